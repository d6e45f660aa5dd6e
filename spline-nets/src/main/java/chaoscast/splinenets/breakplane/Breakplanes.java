package chaoscast.splinenets.breakplane;

import chaoscast.core.InputException;
import chaoscast.core.files.ModelFile;
import chaoscast.core.linalg.DenseMatrix;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Oriented breakplanes {x : ξ·x = β}, |ξ| = 1, one a neuron. Neurons may share a direction.
///
/// @param directions  unit normals ξ, directions × dimension; not modified
/// @param directionOf each neuron's direction; not modified
/// @param breakpoints each neuron's β; not modified
public record Breakplanes(DenseMatrix directions, int[] directionOf, double[] breakpoints) {

  public Breakplanes {
    if (directionOf.length != breakpoints.length) {
      throw new InputException(
          "there must be as many directions of neurons as breakpoints, %d, but there are %d"
              .formatted(breakpoints.length, directionOf.length));
    }
    for (int direction : directionOf) {
      if (direction < 0 || direction >= directions.rows()) {
        throw new InputException(
            "a neuron's direction must be in [0, %d) but was %d"
                .formatted(directions.rows(), direction));
      }
    }
  }

  /// Breakplanes that share no direction.
  ///
  /// @param directions  unit normals, one a neuron; not modified
  /// @param breakpoints as many; not modified
  public static Breakplanes ofOwn(double[][] directions, double[] breakpoints) {
    int[] own = IntStream.range(0, breakpoints.length).toArray();
    return new Breakplanes(block(directions), own, breakpoints);
  }

  /// Breakplanes along directions that they share.
  ///
  /// @param directions  unit normals; not modified
  /// @param breakpoints those along each direction; not modified
  public static Breakplanes along(double[][] directions, double[][] breakpoints) {
    int[] directionOf =
        IntStream.range(0, directions.length)
            .flatMap(d -> IntStream.generate(() -> d).limit(breakpoints[d].length))
            .toArray();
    double[] all = Arrays.stream(breakpoints).flatMapToDouble(Arrays::stream).toArray();
    return new Breakplanes(block(directions), directionOf, all);
  }

  private static DenseMatrix block(double[][] rows) {
    double[] values = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    return DenseMatrix.of(values, rows.length, rows[0].length);
  }

  public int count() {
    return breakpoints.length;
  }

  public int dimension() {
    return directions.columns();
  }

  /// @return a copy of the neuron's ξ
  public double[] normal(int neuron) {
    double[] normal = new double[dimension()];
    for (int i = 0; i < normal.length; i++) {
      normal[i] = directions.get(directionOf[neuron], i);
    }
    return normal;
  }

  void write(ModelFile group) {
    group.put("directions", directions.toArray(), directions.rows(), directions.columns());
    group.put("directionOf", directionOf);
    group.put("breakpoints", breakpoints, breakpoints.length);
  }

  static Breakplanes read(ModelFile group) {
    return new Breakplanes(
        group.matrix("directions"),
        group.ints("directionOf"),
        group.doubles("breakpoints"));
  }
}
