package chaoscast.d2r2.extended;

import chaoscast.core.InputException;
import chaoscast.core.bigfloat.BigFloat;
import chaoscast.core.bigfloat.BigFloatFormat;
import chaoscast.core.bigfloat.BigFloatKernel;
import chaoscast.core.extended.ExtendedTrajectory;
import chaoscast.core.files.ModelFile;
import chaoscast.core.scaling.Scaling;
import java.util.Arrays;

/// z_i = (x_i − offset_i) · 2^(−power_i): numbers near one for the regression, nearly without rounding.
///
/// @param offset one a variable, short numbers
/// @param power  one a variable
record Units(double[] offset, int[] power) {
  /// @param dimension number of variables
  /// @return z = x
  static Units none(int dimension) {
    return new Units(new double[dimension], new int[dimension]);
  }

  /// @return D
  int dimension() {
    return offset.length;
  }

  /// @return means, as whole numbers of units, and the powers of two next to the standard deviations
  static Units of(ExtendedTrajectory data) {
    int dimension = data.dimension();
    var rounded = data.rounded();
    double[] offset = new double[dimension];
    int[] power = new int[dimension];
    for (int i = 0; i < dimension; i++) {
      double mean = 0;
      double squares = 0;
      for (int step = 0; step < data.steps(); step++) {
        double before = rounded.get(step, i) - mean;
        mean += before / (step + 1);
        squares += before * (rounded.get(step, i) - mean);
      }
      double deviation = Math.sqrt(squares / data.steps());
      power[i] = deviation > 0 ? (int) Math.rint(Math.log(deviation) / Math.log(2)) : 0;
      offset[i] = Math.scalb(Math.rint(Math.scalb(mean, -power[i])), power[i]);
    }
    return new Units(offset, power);
  }

  /// @param state D numbers; modified: z in place of x
  void scale(BigFloatFormat format, BigFloatKernel kernel, long[] state) {
    long[] shift = new long[format.words()];
    for (int i = 0; i < power.length; i++) {
      int at = i * format.words();
      kernel.set(offset[i], shift, 0);
      kernel.subtract(state, at, shift, 0, state, at);
      kernel.scale(state, at, -power[i], state, at);
    }
  }

  /// @param z     D numbers; not modified
  /// @param state D numbers; modified: x
  void unscale(BigFloatFormat format, BigFloatKernel kernel, long[] z, long[] state) {
    long[] shift = new long[format.words()];
    for (int i = 0; i < power.length; i++) {
      int at = i * format.words();
      kernel.set(offset[i], shift, 0);
      kernel.scale(z, at, power[i], state, at);
      kernel.add(state, at, shift, 0, state, at);
    }
  }

  /// @return every state of a trajectory as z
  ExtendedTrajectory scaled(ExtendedTrajectory data) {
    BigFloatFormat format = data.format();
    BigFloatKernel kernel = format.kernel();
    int length = data.dimension() * format.words();
    long[] all = new long[data.steps() * length];
    long[] state = new long[length];
    for (int step = 0; step < data.steps(); step++) {
      data.copyState(step, state);
      scale(format, kernel, state);
      System.arraycopy(state, 0, all, step * length, length);
    }
    return new ExtendedTrajectory(format, data.dimension(), data.timeStep(), all);
  }

  /// @return the same as a scaling of doubles
  Scaling scaling() {
    return new Scaling(
        offset.clone(), Arrays.stream(power).mapToDouble(p -> Math.scalb(1.0, p)).toArray());
  }

  /// @param file modified
  void write(ModelFile file) {
    file.put("offset", offset);
    file.put("power", power);
  }

  /// @return what [#write] wrote
  static Units read(ModelFile file, int dimension) {
    double[] offset = file.doubles("offset", dimension);
    int[] power = file.ints("power");
    if (power.length != dimension) {
      throw new InputException(
          "power must be %d numbers but are %d".formatted(dimension, power.length));
    }
    return new Units(offset, power);
  }

  /// @return log₁₀ |x|; −∞ for zero
  static double digits(BigFloat x) {
    return x.isZero()
        ? Double.NEGATIVE_INFINITY
        : x.getExponent() * Math.log10(2)
            + Math.log10(Math.abs(x.scalb(-x.getExponent()).getReal()));
  }
}
