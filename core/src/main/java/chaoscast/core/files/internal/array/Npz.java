package chaoscast.core.files.internal.array;

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
    return arrays;
  }

  /// Words and objects beside the numbers are passed over.
  private static void add(
      String name, InputStream in, long limit, List<NamedArray> arrays, List<String> others)
      throws IOException {
    try {
      arrays.addAll(Npy.read(name, in, limit));
    } catch (chaoscast.core.InputException e) {
      if (!e.getMessage().contains("real numbers")) {
        throw e;
      }
      others.add(
          "%s, which %s".formatted(name, e.getMessage().replaceFirst(".*? but (?=holds)", "")));
    }
  }
}
