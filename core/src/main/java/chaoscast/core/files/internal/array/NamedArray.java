package chaoscast.core.files.internal.array;

import chaoscast.core.files.table.Digits;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// An array of numbers in a file, read when it is asked for.
///
/// @param name        within the file, such as `/train/x` or `data.x`
/// @param shape       0 to 3 sizes, more where dimensions are named; a scalar has none
/// @param columnMajor whether the first index runs fastest, as in MATLAB and Fortran
/// @param values      reads them all, in that order
/// @param digits      precision of the numbers
/// @param facts       what the file says of the array
public record NamedArray(
    String name,
    int[] shape,
    boolean columnMajor,
    Supplier<double[]> values,
    Digits digits,
    Facts facts) {

  /// What a file says of an array.
  ///
  /// @param timeStep  Δt
  /// @param said      by what
  /// @param fills     values that stand for none
  /// @param packing   how numbers are stored
  /// @param names     of the columns, or nothing
  /// @param dates     whether the values are seconds since 1970-01-01 UTC
  /// @param dimensions their names, one a dimension, or nothing
  public record Facts(
      OptionalDouble timeStep,
      String said,
      List<Double> fills,
      Packing packing,
      List<String> names,
      boolean dates,
      List<String> dimensions) {
    /// Nothing.
    public static final Facts NONE =
        new Facts(OptionalDouble.empty(), "", List.of(), Packing.NONE, List.of(), false);
    /// Nothing but that values are dates.
    public static final Facts DATES =
        new Facts(OptionalDouble.empty(), "", List.of(), Packing.NONE, List.of(), true);

    public Facts {
      fills = List.copyOf(fills);
      names = List.copyOf(names);
      dimensions = List.copyOf(dimensions);
    }

    /// Without names of dimensions.
    public Facts(
        OptionalDouble timeStep,
        String said,
        List<Double> fills,
        Packing packing,
        List<String> names,
        boolean dates) {
      this(timeStep, said, fills, packing, names, dates, List.of());
    }

    /// @return the same with names of the dimensions
    public Facts withDimensions(List<String> named) {
      return new Facts(timeStep, said, fills, packing, names, dates, named);
    }

    /// @return nothing but Δt and what says it
    public static Facts step(double timeStep, String said) {
      return new Facts(
          OptionalDouble.of(timeStep), said, List.of(), Packing.NONE, List.of(), false);
    }

    /// @return the same with names of the columns
    public Facts withNames(List<String> columns) {
      return new Facts(timeStep, said, fills, packing, columns, dates, dimensions);
    }
  }

  /// A value is stored number · scale + offset.
  ///
  /// Source: B. Eaton et al., NetCDF Climate and Forecast (CF) Metadata Conventions, section 8.1.
  public record Packing(double scale, double offset) {
    /// Numbers are values.
    public static final Packing NONE = new Packing(1, 0);

    /// @return values of another packing, packed so once more
    public Packing of(Packing inner) {
      return new Packing(scale * inner.scale, scale * inner.offset + offset);
    }
  }

  public NamedArray {
    shape = shape.clone();
  }

  @Override
  public int[] shape() {
    return shape.clone();
  }

  public long size() {
    return Arrays.stream(shape).asLongStream().reduce(1, (a, b) -> a * b);
  }

  /// @return dimensions of more than one element
  public int rank() {
    return (int) Arrays.stream(shape).filter(n -> n != 1).count();
  }

  /// @return the last part of its name
  public String shortName() {
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('.')) + 1);
  }

  /// @return what stands before the last part of its name, such as `/run0` of `/run0/x`, or nothing
  String group() {
    return name.substring(0, Math.max(0, name.length() - shortName().length() - 1));
  }

  /// @return `/x (6000 × 3)`
  public String describe() {
    String sizes =
        shape.length == 0
            ? "one number"
            : Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(" × "));
    return (name.isEmpty() ? "the array" : name) + " (" + sizes + ")";
  }

  /// @return all values, the last index running fastest
  double[] rowMajor() {
    double[] raw = values.get();
    if (!columnMajor || rank() < 2) {
      return raw;
    }
    double[] ordered = new double[raw.length];
    int[] index = new int[shape.length];
    for (int target = 0; target < raw.length; target++) {
      int source = 0;
      for (int axis = shape.length - 1; axis >= 0; axis--) {
        source = source * shape[axis] + index[axis];
      }
      ordered[target] = raw[source];
      for (int axis = shape.length - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--) {
        index[axis] = 0;
      }
    }
    return ordered;
  }
}
