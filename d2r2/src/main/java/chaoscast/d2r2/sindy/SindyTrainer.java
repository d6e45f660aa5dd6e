package chaoscast.d2r2.sindy;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Remark;
import chaoscast.core.Surrogate;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.Trajectory;
import chaoscast.core.flow.IntegrationMethod;
import chaoscast.core.model.ModelHeader;
import chaoscast.core.options.Options;
import chaoscast.core.training.Fit;
import chaoscast.core.training.TrainingSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Derivatives from local polynomials or test functions, sparse regression on all terms, then refinement of
/// the coefficients through the integrator.
///
/// @param options of the surrogate
record SindyTrainer(SindyOptions options) implements SurrogateTrainer {
  /// Topic of what there is to remark on the integrator.
  static final String TOPIC = "integrator";

  /// In standard deviations; below, the errors of differences do not matter.
  private static final double NEGLIGIBLE_NOISE = 1e-7;

  /// Share of a derivative that the equations may leave: more, and it is not their coefficients that are wrong.
  private static final double GREATEST_LEFT = 0.1;

  /// Share of its derivative that a refined term contributes at least, unless a threshold is given.
  private static final double LEAST_SHARE = 1e-7;

  /// Terms are few only about the system's own origin, and every term has a unit of its own anyway.
  @Override
  public boolean keepsUnits() {
    return true;
  }

  @Override
  public Surrogate fit(List<Trajectory> trajectories, Progress progress) {
    var training = new TrainingSet(trajectories);
    Trajectory longest = DerivativeFit.longest(training.trajectories());
    Optional<IntegrationMethod> named = Integration.named(training.trajectories());
    boolean noisy = NoiseLevel.share(longest) > NEGLIGIBLE_NOISE;
    SindyOptions chosen = chosen(noisy, named);
    var library =
        new TermLibrary(
            training.trajectories().getFirst().names(), options.degree(), options.families());
    DerivativeFit fit = DerivativeFit.of(training, library, chosen, progress);
    double[] weights = fit.weights().clone();
    Fit found = fit.fit();
    Refinement refinement = declined(noisy, fit);
    if (refinement == null) {
      List<Term> terms = library.active(weights);
      double[] start = terms.stream().mapToDouble(term -> weight(weights, library, term)).toArray();
      double[] shares =
          terms.stream().mapToDouble(term -> weight(fit.shares(), library, term)).toArray();
      var refiner =
          new Refiner(
              training.trajectories(), chosen.fixedThreshold().orElse(LEAST_SHARE));
      Refiner.Outcome outcome =
          refiner.refine(
              kept -> new TermFlows(
                  library.lift(),
                  Arrays.stream(kept).mapToObj(terms::get).toList(),
                  chosen.method(),
                  training.timeStep()),
              start,
              shares);
      refinement = verdict(outcome);
      if (refinement instanceof Refinement.Refined) {
        Arrays.fill(weights, 0);
        for (int i = 0; i < outcome.active().length; i++) {
          Term term = terms.get(outcome.active()[i]);
          weights[position(library, term)] = outcome.weights()[i];
        }
        found = refined(found, outcome, terms, training.timeStep());
      }
    }
    ModelHeader header =
        ModelHeader.of(SindyProvider.NAME, Options.values(chosen), training.timeStep(), 1)
            .withRemarks(found.remarks())
            .plusRemarks(remarks(chosen, named, refinement));
    return new SindySurrogate(header, library, weights, Optional.of(found));
  }

  private SindyOptions chosen(boolean noisy, Optional<IntegrationMethod> named) {
    SindyOptions chosen = options;
    if (options.derivative() == Derivative.AUTO) {
      chosen = chosen.with(noisy ? Derivative.WEAK : Derivative.DIFFERENCES);
    }
    if (options.integrator() == Integration.AUTO) {
      chosen =
          chosen.with(
              named
                  .filter(method -> !(method instanceof IntegrationMethod.ExponentialRungeKutta4))
                  .orElse(IntegrationMethod.ACCURATE));
    }
    if (chosen.integrator() == Integration.ETDRK4) {
      throw new InputException("integrator must be etdrk4 only with library=spectral");
    }
    return chosen;
  }

  /// @return why there is no refinement; `null` if there is to be one
  private Refinement declined(boolean noisy, DerivativeFit fit) {
    if (!options.refine()) {
      return new Refinement.Declined("refine=false");
    }
    if (noisy) {
      return new Refinement.Declined("the data are noisy");
    }
    double left = Arrays.stream(fit.left()).max().orElseThrow();
    if (!(left <= GREATEST_LEFT)) {
      return new Refinement.Declined(
          "the terms leave %.0f%% of a derivative unexplained, refinement starts from ≤ %.0f%%"
              .formatted(100 * left, 100 * GREATEST_LEFT));
    }
    return Arrays.stream(fit.weights()).allMatch(weight -> weight == 0)
        ? new Refinement.Declined("there are no terms")
        : null;
  }

  private static Refinement verdict(Refiner.Outcome outcome) {
    if (!Double.isFinite(outcome.after())) {
      return new Refinement.Failed("the equations cannot be integrated over a sample");
    }
    return new Refinement.Refined(outcome.iterations(), outcome.before(), outcome.after());
  }

  private static Fit refined(
      Fit first, Refiner.Outcome outcome, List<Term> terms, double timeStep) {
    int[] count = new int[outcome.rms().length];
    for (int active : outcome.active()) {
      count[terms.get(active).equation()]++;
    }
    int most = Arrays.stream(count).max().orElseThrow();
    double[] rms = Arrays.stream(outcome.rms()).map(value -> value / timeStep).toArray();
    return new Fit(
        first.samples(), most, most, first.condition(), first.ridge(), first.mendingRidge(), rms);
  }

  private static int position(TermLibrary library, Term term) {
    return term.equation() * library.map().featureCount() + term.index();
  }

  private static double weight(double[] values, TermLibrary library, Term term) {
    return values[position(library, term)];
  }

  private List<Remark> remarks(
      SindyOptions chosen, Optional<IntegrationMethod> named, Refinement refinement) {
    var texts = new ArrayList<String>();
    String method = chosen.method().text();
    boolean told = options.integrator() == Integration.AUTO && named.isPresent();
    texts.add(
        told
            ? "integrates by %s, as its training data say of themselves".formatted(method)
            : "integrates by " + method);
    texts.add(refinement.text());
    return List.of(new Remark(TOPIC, String.join("; ", texts), Map.of()));
  }
}
