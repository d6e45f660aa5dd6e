package chaoscast.evaluation.cli.options;

import chaoscast.core.InputException;
import chaoscast.core.Seed;
import chaoscast.core.SizeLimit;
import chaoscast.core.Surrogate;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.Surrogates;
import chaoscast.core.Trajectory;
import chaoscast.core.command.SeedOption;
import chaoscast.core.linalg.Blas;
import chaoscast.core.scaling.ScaledTrainer;
import chaoscast.core.scaling.ScalingKind;
import chaoscast.core.smoothing.ObservationNoise;
import chaoscast.core.text.DecimalNumbers;
import chaoscast.evaluation.ensemble.Calibration;
import chaoscast.evaluation.ensemble.EnsembleForecast;
import chaoscast.evaluation.ensemble.EnsembleModels;
import chaoscast.evaluation.ensemble.EnsembleOutcome;
import chaoscast.evaluation.ensemble.EnsemblePlan;
import chaoscast.evaluation.ensemble.EnsembleTraining;
import chaoscast.evaluation.ensemble.MemberTrainer;
import chaoscast.evaluation.ensemble.PredictedHorizon;
import chaoscast.evaluation.protocol.Observing;
import chaoscast.evaluation.protocol.Protocol;
import chaoscast.evaluation.score.ErrorMeasure;
import chaoscast.evaluation.search.TrainingPart;
import chaoscast.evaluation.search.Validation;
import chaoscast.evaluation.study.EnsembleTrainings;
import chaoscast.evaluation.truth.Truth;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// An ensemble about one forecast: its members, and the noise of the states before it.
public final class ForecastEnsembleOptions {
  private static final String AUTO = "auto";

  @Mixin
  private EnsembleOptions ensembles;

  @Option(
      names = "--noise",
      paramLabel = "SHARE|auto",
      description = "With --ensemble: white noise of the data, as a share of each variable's standard deviation, in"
          + " [0, 1). Default: auto, as the data show.")
  private String noise;

  @Option(
      names = "--start-window",
      paramLabel = "N",
      description = "With --ensemble: observations that a start is drawn from, in [2, 2048]. Default: 400.")
  private Integer window;

  @Mixin
  private SeedOption seed;
  @Mixin
  private ThreadOptions threads;

  /// @return whether there is one
  public boolean areWanted() {
    return ensembles.areWanted();
  }

  /// Before anything is read.
  ///
  /// @param steps of the forecast
  /// @throws InputException for values out of range, and for options of an ensemble without one
  public void check(int steps) {
    ensembles.check();
    if (!areWanted() && (noise != null || window != null)) {
      throw new InputException(
          "--noise and --start-window must stand with --ensemble but there is none",
          "add --ensemble 50");
    }
    if (areWanted()) {
      share();
      Observing.requireWindow(window());
      ensembles.checkStarts(share().isPresent() && share().get() == 0);
    }
  }

  private int window() {
    return window == null ? Observing.WINDOW : window;
  }

  /// @return the noise, if it is given
  private Optional<Double> share() {
    if (noise == null || noise.equals(AUTO)) {
      return Optional.empty();
    }
    double share;
    try {
      share = DecimalNumbers.real(noise);
    } catch (NumberFormatException e) {
      throw new InputException(
          "--noise must be a number in [0, 1) or auto but was '%s'".formatted(noise), e);
    }
    if (!(share >= 0 && share < 1)) {
      throw new InputException(
          "--noise must be in [0, 1), a share of each variable's standard deviation, or auto, but was "
              + noise,
          "0.01 is one percent");
    }
    return Optional.of(share);
  }

  /// @return whether its members are models that are to be trained
  public boolean areTrained() {
    return ensembles.areTrained();
  }

  /// @param model  that forecasts
  /// @param past   states up to the start
  /// @param steps  to predict, ≥ 1
  /// @param pieces whether members are trained as pieces of work: linear algebra keeps to one thread then, so that
  ///               they are the same on every engine
  /// @throws InputException if there can be no such ensemble
  public Prepared prepare(Surrogate model, Trajectory past, int steps, boolean pieces) {
    model.requireLike(past);
    EnsembleModels.requireNoInputs(model);
    if (past.steps() < model.warmUp()) {
      throw new InputException(
          "the past must have ≥ %d steps to warm %s up but has %d"
              .formatted(model.warmUp(), model.provider(), past.steps()));
    }
    double[] sigmas =
        share().isEmpty() ? ObservationNoise.shown(past).orElse(new double[0])
            : share().get() == 0 ? new double[0] : ObservationNoise.share(past, share().get());
    EnsemblePlan plan = ensembles.plan(sigmas, window(), seed.seed(), threads.apply());
    if (pieces) {
      Blas.best().threads(1);
    }
    SizeLimit.requireMemory(
        "--ensemble", plan.members(), n -> 3.0 * Double.BYTES * n * steps * past.dimension());
    return new Prepared(
        new EnsembleTraining("members", plan, trainer(model), List.of(past), () -> model),
        scaling(model), seed.seed(), steps);
  }

  /// An ensemble that may be trained.
  ///
  /// @param training of its members
  /// @param scaling  of their states
  /// @param seed     master seed
  /// @param steps    to predict, ≥ 1
  public record Prepared(EnsembleTraining training, ScalingKind scaling, Seed seed, int steps) {
    private static final String CALIBRATION = "calibration";

    /// @return greatest number of cores of this machine, ≥ 1
    public int cores() {
      return training.plan().threads();
    }

    /// What [#outcome] trains, for a process that does some of it for another.
    public EnsembleTrainings trainings() {
      return name -> name.equals(training.name()) ? Optional.of(training)
          : name.equals(CALIBRATION) ? Optional.of(calibration(Validation.of(part())))
              : Optional.empty();
    }

    /// @param where  trains the members; decides no bit
    /// @param remark is told of what its user should know
    /// @throws InputException if there can be no such ensemble
    public EnsembleOutcome outcome(MemberTrainer where, Consumer<String> remark) {
      EnsembleModels models = training.models(where);
      Optional<Calibration> calibration = calibration(where, remark);
      Trajectory past = training.data().getFirst();
      EnsembleForecast forecast =
          Calibration.forecast(
              past, training.plan(), models,
              new Calibration.Reach(calibration.map(Calibration::inflation).orElse(1.0), steps));
      if (forecast.steps() == 0) {
        throw new InputException(
            "the ensemble must be finite for a step but most of its members, or the forecast itself, are not",
            "train another model on data of the same kind");
      }
      Protocol protocol = part().named().protocol();
      var measure = new ErrorMeasure(protocol.error(), past, scaling.fit(List.of(past)));
      return new EnsembleOutcome(
          forecast,
          PredictedHorizon.of(forecast, measure, protocol.threshold(), steps),
          protocol.threshold(),
          calibration);
    }

    private TrainingPart part() {
      return TrainingPart.of(training.data(), scaling).withMaxSteps(steps);
    }

    private EnsembleTraining calibration(Truth heldOut) {
      return Calibration.training(heldOut, training, CALIBRATION, seed);
    }

    /// On starts in the last quarter of the data, with models that are trained on the others.
    private Optional<Calibration> calibration(MemberTrainer where, Consumer<String> remark) {
      try {
        Truth heldOut = Validation.of(part());
        return Optional.of(Calibration.of(heldOut, calibration(heldOut), where));
      } catch (InputException e) {
        remark.accept(
            "bands are not calibrated: no starts could be held out of these data (%s)"
                .formatted(e.getMessage()));
        return Optional.empty();
      }
    }
  }

  private static ScalingKind scaling(Surrogate model) {
    return model.header().scaling().isPresent() ? ScalingKind.STANDARD : ScalingKind.NONE;
  }

  private static Function<Seed, SurrogateTrainer> trainer(Surrogate model) {
    if (model.header().knowledge().isPresent()) {
      throw new InputException(
          "an ensemble must be of a model that learned from data alone but this one knows equations",
          "leave --ensemble out");
    }
    String name = model.provider();
    return seed -> new ScaledTrainer(
        Surrogates.provider(name).trainer(model.settings(), seed.child(name)), scaling(model));
  }
}
