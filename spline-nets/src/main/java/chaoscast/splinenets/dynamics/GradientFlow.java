package chaoscast.splinenets.dynamics;

import chaoscast.core.Progress;
import chaoscast.core.Requirements;
import chaoscast.splinenets.loss.Samples;
import chaoscast.splinenets.spline.ReluNetwork;

/// Gradient flow, the limit of gradient descent with small steps, ṗ = −∂ℓ/∂p:
///
///     ẇ = −v Σ εax,   ḃ = −v Σ εa,   v̇ = −Σ εa(wx + b),   ḃ₀ = −Σ ε
///
/// which conserves w² + b² − v² of every neuron. The right-hand side jumps when a breakpoint
/// crosses a datum, so integration (Dormand–Prince 8(5,3)) stops there, and goes on with the new
/// activity. Where both sides push the breakpoint back it stays on the datum: A. F. Filippov's
/// solution.
///
/// Frames are at the times duration · (k/frames)³, as most of learning comes early.
///
///     LearningHistory history = GradientFlow.over(100).withFrames(50).learn(start, samples);
///
/// Sources: doi:10.3389/frai.2022.889981; F. Williams et al., Gradient dynamics of shallow
/// univariate ReLU networks, arXiv:1906.07842; A. F. Filippov, Differential Equations with
/// Discontinuous Righthand Sides, 1988, doi:10.1007/978-94-015-7793-9.
///
/// @param duration   > 0
/// @param frames     number of frames after the start, ≥ 1
/// @param tolerance  relative and absolute tolerance of the integrator, > 0
/// @param lossTarget the flow ends when the loss falls to it, ≥ 0; 0: never
/// @param variables  what is integrated
public record GradientFlow(
    double duration, int frames, double tolerance, double lossTarget, Variables variables)
    implements Learner {

  /// The variables in which the flow is integrated.
  public enum Variables {
    /// w, b, v, b₀.
    NETWORK,
    /// β, μ, b₀; each neuron's conserved w² + b² − v² stands for its scale.
    SPLINE,
    /// v, b₀ only: breakpoints are frozen.
    OUTPUT_WEIGHTS
  }

  public GradientFlow {
    Requirements.requirePositive("duration", duration);
    Requirements.requireAtLeast("frames", 1, frames);
    Requirements.requirePositive("tolerance", tolerance);
    Requirements.requireNonNegative("loss target", lossTarget);
  }

  /// @param duration > 0
  /// @return flow in network coordinates with 100 frames, tolerance 10⁻¹³, no loss target
  public static GradientFlow over(double duration) {
    return new GradientFlow(duration, 100, 1e-13, 0, Variables.NETWORK);
  }

  /// @return a copy with another duration
  public GradientFlow withDuration(double newDuration) {
    return new GradientFlow(newDuration, frames, tolerance, lossTarget, variables);
  }

  /// @return a copy with another number of frames
  public GradientFlow withFrames(int newFrames) {
    return new GradientFlow(duration, newFrames, tolerance, lossTarget, variables);
  }

  /// @return a copy with another tolerance
  public GradientFlow withTolerance(double newTolerance) {
    return new GradientFlow(duration, frames, newTolerance, lossTarget, variables);
  }

  /// @return a copy with another loss target
  public GradientFlow withLossTarget(double newLossTarget) {
    return new GradientFlow(duration, frames, tolerance, newLossTarget, variables);
  }

  /// @return a copy in other variables
  public GradientFlow in(Variables newVariables) {
    return new GradientFlow(duration, frames, tolerance, lossTarget, newVariables);
  }

  /// @throws chaoscast.core.InputException in spline coordinates for a neuron with w = 0
  @Override
  public LearningHistory learn(ReluNetwork start, Samples samples, Progress progress) {
    FlowVariables chosen =
        switch (variables) {
          case NETWORK -> new NetworkVariables(start.neurons(), true);
          case OUTPUT_WEIGHTS -> new NetworkVariables(start.neurons(), false);
          case SPLINE -> SplineVariables.of(start);
        };
    return new FlowIntegration(this, chosen, samples).run(start, progress);
  }
}
