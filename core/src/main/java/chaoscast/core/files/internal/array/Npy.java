package chaoscast.core.files.internal.array;

import chaoscast.core.InputException;
import chaoscast.core.files.AtomicFile;
import chaoscast.core.files.TrajectorySource;
import chaoscast.core.files.table.TableColumn;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// NumPy's format for one array, NEP 1: a magic word, a header that is a Python dictionary, the
/// numbers.
///
/// Source: R. Kern, A simple file format for NumPy arrays, NumPy Enhancement Proposal 1 (2007).
public final class Npy {
  /// First bytes of every file.
  public static final long MAGIC = 0x93_4e_55_4d_50_59L; // \x93NUMPY
  private static final int HEADER_LIMIT = 1 << 20;
  private static final int BUFFER = 1 << 16;
  private static final Pattern DESCRIPTION =
      Pattern.compile("'descr'\\s*:\\s*(?:'([^']*)'|(\\[.*?\\]))\\s*,\\s*'fortran_order'");
  /// A name, or a title and a name; a type; how many of it.
  private static final Pattern FIELD =
      Pattern.compile(
          "\\(\\s*(?:'([^']*)'|\\(\\s*'[^']*'\\s*,\\s*'([^']*)'\\s*\\))\\s*,\\s*'([^']*)'\\s*"
              + "(?:,\\s*(?:\\(([\\d,\\s]*)\\)|(\\d+))\\s*)?\\)");
  private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^)]*)\\)");

  private Npy() {}

  /// @param name  of the array, or empty
  /// @param in    read up to the array's end
  /// @param limit most bytes that there can be
  /// @return the array; the fields of a structured one become arrays of their own
  public static List<NamedArray> read(String name, InputStream in, long limit)
      throws IOException {
    try {
      return readWhole(name, in, limit);
    } catch (EOFException e) {
      throw new InputException("%s must be whole but ends early".formatted(label(name)), e);
    }
  }

  private static List<NamedArray> readWhole(String name, InputStream in, long limit)
      throws IOException {
    var data = new DataInputStream(in);
    byte[] start = new byte[8];
    data.readFully(start);
    int length = start[6] == 1
        ? Short.toUnsignedInt(Short.reverseBytes(data.readShort()))
        : Integer.reverseBytes(data.readInt());
    if (length < 0 || length > HEADER_LIMIT) {
      throw new InputException("the header of %s must be ≤ 1 MB".formatted(label(name)));
    }
    byte[] bytes = new byte[length];
    data.readFully(bytes);
    String header = new String(bytes, StandardCharsets.UTF_8);
    int[] shape = shape(name, header);
    List<NpyField> fields = fields(name, header);
    long size = size(shape);
    int record = fields.stream().mapToInt(NpyField::bytes).sum();
    if (size > Integer.MAX_VALUE - 8 || size > limit / record) {
      throw new InputException(
          "%s must hold as many numbers as its header says, %d, but the file is smaller or has more"
              .formatted(label(name), size) + " than can be read");
    }
    double[][] values = new double[fields.size()][];
    for (int field = 0; field < values.length; field++) {
      values[field] = new double[fields.get(field).isNumber() ? (int) size : 0];
    }
    byte[] chunk = new byte[Math.max(record, BUFFER / record * record)];
    for (int at = 0; at < size;) {
      int count = (int) Math.min(chunk.length / record, size - at);
      data.readFully(chunk, 0, count * record);
      ByteBuffer buffer = ByteBuffer.wrap(chunk);
      for (int i = 0; i < count; i++) {
        for (int field = 0; field < values.length; field++) {
          NpyField one = fields.get(field);
          if (one.isNumber()) {
            values[field][at + i] = one.read(buffer);
          } else {
            buffer.position(buffer.position() + one.bytes());
          }
        }
      }
      at += count;
    }
    boolean fortran = find(name, FORTRAN, header).group(1).equals("True");
    var arrays = new ArrayList<NamedArray>();
    for (int field = 0; field < values.length; field++) {
      double[] one = values[field];
      NpyField which = fields.get(field);
      if (which.isNumber()) {
        arrays.add(
            new NamedArray(which.name().isEmpty() ? name : which.name(), shape, fortran, () -> one,
                which.digits(), which.isDate() ? NamedArray.Facts.DATES : NamedArray.Facts.NONE));
      }
    }
    return arrays;
  }

  /// Writes the states as steps × dimension, float64. Step, start and names are not kept.
  ///
  /// @param source used up
  public static void write(TrajectorySource source, Path file) {
    AtomicFile.write(
        file,
        temporary -> {
          try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
            write(source, out);
          }
        });
  }

  private static void write(TrajectorySource source, OutputStream out) throws IOException {
    int dimension = source.names().size();
    String header =
        "{'descr': '<f8', 'fortran_order': False, 'shape': (%d, %d), }"
            .formatted(source.steps(), dimension);
    int length = Math.ceilDiv(10 + header.length() + 1, 64) * 64 - 10;
    String padded = header + " ".repeat(length - header.length() - 1) + "\n";
    ByteBuffer start = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
    start.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put((byte) 1)
        .put((byte) 0).putShort((short) length);
    out.write(start.array());
    out.write(padded.getBytes(StandardCharsets.US_ASCII));
    double[] state = new double[dimension];
    ByteBuffer row = ByteBuffer.allocate(8 * dimension).order(ByteOrder.LITTLE_ENDIAN);
    for (int step = 0; step < source.steps(); step++) {
      source.next(state);
      row.clear();
      for (double value : state) {
        row.putDouble(value);
      }
      out.write(row.array());
    }
  }

  private static String label(String name) {
    return name.isEmpty() ? "the array" : "array " + name;
  }

  /// @return how many numbers an array of that shape has; only part of them once they are too many to read
  private static long size(int[] shape) {
    if (Arrays.stream(shape).anyMatch(length -> length == 0)) {
      return 0;
    }
    long size = 1;
    for (int length : shape) {
      size = size > Integer.MAX_VALUE ? size : size * length;
    }
    return size;
  }

  private static int[] shape(String name, String header) {
    String text = find(name, SHAPE, header).group(1);
    try {
      return Arrays.stream(text.split(","))
          .map(String::strip)
          .filter(one -> !one.isEmpty())
          .mapToInt(Npy::length)
          .toArray();
    } catch (NumberFormatException e) {
      throw new InputException(
          "the shape of %s must be sizes but was (%s)".formatted(label(name), text), e);
    }
  }

  private static int length(String text) {
    if (text.startsWith("-")) {
      throw new NumberFormatException(text);
    }
    return Integer.parseInt(text.replaceFirst("[lL]$", "")); // as Python 2 writes it
  }

  private static List<NpyField> fields(String name, String header) {
    Matcher description = find(name, DESCRIPTION, header);
    if (description.group(1) != null) {
      return List.of(NpyField.only(description.group(1)));
    }
    String list = description.group(2);
    if (!FIELD.matcher(list).replaceAll("").matches("[\\[\\],\\s]*")) {
      throw new InputException(
          "the fields of %s must be numbers, words or arrays of these but are %s"
              .formatted(label(name), TableColumn.shown(list)));
    }
    var fields = new ArrayList<NpyField>();
    Matcher field = FIELD.matcher(list);
    while (field.find()) {
      String own = field.group(1) == null ? field.group(2) : field.group(1);
      String sizes = field.group(4) == null ? field.group(5) : field.group(4);
      long count = sizes == null ? 1 : size(shape("field " + own, "'shape': (" + sizes + ")"));
      if (count > HEADER_LIMIT) {
        throw new InputException(
            "field %s of %s must have ≤ %d numbers but has %d"
                .formatted(own, label(name), HEADER_LIMIT, count));
      }
      for (int i = 0; i < count; i++) {
        fields.add(NpyField.of(sizes == null ? own : own + i, field.group(3)));
      }
    }
    if (fields.stream().noneMatch(NpyField::isNumber)) {
      throw new InputException(
          "%s must hold numbers but its header names none".formatted(label(name)));
    }
    return fields;
  }

  private static Matcher find(String name, Pattern pattern, String header) {
    Matcher matcher = pattern.matcher(header);
    if (!matcher.find()) {
      throw new InputException(
          "%s must begin with the header of an NPY array".formatted(label(name)));
    }
    return matcher;
  }
}
