package chaoscast.splinenets.initialisation;

import static chaoscast.splinenets.initialisation.LayerInitialisation.Shape.GAUSSIAN;
import static chaoscast.splinenets.initialisation.LayerInitialisation.Shape.UNIFORM;

import chaoscast.core.Requirements;
import chaoscast.splinenets.initialisation.LayerInitialisation.Shape;

/// The initialisations that libraries use, for a network of one input, H neurons and one output.
///
/// Under He and Glorot the biases are drawn like the input weights: biases of 0, the other custom,
/// would put every breakpoint at the origin.
public enum StandardScheme {
  /// σ_w² = 2, σ_v² = 2/H (K. He et al., Delving deep into rectifiers, 2015,
  /// doi:10.1109/ICCV.2015.123).
  HE_GAUSSIAN,
  /// Uniforms of the same variances: a² = 3 σ².
  HE_UNIFORM,
  /// σ_w² = σ_v² = 2/(H + 1) (X. Glorot, Y. Bengio, Understanding the difficulty of training deep
  /// feedforward neural networks, AISTATS 2010).
  GLOROT_GAUSSIAN,
  /// Uniforms of the same variances: a² = 3 σ².
  GLOROT_UNIFORM,
  /// PyTorch's `nn.Linear`: weights and biases of a layer uniform in ± 1/√(number of its inputs).
  /// Its b₀, which only shifts the function, is left at 0 here too.
  PYTORCH;

  /// @param neurons H ≥ 1
  /// @return the scales at that width
  public LayerInitialisation at(int neurons) {
    Requirements.requireAtLeast("neurons", 1, neurons);
    double he = 2.0 / neurons;
    double glorot = 2.0 / (neurons + 1);
    return switch (this) {
      case HE_GAUSSIAN -> ofVariances(GAUSSIAN, 2, he);
      case HE_UNIFORM -> ofVariances(UNIFORM, 2, he);
      case GLOROT_GAUSSIAN -> ofVariances(GAUSSIAN, glorot, glorot);
      case GLOROT_UNIFORM -> ofVariances(UNIFORM, glorot, glorot);
      case PYTORCH -> new LayerInitialisation(UNIFORM, 1, 1, 1 / Math.sqrt(neurons));
    };
  }

  private static LayerInitialisation ofVariances(Shape shape, double input, double output) {
    double width = shape == UNIFORM ? 3 : 1;
    double inputScale = Math.sqrt(width * input);
    return new LayerInitialisation(shape, inputScale, inputScale, Math.sqrt(width * output));
  }
}
