package chaoscast.d2r2;

import chaoscast.core.Trajectory;
import chaoscast.core.files.ModelFile;
import chaoscast.core.scaling.Scaling;
import chaoscast.core.training.DelayMap;
import chaoscast.core.training.FeatureMap;
import chaoscast.core.training.MemorylessFeatureMap;
import chaoscast.core.training.RegressionMemory;
import java.util.Arrays;
import java.util.List;

/// Builds the feature map that the options ask for, and reads it again.
final class PolynomialFeatures {
  private PolynomialFeatures() {}

  /// @param training decides the range of orthogonal polynomials and the units of features
  /// @return features of the state, or of the state and its delays
  static FeatureMap build(D2r2Options options, List<Trajectory> training) {
    int dimension = training.getFirst().dimension();
    RegressionMemory.require("delays", options.delays(), delays -> dimension * (1.0 + delays));
    int variables = dimension * (1 + options.delays());
    if (options.delays() > 0) {
      // a delayed state has the range of the state
      return new DelayMap(
          map(options, variables, perVariable(training, 1 + options.delays())),
          options.delays(),
          options.stride());
    }
    MemorylessFeatureMap map = map(options, variables, perVariable(training, 1));
    return options.featureScaling() == FeatureScaling.RMS
        ? new RmsScaledMap(map, training)
        : map;
  }

  /// @return features of a variable of a ring and its neighbours, all on one range
  static MemorylessFeatureMap buildForStencil(D2r2Options options, List<Trajectory> training) {
    int inputs = training.getFirst().driving();
    int variables = 2 * options.stencil() + 1;
    return map(options, variables + inputs, common(training, variables, inputs));
  }

  private static MemorylessFeatureMap map(D2r2Options options, int variables, Scaling range) {
    int degree = options.fixedDegree();
    MonomialTable.requireMemory(variables, degree);
    return options.basis() == Basis.MONOMIAL
        ? new PolynomialMap(variables, degree)
        : new OrthogonalMap(options.basis(), degree, range);
  }

  /// Reads what a map of this package without delays wrote.
  static MemorylessFeatureMap read(ModelFile group) {
    return group.has("basis") ? OrthogonalMap.read(group) : PolynomialMap.read(group);
  }

  private static Scaling perVariable(List<Trajectory> training, int copies) {
    int dimension = training.getFirst().dimension();
    double[] least = new double[dimension];
    double[] greatest = new double[dimension];
    extremes(training, least, greatest);
    double[] offset = new double[dimension * copies];
    double[] scale = new double[dimension * copies];
    for (int i = 0; i < offset.length; i++) {
      offset[i] = middle(least[i % dimension], greatest[i % dimension]);
      scale[i] = half(least[i % dimension], greatest[i % dimension]);
    }
    return new Scaling(offset, scale);
  }

  /// @param inputs of the training data, which have ranges of their own
  private static Scaling common(List<Trajectory> training, int variables, int inputs) {
    int dimension = training.getFirst().dimension();
    double[] least = new double[dimension];
    double[] greatest = new double[dimension];
    extremes(training, least, greatest);
    int sites = dimension - inputs;
    double low = Arrays.stream(least, 0, sites).min().orElseThrow();
    double high = Arrays.stream(greatest, 0, sites).max().orElseThrow();
    double[] offset = new double[variables + inputs];
    double[] scale = new double[variables + inputs];
    Arrays.fill(offset, middle(low, high));
    Arrays.fill(scale, half(low, high));
    for (int input = 0; input < inputs; input++) {
      offset[variables + input] = middle(least[sites + input], greatest[sites + input]);
      scale[variables + input] = half(least[sites + input], greatest[sites + input]);
    }
    return new Scaling(offset, scale);
  }

  private static void extremes(List<Trajectory> training, double[] least, double[] greatest) {
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    Arrays.fill(greatest, Double.NEGATIVE_INFINITY);
    for (Trajectory trajectory : training) {
      for (int step = 0; step < trajectory.steps(); step++) {
        for (int variable = 0; variable < least.length; variable++) {
          double value = trajectory.get(step, variable);
          least[variable] = Math.min(least[variable], value);
          greatest[variable] = Math.max(greatest[variable], value);
        }
      }
    }
  }

  private static double middle(double low, double high) {
    return low / 2 + high / 2;
  }

  /// A constant variable keeps its unit.
  private static double half(double low, double high) {
    double half = high / 2 - low / 2;
    return half > 0 ? half : 1;
  }
}
