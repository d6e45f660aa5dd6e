package chaoscast.splinenets.initialisation;

import chaoscast.core.Requirements;
import chaoscast.core.Seed;
import chaoscast.splinenets.spline.ReluNetwork;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;

/// Input weights, biases and output weights drawn independently, each layer at its own scale; b₀ =
/// 0.
///
/// Gaussian: w ~ N(0, σ_w²), b ~ N(0, σ_b²), v ~ N(0, σ_v²), the scales being standard deviations.
/// Uniform: w ~ U(−a_w, a_w) and so on, the scales being half-widths.
///
/// Source: section 5 of REFERENCE.md, after doi:10.3389/frai.2022.889981.
///
/// @param shape        Gaussian or uniform
/// @param weight       σ_w or a_w, > 0
/// @param bias         σ_b or a_b, > 0
/// @param outputWeight σ_v or a_v, > 0
public record LayerInitialisation(Shape shape, double weight, double bias, double outputWeight)
    implements Initialisation {

  /// The distribution of one parameter, up to scale.
  public enum Shape {
    GAUSSIAN,
    UNIFORM
  }

  public LayerInitialisation {
    Requirements.requirePositive("weight scale", weight);
    Requirements.requirePositive("bias scale", bias);
    Requirements.requirePositive("output weight scale", outputWeight);
  }

  /// @param factor > 0
  /// @return all three scales times `factor`: small for the adaptive, large for the kernel regime
  public LayerInitialisation scaled(double factor) {
    return new LayerInitialisation(shape, factor * weight, factor * bias, factor * outputWeight);
  }

  @Override
  public ReluNetwork draw(int neurons, Seed seed) {
    Requirements.requireAtLeast("neurons", 1, neurons);
    return new ReluNetwork(
        draws(neurons, weight, seed.child("spline/weights")),
        draws(neurons, bias, seed.child("spline/biases")),
        draws(neurons, outputWeight, seed.child("spline/output-weights")),
        0);
  }

  private double[] draws(int count, double scale, Seed seed) {
    RandomGenerator random = seed.generator();
    return DoubleStream.generate(() -> scale * standard(random)).limit(count).toArray();
  }

  private double standard(RandomGenerator random) {
    return switch (shape) {
      case GAUSSIAN -> random.nextGaussian();
      case UNIFORM -> random.nextDouble(-1, 1);
    };
  }

  @Override
  public JointDensity joint() {
    return switch (shape) {
      case GAUSSIAN -> new GaussianJointDensity(weight, bias, outputWeight);
      case UNIFORM -> new UniformJointDensity(weight, bias, outputWeight);
    };
  }

  /// E μ⁴ = 9 (σ_w σ_v)⁴ for Gaussians, (a_w a_v)⁴/25 for uniforms.
  @Override
  public double roughnessVariance(int neurons) {
    double square = weight * weight * outputWeight * outputWeight;
    return neurons
        * switch (shape) {
          case GAUSSIAN -> 8 * square * square;
          case UNIFORM -> (1 / 25.0 - 1 / 81.0) * square * square;
        };
  }
}
