package chaoscast.esn;

import chaoscast.core.Requirements;
import chaoscast.core.options.Meaning;
import chaoscast.core.training.MemoryOptions;
import chaoscast.core.training.ReadoutOptions;

/// Options of an echo state network.
///
/// @param nodes          number of reservoir nodes, ≥ 4
/// @param spectralRadius greatest modulus of the recurrent matrix's eigenvalues, ≥ 0
/// @param inDegree       mean number of recurrent inputs of a node, > 0
/// @param inputScaling   input weights are uniform in (−inputScaling, inputScaling), > 0
/// @param features       what the readout sees of the nodes
/// @param leakRate       α in r ← (1 − α) r + α tanh(…), in (0, 1]
/// @param bias           biases are uniform in (−bias, bias), ≥ 0
/// @param memory         how the reservoir is driven
/// @param readout        how the readout is fitted
public record EsnOptions(
    @Meaning("number of reservoir nodes, ≥ 4") int nodes,
    @Meaning("spectral radius of the recurrent matrix, ≥ 0") double spectralRadius,
    @Meaning("mean number of recurrent inputs of a node, > 0") double inDegree,
    @Meaning("input weights are uniform in ± this, > 0") double inputScaling,
    @Meaning("what the readout sees: the nodes, every second squared, or products of neighbours") FeatureTransform features,
    @Meaning("leak rate in (0, 1]; 1: no leak") double leakRate,
    @Meaning("biases are uniform in ± this, ≥ 0") double bias,
    MemoryOptions memory,
    ReadoutOptions readout) {

  /// Low spectral radius, as in arXiv:1906.08829 and doi:10.1098/rsta.2020.0246.
  public static final EsnOptions LOW =
      new EsnOptions(
          1500,
          0.1,
          3,
          0.5,
          FeatureTransform.PRODUCTS,
          1,
          0,
          new MemoryOptions(0, 0, 50),
          ReadoutOptions.PAPER);

  /// High spectral radius, as in doi:10.1103/PhysRevLett.120.024102 and doi:10.1098/rsta.2020.0246.
  public static final EsnOptions HIGH =
      new EsnOptions(
          1500,
          1.2,
          6,
          0.1,
          FeatureTransform.SQUARES,
          1,
          0,
          new MemoryOptions(0, 0, 50),
          ReadoutOptions.PAPER);

  public EsnOptions {
    Requirements.requireAtLeast("nodes", 4, nodes);
    Requirements.requireNonNegative("spectralRadius", spectralRadius);
    Requirements.requirePositive("inDegree", inDegree);
    Requirements.requireBetween("inDegree", 0, nodes, inDegree);
    Requirements.requirePositive("inputScaling", inputScaling);
    Requirements.requirePositive("leakRate", leakRate);
    Requirements.requireBetween("leakRate", 0, 1, leakRate);
    Requirements.requireNonNegative("bias", bias);
  }
}
