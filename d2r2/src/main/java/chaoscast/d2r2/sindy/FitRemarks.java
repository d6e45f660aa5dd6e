package chaoscast.d2r2.sindy;

import chaoscast.core.Progress;
import chaoscast.core.Remark;
import chaoscast.core.Trajectory;
import chaoscast.core.smoothing.Smoothness;
import chaoscast.core.smoothing.WhiteNoise;
import chaoscast.core.text.NumberText;
import chaoscast.core.training.Fit;
import chaoscast.core.training.TrainingSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Judges fitted equations, each fault with its cure: fewer samples than unknowns, equations without terms or
/// with most of them, terms that leave much of a derivative, a map that was fitted as a flow. What is predicted of
/// inputs is never used and not judged.
///
/// @param training the data
/// @param library  that the terms are from
/// @param known    what they are added to: equations without terms are then right as they are
/// @param options  whose form and derivative have been chosen
/// @param noisy    whether the data have noise
record FitRemarks(
    TrainingSet training,
    TermLibrary library,
    KnownPart known,
    SindyOptions options,
    boolean noisy) {

  /// Share of its derivative that an equation may leave, without noise and with it.
  private static final double LEFT = 0.02;
  private static final double LEFT_WITH_NOISE = 0.15;

  /// Times the noise that differences show which observations may deviate from estimated states.
  private static final double MORE_THAN_NOISE = 1.5;

  /// Share of the candidates above which an equation is not sparse.
  private static final double DENSE = 0.5;

  /// What steps may leave of a deviation where equations express the data, though derivatives at jumps of inputs mean little.
  private static final double NOTHING = 1e-8;

  private static final int FEW_CANDIDATES = 10;

  /// A larger library is worth naming if it leaves at most this share of what this one leaves.
  private static final double BETTER = 0.5;

  private static final int MOST_CANDIDATES = 400;
  private static final int MOST_STEPS = 5_000;

  /// @param weights    what was learned, variables × terms
  /// @param refinement what became of them after regression; where states were estimated too, what derivatives
  ///                   leave is their noise, and it is what observations deviate by that is judged
  /// @param left       share of each derivative that regression left
  List<Remark> of(double[] weights, Refinement refinement, double... left) {
    var remarks = new ArrayList<Remark>();
    int candidates = weights.length / training.dimension();
    long samples = training.trajectories().stream().mapToLong(one -> one.steps() - 1L).sum();
    Trajectory longest = Driving.statesOf(DerivativeFit.longest(training.trajectories()));
    if (options.form() == EquationForm.FLOW && !Smoothness.of(longest).isFlow()) {
      remarks.add(
          remark(
              "the data do not move continuously from state to state, and derivatives of them mean nothing: form=map fits the next state, samples closer in time a flow"));
    }
    if (samples < candidates) {
      remarks.add(
          remark(
              "%d samples are fewer than the %d candidate terms of an equation, which therefore fit anything: a lower degree or more training steps"
                  .formatted(samples, candidates)));
    }
    List<String> empty =
        known.isNothing() ? names(weights, left, candidates, 0, 0) : List.of();
    if (!empty.isEmpty()) {
      remarks.add(
          remark(
              "no term is left in the equation of %s, whose derivative is not zero: a smaller threshold, or threshold=auto"
                  .formatted(String.join(", ", empty))));
    }
    List<String> dense =
        names(weights, left, candidates, (int) (DENSE * candidates) + 1, candidates);
    if (candidates >= FEW_CANDIDATES && !dense.isEmpty()) {
      remarks.add(
          remark(
              "the equation of %s has more than half of the %d candidate terms and is not sparse: noise, few samples, samples far apart or a library that cannot express it; a larger threshold drops terms"
                  .formatted(String.join(", ", dense), candidates)));
    }
    if (refinement instanceof Refinement.Estimated estimated) {
      unexplained(estimated, longest).ifPresent(remarks::add);
      return remarks;
    }
    if (refinement instanceof Refinement.Refined refined && refined.after() < NOTHING) {
      return remarks;
    }
    double most = most(left);
    if (most > (noisy ? LEFT_WITH_NOISE : LEFT) && empty.isEmpty()) {
      remarks.add(
          remark(
              "the terms leave %s%% of %s: %s"
                  .formatted(
                      NumberText.significant(100 * most, 2),
                      options.form() == EquationForm.MAP ? "a next state" : "a derivative",
                      larger(most).map(better -> better + " leaves less").orElse(
                          "the library cannot express it, not all of the state is observed, or samples are too far apart"))));
    }
    return remarks;
  }

  private Optional<Remark> unexplained(Refinement.Estimated estimated, Trajectory data) {
    double[] shown = WhiteNoise.shares(data);
    for (int k = 0; k < shown.length; k++) {
      if (shown[k] > 0 && estimated.noise()[k] > MORE_THAN_NOISE * shown[k]) {
        return Optional.of(
            remark(
                "%s deviates by %s of its deviation from a solution of the equations, and its noise is %s: the library cannot express it, or not all of the state is observed"
                    .formatted(
                        library.names().get(k), NumberText.significant(estimated.noise()[k], 2),
                        NumberText.significant(shown[k], 2))));
      }
    }
    return Optional.empty();
  }

  /// @return the greatest share that is left of a state's derivative
  private double most(double... left) {
    return Arrays.stream(left).max().orElse(0);
  }

  private static Remark remark(String text) {
    return new Remark(Fit.TOPIC, text, Map.of());
  }

  /// @return variables that have something to explain and from `least` to `most` terms
  private List<String> names(
      double[] weights, double[] left, int candidates, int least, int most) {
    var names = new ArrayList<String>();
    for (int k = 0; k < left.length; k++) {
      long terms =
          Arrays.stream(weights, k * candidates, (k + 1) * candidates)
              .filter(weight -> weight != 0)
              .count();
      if (terms >= least && terms <= most && (most > 0 || left[k] > 0)) {
        names.add(library.names().get(k));
      }
    }
    return names;
  }

  /// @return the option with which regression leaves much less
  private Optional<String> larger(double most) {
    String sines = options.library().contains("sine") ? "" : options.library() + ",sine";
    var data =
        new TrainingSet(
            training.trajectories().stream()
                .map(one -> one.slice(0, Math.min(MOST_STEPS, one.steps())))
                .toList());
    String best = null;
    double least = BETTER * most;
    for (SindyOptions other : List.of(
        options.withDegree(options.degree() + 1),
        sines.isEmpty() ? options : options.withLibrary(sines))) {
      var terms = new TermLibrary(library.names(), other.degree(), other.families());
      if (other.equals(options)
          || terms.map().featureCount()
              > Math.min(MOST_CANDIDATES, data.trajectories().getFirst().steps() / 4)) {
        continue;
      }
      double leaves = most(DerivativeFit.of(data, terms, known, other, Progress.NONE).left());
      if (leaves < least) {
        least = leaves;
        best =
            other.degree() > options.degree()
                ? "degree=" + other.degree()
                : "library=" + other.library();
      }
    }
    return Optional.ofNullable(best);
  }
}
