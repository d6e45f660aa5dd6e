package chaoscast.core.files.internal.array;

import chaoscast.core.InputException;
import chaoscast.core.files.table.Digits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Struct;

/// MATLAB files up to version 7 (Level 5): matrices, those in structs as `struct.field`, in arrays of structs as
/// `struct(1).field` and in cells as `cell{1}`. Complex, sparse and textual variables are passed over.
public final class MatlabFile {
  private MatlabFile() {}

  /// @param others gets what is passed over, for messages
  public static List<NamedArray> read(Path file, List<String> others) throws IOException {
    MatlabSizes.require(file);
    var arrays = new ArrayList<NamedArray>();
    try (MatFile mat = Mat5.readFromFile(file.toFile())) {
      for (MatFile.Entry entry : mat.getEntries()) {
        add(entry.getName(), entry.getValue(), arrays, others);
      }
    } catch (InputException e) {
      throw e;
    } catch (RuntimeException e) {
      // Whatever a damaged file makes the library do.
      throw new InputException(
          "%s must be a whole MATLAB file but cannot be read: %s".formatted(file, e.getMessage()),
          e);
    }
    return arrays;
  }

  private static void add(
      String name, Array array, List<NamedArray> arrays, List<String> others) {
    if (array instanceof Matrix matrix && !matrix.isComplex()) {
      double[] values = new double[matrix.getNumElements()];
      for (int i = 0; i < values.length; i++) {
        values[i] = matrix.getDouble(i);
      }
      Digits digits = matrix.getType() == MatlabType.Double ? Digits.BINARY64
          : matrix.getType() == MatlabType.Single ? Digits.BINARY32 : Digits.WHOLE;
      arrays.add(
          new NamedArray(name, matrix.getDimensions(), true, () -> values, digits,
              NamedArray.Facts.NONE));
    } else if (array instanceof Struct struct) {
      int count = struct.getNumElements();
      for (int i = 0; i < count; i++) {
        String one = count == 1 ? name : "%s(%d)".formatted(name, i + 1);
        for (String field : struct.getFieldNames()) {
          add(one + "." + field, struct.get(field, i), arrays, others);
        }
      }
    } else if (array instanceof Cell cell) {
      for (int i = 0; i < cell.getNumElements(); i++) {
        add("%s{%d}".formatted(name, i + 1), cell.get(i), arrays, others);
      }
    } else {
      others.add("%s, which is %s".formatted(name,
          array instanceof Matrix ? "complex"
              : array.getType().toString().toLowerCase(Locale.ROOT)));
    }
  }
}
