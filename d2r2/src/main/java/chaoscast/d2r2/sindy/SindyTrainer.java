package chaoscast.d2r2.sindy;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Remark;
import chaoscast.core.Surrogate;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.Trajectory;
import chaoscast.core.flow.FlowFamily;
import chaoscast.core.flow.IntegrationMethod;
import chaoscast.core.hybrid.Knowledge;
import chaoscast.core.model.ModelHeader;
import chaoscast.core.options.Options;
import chaoscast.core.polynomial.Monomial;
import chaoscast.core.ring.RingInputs;
import chaoscast.core.text.DecimalNumbers;
import chaoscast.core.text.NumberText;
import chaoscast.core.training.Fit;
import chaoscast.core.training.RegressionMemory;
import chaoscast.core.training.TrainingSet;
import chaoscast.d2r2.MonomialTable;
import chaoscast.d2r2.pde.FieldFlows;
import chaoscast.d2r2.pde.FieldTerm;
import chaoscast.d2r2.pde.Ring;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Derivatives from local polynomials or test functions, sparse regression on all terms, then refinement of
/// the coefficients through the integrator.
///
/// @param options of the surrogate
record SindyTrainer(SindyOptions options) implements SurrogateTrainer {

  /// In standard deviations; below, the errors of differences do not matter.
  private static final double NEGLIGIBLE_NOISE = 1e-7;

  /// Share of the noise that differences show which is far less than it.
  private static final double LESS_THAN_NOISE = 0.1;

  /// Terms are few only about the system's own origin, and every term has a unit of its own anyway.
  @Override
  public boolean keepsUnits() {
    return true;
  }

  @Override
  public void requireDrivableBy(List<String> inputs) {
    if (options.families().contains(TermFamily.SPECTRAL)) {
      throw RingInputs.refused(inputs);
    }
    if (options.hidden() > 0) {
      throw new InputException(
          "hidden must be 0 where inputs drive the system but was %d and the data have the inputs %s"
              .formatted(options.hidden(), String.join(", ", inputs)));
    }
    if (!options.noise().isNone()) {
      throw new InputException(
          "noise must be 0 where inputs drive the system but the data have the inputs "
              + String.join(", ", inputs),
          "inputs are known, and would be estimated as if they were noisy; leave out --inputs or noise");
    }
  }

  @Override
  public Surrogate fit(List<Trajectory> trajectories, Progress progress) {
    return fit(new TrainingSet(trajectories), KnownPart.NOTHING, progress);
  }

  private Surrogate fit(TrainingSet training, KnownPart known, Progress progress) {
    if (options.hidden() > 0) {
      return new HiddenTrainer(options).fit(training, progress);
    }
    Optional<IntegrationMethod> named = Integration.named(training.trajectories());
    Trajectory longest = Driving.statesOf(DerivativeFit.longest(training.trajectories()));
    EquationForm form = form(longest);
    double[] shares = NoisyWeights.shares(options.noise(), longest);
    // what differences take for noise is the motion itself where it is a map's
    boolean noisy =
        shares.length > 0
            || (form == EquationForm.FLOW && NoiseLevel.share(longest) > NEGLIGIBLE_NOISE);
    SindyOptions chosen = form == EquationForm.MAP ? options.withForm(form) : chosen(noisy, named);
    var driving = new Driving(training.driving(), Between.HOLD);
    var refining = new RefinedWeights(training, known, chosen, noisy, driving);
    return chosen.families().contains(TermFamily.SPECTRAL)
        ? onRing(training, chosen, named, refining, progress)
        : ordinary(training, known, named, refining, shares, progress);
  }

  @Override
  public boolean learnsTargets() {
    return !options.families().contains(TermFamily.SPECTRAL);
  }

  /// As a map from what is seen, each pair a trajectory of its own; what has no target is expected to stay.
  ///
  /// @throws InputException if noise is to be estimated
  @Override
  public Surrogate fitTargets(
      List<Trajectory> seen, List<Trajectory> targets, Progress progress) {
    requireNothingHidden();
    if (!options.noise().isNone()) {
      throw new InputException(
          "noise must be 0 where a model is corrected but was not",
          "noise is estimated with equations of one's own; smooth the data first (smooth)");
    }
    var pairs = new ArrayList<Trajectory>();
    for (int i = 0; i < seen.size(); i++) {
      Trajectory one = seen.get(i);
      int width = one.dimension();
      for (int t = 0; t + 1 < one.steps(); t++) {
        double[] pair = new double[2 * width];
        one.copyState(t, pair, 0);
        one.copyState(t, pair, width);
        for (int k = 0; k < width - one.driving(); k++) {
          pair[width + k] = targets.get(i).get(t, k);
        }
        pairs.add(
            Trajectory.adopt(pair, 2, width, one.timeStep())
                .withNames(one.names())
                .withDriving(one.driving()));
      }
    }
    return new SindyTrainer(options.withForm(EquationForm.MAP)).fit(pairs, progress);
  }

  /// Adds terms to the model's derivative, where it has one and the data move continuously.
  @Override
  public Optional<Surrogate> fitWithin(
      Knowledge model, List<Trajectory> trajectories, Progress progress) {
    var training = new TrainingSet(trajectories);
    if (!learnsTargets()
        || model.dynamics().isEmpty()
        || form(DerivativeFit.longest(trajectories)) == EquationForm.MAP) {
      return Optional.empty();
    }
    requireNothingHidden();
    return Optional.of(fit(training, KnownPart.of(model), progress));
  }

  private void requireNothingHidden() {
    if (options.hidden() > 0) {
      throw new InputException(
          "hidden must be 0 where a model is corrected but was " + options.hidden());
    }
  }

  private EquationForm form(Trajectory longest) {
    if (options.families().contains(TermFamily.SPECTRAL)) {
      return EquationForm.FLOW;
    }
    EquationForm form = options.form().chosen(longest);
    if (form == EquationForm.MAP && options.noise() instanceof NoiseShare.Auto) {
      throw new InputException(
          "noise must be a share where the equations are a map but was auto",
          "noise is estimated from how smooth data are, which those of a map are not: give"
              + " noise=0.01 for one percent, or form=flow");
    }
    return form;
  }

  private Surrogate ordinary(
      TrainingSet training,
      KnownPart known,
      Optional<IntegrationMethod> named,
      RefinedWeights unmoved,
      double[] shares,
      Progress progress) {
    SindyOptions given = unmoved.options();
    MonomialTable.requireMemory(training.dimension(), given.degree());
    var library =
        new TermLibrary(
            training.trajectories().getFirst().names(), given.degree(), given.families());
    DerivativeFit fit = DerivativeFit.of(training, library, known, given, progress);
    int count = library.map().featureCount();
    List<Monomial> monomials = library.terms();
    IntFunction<Term> term = at -> new Term(at / count, at % count, monomials.get(at % count));
    Families families =
        (positions, method, driving) -> new TermFlows(
            known, library.lift(), Arrays.stream(positions).mapToObj(term).toList(), method,
            training.timeStep(), driving);
    RefinedWeights refining = moving(unmoved, fit, families);
    SindyOptions chosen = refining.options();
    Driving driving = refining.driving();
    RefinedWeights.Result result =
        shares.length > 0
            ? new NoisyWeights(training, chosen, shares)
                .refine(
                    (positions, method) -> families.of(positions, method, Driving.NONE),
                    fit.weights(), fit.shares())
            : refining.refine(
                positions -> families.of(positions, chosen.method(), driving),
                fit.weights(),
                fit.shares(),
                fit.left());
    double unit = chosen.form() == EquationForm.MAP ? 1 : training.timeStep();
    Fit found = result.fit(fit.fit(), unit, training.dimension());
    return new SindySurrogate(
        header(training, chosen, found, named, result.refinement())
            .plusRemarks(
                new FitRemarks(training, library, known, chosen, refining.noisy())
                    .of(result.weights(), result.refinement(), fit.left())),
        known,
        driving,
        library,
        result.weights(),
        result.covariance(),
        Optional.of(found));
  }

  /// Flows of some terms, by index into the weights of the whole library.
  @FunctionalInterface
  private interface Families {
    FlowFamily of(int[] positions, Optional<IntegrationMethod> method, Driving driving);
  }

  /// How inputs move between samples, where equations are integrated.
  ///
  /// What differences take for noise may be inputs that jump: where steps that follow the inputs leave far less, there is
  /// none.
  ///
  /// @return with the choice, and whether there is noise
  private static RefinedWeights moving(
      RefinedWeights refining, DerivativeFit fit, Families families) {
    TrainingSet training = refining.training();
    SindyOptions options = refining.options();
    if (training.driving() == 0 || options.method().isEmpty()) {
      return refining;
    }
    double[] weights = fit.weights();
    int[] active = IntStream.range(0, weights.length).filter(i -> weights[i] != 0).toArray();
    Function<Between, FlowFamily> flows =
        way -> families.of(active, options.method(), new Driving(training.driving(), way));
    var unrefined = new BetweenChoice(training, false);
    List<Between> ways =
        options.between() == Between.AUTO ? unrefined.ways() : List.of(options.between());
    if (refining.withNoisy(false).declined(active.length, fit.left()) == null) {
      BetweenChoice.Chosen found = new BetweenChoice(training, true).of(ways, flows, weights);
      if (!refining.noisy() || found.left() < LESS_THAN_NOISE * noise(training)) {
        return refining.withNoisy(false).along(found.between());
      }
    }
    return refining.along(unrefined.of(ways, flows, weights).between());
  }

  private static double noise(TrainingSet training) {
    return NoiseLevel.share(Driving.statesOf(DerivativeFit.longest(training.trajectories())));
  }

  private Surrogate onRing(
      TrainingSet training,
      SindyOptions chosen,
      Optional<IntegrationMethod> named,
      RefinedWeights refining,
      Progress progress) {
    double length = chosen.length() > 0 ? chosen.length() : ownLength(training);
    var ring = new Ring(training.dimension(), length);
    RegressionMemory.require("degree", chosen.degree(), FieldTerm::count);
    List<FieldTerm> library = FieldTerm.library(chosen.degree());
    RingTerms fit = RingTerms.of(training, ring, library, chosen, progress);
    Function<int[], FlowFamily> family =
        positions -> new FieldFlows(
            ring,
            Arrays.stream(positions).mapToObj(library::get).toList(),
            training.timeStep(),
            chosen.substeps());
    RefinedWeights.Result result =
        refining.refine(family, fit.weights(), fit.shares(), fit.left());
    Fit found = result.fit(fit.fit(), training.timeStep(), 1);
    return RingSindySurrogate.of(
        header(training, chosen.withLength(length), found, named, result.refinement()),
        ring,
        library,
        result.weights(),
        found);
  }

  /// @return what the data say of their ring; one unit from point to point if they say nothing
  private static double ownLength(TrainingSet training) {
    String length =
        training.trajectories().getFirst().provenance().parameters().getOrDefault("length", "");
    try {
      double value = DecimalNumbers.real(length);
      return value > 0 && Double.isFinite(value) ? value : training.dimension();
    } catch (NumberFormatException e) {
      return training.dimension(); // empty, or a parameter of another kind
    }
  }

  private SindyOptions chosen(boolean noisy, Optional<IntegrationMethod> named) {
    SindyOptions chosen = options.withForm(EquationForm.FLOW);
    boolean ring = options.families().contains(TermFamily.SPECTRAL);
    if (options.derivative() == Derivative.AUTO) {
      chosen = chosen.withDerivative(noisy && !ring ? Derivative.WEAK : Derivative.DIFFERENCES);
    }
    if (options.integrator() == Integration.AUTO) {
      IntegrationMethod otherwise =
          ring
              ? new IntegrationMethod.ExponentialRungeKutta4(options.substeps())
              : IntegrationMethod.ACCURATE;
      chosen = chosen.withMethod(named.filter(method -> isStiff(method) == ring).orElse(otherwise));
    }
    if ((chosen.integrator() == Integration.ETDRK4) != ring) {
      throw new InputException(
          "integrator must be %s with library=%s but was %s"
              .formatted(
                  ring ? "etdrk4" : "rk4 or dp853",
                  options.library(),
                  chosen.integrator().name().toLowerCase(Locale.ROOT)));
    }
    if (ring && !chosen.noise().isNone()) {
      throw new InputException("noise must be 0 with library=spectral but was not");
    }
    if (ring && chosen.derivative() == Derivative.WEAK) {
      throw new InputException(
          "derivative must be auto or differences with library=spectral but was weak");
    }
    return chosen;
  }

  private static boolean isStiff(IntegrationMethod method) {
    return method instanceof IntegrationMethod.ExponentialRungeKutta4;
  }

  private ModelHeader header(
      TrainingSet training,
      SindyOptions chosen,
      Fit fit,
      Optional<IntegrationMethod> named,
      Refinement refinement) {
    String text = stepping(chosen, named) + moving(training, chosen) + "; " + refinement.text();
    ModelHeader header =
        ModelHeader.of(SindyProvider.NAME, Options.values(chosen), training.timeStep(), 1)
            .withRemarks(fit.remarks())
            .plusRemarks(List.of(new Remark(Remark.INTEGRATOR, text, Map.of())));
    return refinement instanceof Refinement.Estimated estimated && !estimated.plausible()
        ? header.plusRemarks(List.of(implausible(estimated)))
        : header;
  }

  private String stepping(SindyOptions chosen, Optional<IntegrationMethod> named) {
    if (chosen.method().isEmpty()) {
      return options.form() == EquationForm.AUTO
          ? "a map, as its training data do not move continuously (form=flow fits derivatives)"
          : "a map";
    }
    IntegrationMethod method = chosen.method().get();
    boolean own =
        options.integrator() == Integration.AUTO && named.filter(method::equals).isPresent();
    return "integrates by %s%s"
        .formatted(method.text(), own ? ", as its training data say of themselves" : "");
  }

  private String moving(TrainingSet training, SindyOptions chosen) {
    if (training.driving() == 0 || chosen.method().isEmpty()) {
      return "";
    }
    String way = chosen.between().name().toLowerCase(Locale.ROOT);
    return options.between() == Between.AUTO && chosen.between() != Between.HOLD
        ? ", inputs between samples by between=%s, which leaves least of a step".formatted(way)
        : ", inputs between samples by between=" + way;
  }

  private static Remark implausible(Refinement.Estimated estimated) {
    double greatest = Arrays.stream(estimated.noise()).max().orElseThrow();
    String text =
        "observations deviate by up to %s of a deviation from the estimated states, not by the noise given; noise=auto estimates it"
            .formatted(NumberText.scientific(greatest));
    return new Remark("noise", text, Map.of("noise", greatest));
  }
}
