package chaoscast.core.files.internal.array;

import chaoscast.core.InputException;
import chaoscast.core.files.table.Digits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Struct;

/// MATLAB files up to version 7 (Level 5): matrices, and those in structs as `struct.field`. Complex,
/// sparse and textual variables are passed over.
public final class MatlabFile {
  private MatlabFile() {}

  public static List<NamedArray> read(Path file) throws IOException {
    MatlabSizes.require(file);
    var arrays = new ArrayList<NamedArray>();
    try (MatFile mat = Mat5.readFromFile(file.toFile())) {
      for (MatFile.Entry entry : mat.getEntries()) {
        add(entry.getName(), entry.getValue(), arrays);
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

  private static void add(String name, Array array, List<NamedArray> arrays) {
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
    } else if (array instanceof Struct struct && struct.getNumElements() == 1) {
      for (String field : struct.getFieldNames()) {
        add(name + "." + field, struct.get(field), arrays);
      }
    }
  }
}
