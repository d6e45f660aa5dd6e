package chaoscast.core.files;

import chaoscast.core.Activity;
import chaoscast.core.InputException;
import chaoscast.core.files.internal.array.ArrayTables;
import chaoscast.core.files.internal.array.MatlabFile;
import chaoscast.core.files.internal.array.Npy;
import chaoscast.core.files.internal.array.Npz;
import chaoscast.core.files.internal.csv.CsvTables;
import chaoscast.core.files.internal.hdf5.Hdf5;
import chaoscast.core.files.internal.hdf5.Hdf5Tables;
import chaoscast.core.files.table.ReadingOptions;
import chaoscast.core.files.table.Table;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Tables in files of every format, which the content says, not the name: HDF5 with NetCDF-4 and MATLAB
/// v7.3, MATLAB v5, NPY, NPZ, and text, all but HDF5 and MATLAB packed by gzip too. Pipes are read once.
public final class TableFiles {
  private static final int PEEK = 128;
  private static final Pattern JSON =
      Pattern.compile("\\s*(\\[\\s*)?\\{\\s*\"");
  private static final byte[] ZIP = {'P', 'K', 3, 4};

  private TableFiles() {}

  /// What the first bytes of a file say it is.
  private enum Content {
    HDF5,
    MATLAB,
    NPY,
    NPZ,
    /// One of the others, packed by gzip.
    PACKED,
    TEXT
  }

  /// What is not read, by how it begins, and what to do with it.
  private enum Foreign {
    PARQUET("PAR1", "Parquet",
        "pandas.read_parquet(OLD).to_csv(NEW, index=False) makes a CSV of it"),
    ARROW("ARROW1", "Arrow or Feather",
        "pandas.read_feather(OLD).to_csv(NEW, index=False) makes a CSV of it"),
    SQLITE("SQLite format 3", "an SQLite data base",
        "sqlite3 -csv -header OLD 'SELECT …' makes a CSV of it"),
    OLD_EXCEL("\u00d0\u00cf\u0011\u00e0", "a spreadsheet (XLS)", "save it as CSV"),
    BZIP2("BZh", "packed by bzip2", "bunzip2 unpacks it"),
    XZ("\u00fd7zXZ", "packed by xz", "unxz unpacks it"),
    ZSTD("(\u00b5/\u00fd", "packed by zstd", "unzstd unpacks it"),
    SEVEN_ZIP("7z\u00bc\u00af", "a 7-Zip archive", "unpack it"),
    PDF("%PDF-", "PDF", "give a table of numbers"),
    RDS("X\n", "R's own format (RDS)", "write.csv(readRDS(OLD), NEW) makes a CSV of it"),
    RDATA("RDX", "R's own format (RData)", "load it in R and write.csv its table"),
    PICKLE("\u0080\u0004\u0095", "a pickle of Python",
        "pandas.read_pickle(OLD).to_csv(NEW) makes a CSV of it"),
    PICKLE_5("\u0080\u0005\u0095", "a pickle of Python",
        "pandas.read_pickle(OLD).to_csv(NEW) makes a CSV of it");

    private final String start;
    private final String words;
    private final String cure;

    Foreign(String start, String words, String cure) {
      this.start = start;
      this.words = words;
      this.cure = cure;
    }

    /// Text may begin alike, as a header `X` or `PAR1` does, but has no control characters but white space.
    ///
    /// @param head first bytes of a file, one character each
    static Optional<Foreign> of(String head) {
      boolean binary = head.chars().anyMatch(c -> c < ' ' && !Character.isWhitespace(c));
      return Arrays.stream(values())
          .filter(format -> head.startsWith(format.start) && (binary || format == PDF))
          .findFirst();
    }
  }

  /// @return one table, or one a trajectory
  /// @throws InputException if the file cannot be used, naming it and the reason
  public static List<Table> read(Path file, ReadingOptions options) {
    InputFile.requireReadable(file);
    try {
      return Files.isRegularFile(file) ? ofFile(file, options) : ofStream(file, options);
    } catch (InputException e) {
      boolean named = e.getMessage().contains(file.toString());
      throw named ? e : new InputException(file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new InputException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static List<Table> ofFile(Path file, ReadingOptions options) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      Content content = Hdf5.isHdf5(file) ? Content.HDF5 : content(in, file);
      return switch (content) {
        case HDF5 -> Hdf5Tables.read(file, options);
        case MATLAB -> {
          var others = new ArrayList<String>();
          yield ArrayTables.of(file, "MATLAB v5", MatlabFile.read(file, others), others, options);
        }
        case NPZ -> {
          var others = new ArrayList<String>();
          yield ArrayTables.of(file, "NPZ", Npz.read(file, others), others, options);
        }
        case NPY -> ArrayTables.of(
            file, "NPY", Npy.read("", in, Files.size(file)), List.of(), options);
        case PACKED -> ofCopy(file, new GZIPInputStream(in, 1 << 16), options);
        case TEXT -> List.of(CsvTables.read(file, in, options, Files.size(file)));
      };
    }
  }

  /// A pipe or a device, which can be read once and forwards only.
  private static List<Table> ofStream(Path file, ReadingOptions options) throws IOException {
    try (InputStream in = opened(file)) {
      in.mark(PEEK);
      byte[] head = in.readNBytes(PEEK);
      in.reset();
      boolean hdf5 = head.length > 3 && head[0] == (byte) 0x89 && head[1] == 'H';
      Content content = hdf5 ? Content.HDF5 : content(in, file);
      if (content == Content.TEXT) {
        return List.of(CsvTables.read(file, in, options, 0));
      }
      return ofCopy(
          file, content == Content.PACKED ? new GZIPInputStream(in, 1 << 16) : in, options);
    }
  }

  /// Formats that are not read front to back. The copy is named by nobody.
  private static List<Table> ofCopy(Path file, InputStream in, ReadingOptions options)
      throws IOException {
    Path copy = TemporaryFiles.inSystemFolder();
    try {
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
      return ofFile(copy, options).stream().map(table -> table.withFile(file)).toList();
    } catch (InputException e) {
      String message = e.getMessage().replace(copy.toString(), file.toString());
      throw new InputException(message, e);
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  /// @return the stream once its first byte has come, which may take as long as another program does
  private static InputStream opened(Path file) throws IOException {
    try {
      return Activity.awaiting(
          "data from " + file,
          () -> {
            var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
            in.mark(1);
            in.read();
            in.reset();
            return in;
          });
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("a stream is opened without other exceptions", e);
    }
  }

  private static InputException unread(Path file, String what, String cure) {
    return new InputException(
        "%s must be a format that is read (text, NPY, NPZ, HDF5, NetCDF-4, MATLAB) but is %s"
            .formatted(file, what),
        cure);
  }

  /// @param in a stream that begins like gzip and is not read further
  private static Content packed(InputStream in, Path file) throws IOException {
    in.mark(1 << 16);
    try {
      byte[] head = new GZIPInputStream(in, PEEK).readNBytes(8);
      boolean hdf5 = head.length > 3 && head[0] == (byte) 0x89 && head[1] == 'H';
      boolean npy = head.length >= 8 && ByteBuffer.wrap(head).getLong() >>> 16 == Npy.MAGIC;
      boolean zip = head.length >= 4 && Arrays.equals(head, 0, 4, ZIP, 0, 4);
      String text = new String(head, StandardCharsets.ISO_8859_1);
      Optional<Foreign> foreign = Foreign.of(text);
      if (foreign.isPresent()) {
        throw unread(file, foreign.get().words, foreign.get().cure);
      }
      return hdf5 || npy || zip || text.startsWith("MATLAB") ? Content.PACKED : Content.TEXT;
    } catch (EOFException | ZipException e) {
      return Content.TEXT; // whose reader says what is wrong
    } finally {
      in.reset();
    }
  }

  private static Content content(InputStream in, Path file) throws IOException {
    in.mark(PEEK);
    byte[] head = in.readNBytes(PEEK);
    in.reset();
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (head.length >= 8 && ByteBuffer.wrap(head).getLong() >>> 16 == Npy.MAGIC) {
      return Content.NPY;
    }
    if (head.length >= 4 && Arrays.equals(head, 0, 4, ZIP, 0, 4)) {
      return Content.NPZ;
    }
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (head.length == PEEK && (text.endsWith("IM") || text.endsWith("MI"))
        && text.startsWith("MATLAB")) {
      return Content.MATLAB;
    }
    if (text.startsWith("CDF\u0001") || text.startsWith("CDF\u0002")
        || text.startsWith("CDF\u0005")) {
      throw new InputException(
          "%s must be NetCDF-4 but is classic NetCDF: nccopy -k nc4 OLD NEW converts it"
              .formatted(file));
    }
    if (head.length > 2 && head[0] == 0x1f && head[1] == (byte) 0x8b) {
      return packed(in, file);
    }
    Optional<Foreign> foreign = Foreign.of(text);
    if (foreign.isPresent()) {
      throw unread(file, foreign.get().words, foreign.get().cure);
    }
    if (JSON.matcher(text).lookingAt()) {
      throw unread(
          file, "JSON",
          "pandas.read_json(OLD%s).to_csv(NEW, index=False) makes a CSV of records"
              .formatted(text.stripLeading().startsWith("[") ? "" : ", lines=True"));
    }
    for (String ending : List.of(".h5", ".hdf5", ".nc", ".npy", ".npz", ".mat")) {
      if (name.endsWith(ending)) {
        String format = ending.equals(".mat") ? "a MATLAB file (v5 or v7.3)"
            : ending.equals(".npy") || ending.equals(".npz") ? "a NumPy file" : "an HDF5 file";
        throw new InputException(
            "%s must be %s but %s"
                .formatted(file, format,
                    head.length == 0 ? "is empty" : "does not begin like one"));
      }
    }
    return Content.TEXT;
  }
}
