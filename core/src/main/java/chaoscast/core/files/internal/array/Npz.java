package chaoscast.core.files.internal.array;

import chaoscast.core.InputException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// NumPy's archive of arrays: a zip file with one NPY file an array.
public final class Npz {
  /// Packed zeros shrink a thousandfold.
  static final long EXPANSION = 1100;

  private Npz() {}

  /// @param others gets what is passed over, for messages
  public static List<NamedArray> read(Path file, List<String> others) throws IOException {
    var arrays = new ArrayList<NamedArray>();
    try (var zip = new ZipFile(file.toFile())) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (entry.getName().endsWith(".npy")) {
          try (InputStream in = new BufferedInputStream(zip.getInputStream(entry))) {
            String name = entry.getName().substring(0, entry.getName().length() - 4);
            long limit = Math.max(entry.getSize(), EXPANSION * entry.getCompressedSize());
            add(name, in, limit, arrays, others);
          }
        }
      }
    }
    if (arrays.isEmpty() && others.isEmpty()) {
      throw foreign(file);
    }
    return arrays;
  }

  /// An archive without an array may be a spreadsheet.
  private static InputException foreign(Path file) throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      List<String> names = zip.stream().map(ZipEntry::getName).toList();
      if (names.contains("[Content_Types].xml") || names.contains("mimetype")) {
        return new InputException(
            "%s must be a format that is read but is a spreadsheet".formatted(file),
            "save it as CSV");
      }
      return new InputException(
          "%s must hold arrays (.npy) but is an archive of %s"
              .formatted(file, names.isEmpty() ? "nothing"
                  : String.join(", ", names.subList(0, Math.min(3, names.size())))),
          "unpack it and give what is in it");
    }
  }

  /// Words and objects beside the numbers are passed over.
  private static void add(
      String name, InputStream in, long limit, List<NamedArray> arrays, List<String> others)
      throws IOException {
    try {
      arrays.addAll(Npy.read(name, in, limit));
    } catch (InputException e) {
      if (!e.getMessage().contains("real numbers")) {
        throw e;
      }
      others.add(
          "%s, which %s".formatted(name, e.getMessage().replaceFirst(".*? but (?=holds)", "")));
    }
  }
}
