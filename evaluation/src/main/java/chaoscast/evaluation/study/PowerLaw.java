package chaoscast.evaluation.study;

import java.util.List;
import java.util.OptionalDouble;
import org.hipparchus.stat.regression.SimpleRegression;

/// How a measured quantity y grows with size n: y ∝ n^p, p by least squares on the logarithms.
public final class PowerLaw {
  private PowerLaw() {}

  /// @param sizes  n > 0
  /// @param values y, one a size; those that are not positive are left out
  /// @return p; empty with fewer than three sizes
  public static OptionalDouble exponent(List<Double> sizes, List<Double> values) {
    var line = new SimpleRegression();
    for (int i = 0; i < sizes.size(); i++) {
      if (values.get(i) > 0) {
        line.addData(Math.log(sizes.get(i)), Math.log(values.get(i)));
      }
    }
    return line.getN() < 3 ? OptionalDouble.empty() : OptionalDouble.of(line.getSlope());
  }
}
