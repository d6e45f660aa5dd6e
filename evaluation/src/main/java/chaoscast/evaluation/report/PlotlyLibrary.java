package chaoscast.evaluation.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.util.Base64;
import java.util.Properties;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// Plotly, the library that draws the figures of HTML reports (MIT licence), from its webjar.
final class PlotlyLibrary {
  private static final String POM =
      "/META-INF/maven/org.webjars.npm/plotly.js-dist/pom.properties";
  private static final String FOLDER = "/META-INF/resources/webjars/plotly.js-dist/";

  /// It takes seconds to compress, and a process may write several reports.
  private static SoftReference<String> kept = new SoftReference<>(null);

  private PlotlyLibrary() {}

  /// @return the library's source, compressed by gzip, in Base64: a quarter of its 11 MB
  /// @throws UncheckedIOException if the class path has none
  static synchronized String compressed() {
    String text = kept.get();
    if (text == null) {
      try {
        text = compress();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      kept = new SoftReference<>(text);
    }
    return text;
  }

  private static String compress() throws IOException {
    var properties = new Properties();
    try (InputStream pom = open(POM)) {
      properties.load(pom);
    }
    var bytes = new ByteArrayOutputStream();
    try (InputStream source = open(FOLDER + properties.getProperty("version") + "/plotly.js");
        var gzip = new BestGzip(bytes)) {
      source.transferTo(gzip);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static InputStream open(String path) throws IOException {
    InputStream in = PlotlyLibrary.class.getResourceAsStream(path);
    if (in == null) {
      throw new IOException("the class path must have " + path + " but has not");
    }
    return in;
  }

  private static final class BestGzip extends GZIPOutputStream {
    BestGzip(ByteArrayOutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
