package chaoscast.evaluation.cli;

import chaoscast.core.Forecast;
import chaoscast.core.InputException;
import chaoscast.core.Outcome;
import chaoscast.core.Provenance;
import chaoscast.core.Surrogate;
import chaoscast.core.Surrogates;
import chaoscast.core.Trajectory;
import chaoscast.core.Version;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Scope;
import chaoscast.core.command.InputFiles;
import chaoscast.core.command.OutputFiles;
import chaoscast.core.command.ReadingFlags;
import chaoscast.core.extended.ExtendedSurrogate;
import chaoscast.core.extended.ExtendedTrajectory;
import chaoscast.core.files.DataFiles;
import chaoscast.core.files.ExtendedFiles;
import chaoscast.core.files.TrajectoryFiles;
import chaoscast.core.files.TrajectorySource;
import chaoscast.core.files.understanding.Recording;
import chaoscast.core.files.understanding.Recordings;
import chaoscast.core.text.NumberText;
import chaoscast.evaluation.cli.options.ForecastEnsembleOptions;
import chaoscast.evaluation.cli.options.FutureInputs;
import chaoscast.evaluation.cli.options.ModelData;
import chaoscast.evaluation.cli.study.EngineOptions;
import chaoscast.evaluation.cli.study.StudyWorker;
import chaoscast.evaluation.cli.terminal.Terminal;
import chaoscast.evaluation.ensemble.EnsembleOutcome;
import chaoscast.evaluation.ensemble.MemberTrainer;
import chaoscast.evaluation.report.ForecastPage;
import chaoscast.evaluation.study.EngineMembers;
import chaoscast.evaluation.study.TrialEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `forecast`: what a model predicts from one state of the data.
@Command(
    name = "forecast",
    sortOptions = false,
    description = "Observes data up to a state, predicts from there and writes the prediction.")
final class ForecastCommand implements Runnable {
  private final Terminal terminal;

  @Parameters(paramLabel = "MODEL.h5", description = "What 'train' wrote.")
  private Path model;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = ReadingFlags.DATA + " The longest one is the past.")
  private List<String> data;

  @Option(
      names = "--dt",
      paramLabel = "H",
      description = "Time step, if the file does not say it, > 0. Default: the model's.")
  private Double timeStep;

  @Mixin
  private ReadingFlags reading;

  @Option(
      names = "--from",
      paramLabel = "STEP",
      description = "The last state that is observed, counted from 0. Default: the data's last.")
  private Integer from;

  @Option(
      names = "--future-inputs",
      paramLabel = "FILE",
      description = "Inputs after the last state of the data, for models that have some: one row a step, the"
          + " first of them one step after that state unless times say otherwise. Default: what the data have"
          + " after --from, and in rows behind their last state.")
  private Path futureInputs;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Number of states to predict, ≥ 1. Default: ${DEFAULT-VALUE}.")
  private int steps;

  @Option(
      names = "--precision",
      paramLabel = "FORMAT",
      description = "Number format to compute in: binary64, binary32, binary16, bfloat16 or reduced(m,e); of a model"
          + " in long arithmetic binary(p). Default: the model's own.")
  private String precision;

  @Option(
      names = {"--report", "--html"},
      paramLabel = "FILE.html",
      description = "Writes the forecast as figures, the truth over it where the data go on, as one HTML file"
          + " that opens offline.")
  private Path report;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "Trajectory to write: .h5, .hdf5, .csv or .npy; - is CSV on standard output.")
  private Path output;

  @Option(
      names = "--comments",
      description = "Begins CSV with comments on its origin and the time step to the last bit.")
  private boolean comments;

  @Mixin
  private ForecastEnsembleOptions ensembles;
  @Mixin
  private EngineOptions engines;

  ForecastCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    engines.check();
    var inputs = new ArrayList<>(DataFiles.paths(data));
    inputs.add(model);
    if (futureInputs != null) {
      inputs.add(futureInputs);
    }
    TrajectoryFiles.requireFormat(output);
    var targets = new LinkedHashMap<String, Path>();
    targets.put("--output", output);
    targets.put("--report", report);
    if (!StudyWorker.isPlanning()) {
      OutputFiles.requireWritable(targets, new InputFiles(inputs));
    }
    if (steps < 1) {
      throw new InputException("--steps must be ≥ 1 but was " + steps);
    }
    ensembles.check(steps);
    if (engines.isGiven() && !ensembles.areTrained()) {
      throw new InputException(
          "--engine must stand with an ensemble whose members are trained but there is none",
          "add --ensemble 50 --members bootstrap, seeds or both");
    }
    Surrogate surrogate = inAskedPrecision(Surrogates.load(model));
    Recordings read = ModelData.readFor(List.of(surrogate), data, reading.options(timeStep));
    terminal.warn(read.understanding());
    Recording longest = read.longestRecording();
    Trajectory all = longest.driven();
    int last = from == null ? all.steps() - 1 : from;
    if (last < 0 || last >= all.steps()) {
      throw new InputException(
          "--from must be in [0, %d], the states of %s, but was %d"
              .formatted(all.steps() - 1, String.join(", ", data), last));
    }
    Trajectory known =
        futureInputs == null ? all
            : FutureInputs.appended(surrogate, all, longest.stamp(), futureInputs);
    Trajectory past = known.slice(0, last + 1);
    Optional<ForecastEnsembleOptions.Prepared> prepared =
        ensembles.areWanted()
            ? Optional.of(ensembles.prepare(surrogate, past, steps, engines.isGiven()))
            : Optional.empty();
    if (StudyWorker.isPlanning()) {
      StudyWorker.planned(EngineMembers.finder(prepared.orElseThrow().trainings()));
      return;
    }
    Optional<EnsembleOutcome> ensemble = prepared.map(this::outcome);
    Optional<ExtendedTrajectory> digits =
        ensemble.isPresent() ? Optional.empty() : digits(surrogate, all, last);
    Forecast forecast =
        ensemble.isPresent() ? forecast(ensemble.get())
            : digits.isPresent() ? forecast(digits.get(), past) : surrogate.forecast(past, steps);
    if (report != null) {
      new ForecastPage(past, forecast.predicted(), all, ensemble)
          .write(
              "%s, trained and saved as %s".formatted(surrogate.provider(), model),
              terminal.command(List.of()),
              report);
    }
    Trajectory written =
        ensemble.map(EnsembleOutcome::states).orElse(forecast.predicted())
            .withProvenance(provenance(surrogate, all, last));
    if (digits.isPresent() && ExtendedFiles.canHold(output)) {
      ExtendedFiles.write(digits.get(), written, output);
    } else {
      TrajectoryFiles.write(TrajectorySource.of(written), output, comments);
    }
    terminal.message(
        "wrote %s: %d states predicted from t = %s on"
            .formatted(
                output, forecast.predicted().steps(), NumberText.readable(all.time(last))));
    ensemble.ifPresent(
        one -> {
          terminal.message(one.foreseen());
          if (!one.check().isEmpty()) {
            terminal.message(one.check());
          }
        });
    if (forecast.outcome() instanceof Outcome.Diverged(int step)) {
      terminal.warn(
          "%s diverged: step %d of %d, counted from 0, left the finite numbers; only the steps before"
              .formatted(surrogate.provider(), step, steps)
              + " it were written");
    }
  }

  private EnsembleOutcome outcome(ForecastEnsembleOptions.Prepared prepared) {
    if (!engines.isGiven()) {
      return prepared.outcome(MemberTrainer.HERE, terminal::warn);
    }
    try (TrialEngine engine = engines.open(terminal, prepared.cores())) {
      EnsembleOutcome found =
          terminal.during(
              progress -> prepared.outcome(new EngineMembers(engine, progress), terminal::warn));
      engine.remarks().forEach(terminal::warn);
      engine.costs().forEach(terminal::message);
      return found;
    }
  }

  private Surrogate inAskedPrecision(Surrogate surrogate) {
    if (precision == null) {
      return surrogate;
    }
    Arithmetic arithmetic = Arithmetic.parse(precision);
    if (surrogate instanceof ExtendedSurrogate) {
      return surrogate.inPrecision(arithmetic, Scope.ALL);
    }
    arithmetic.requireDoubles("the model");
    return arithmetic.isExact() ? surrogate : surrogate.inPrecision(arithmetic, Scope.ALL);
  }

  /// @return what a model in long arithmetic predicts from all digits that the data have of the last observed state
  private Optional<ExtendedTrajectory> digits(Surrogate surrogate, Trajectory all, int last) {
    if (!(surrogate instanceof ExtendedSurrogate extended)) {
      return Optional.empty();
    }
    List<Path> files = DataFiles.paths(data);
    Optional<ExtendedTrajectory> known =
        files.size() == 1 ? ExtendedFiles.digits(files.getFirst(), all) : Optional.empty();
    if (known.isEmpty()) {
      terminal.message("note: the data are doubles: the forecast starts from these");
    }
    ExtendedTrajectory states =
        known.orElseGet(() -> ExtendedTrajectory.of(all, extended.model().format()));
    return Optional.of(extended.forecast(states.slice(0, last + 1), steps));
  }

  private Forecast forecast(ExtendedTrajectory digits, Trajectory past) {
    int done = digits.steps();
    return new Forecast(
        digits.rounded().withNames(past.names()).withStartTime(past.time(past.steps())),
        done == steps ? new Outcome.Completed() : new Outcome.Diverged(done));
  }

  /// @return the control's forecast, as far as the ensemble goes
  private Forecast forecast(EnsembleOutcome ensemble) {
    int done = ensemble.forecast().steps();
    return new Forecast(
        ensemble.forecast().control().slice(0, done),
        done == steps ? new Outcome.Completed() : new Outcome.Diverged(done));
  }

  private static String computedIn(Surrogate surrogate) {
    return surrogate instanceof ExtendedSurrogate extended ? extended.model().format().name()
        : surrogate.header().precision().states().name();
  }

  /// The surrogate stands where a system's name would; its settings and the past are parameters.
  private Provenance provenance(Surrogate surrogate, Trajectory past, int last) {
    var parameters = new LinkedHashMap<>(surrogate.settings());
    parameters.put("precision", computedIn(surrogate));
    parameters.put("model", model.toString());
    parameters.put("data", String.join(" ", data));
    parameters.put("dataSystem", past.provenance().system());
    parameters.put("from", Integer.toString(last));
    return new Provenance(
        surrogate.provider(), parameters, OptionalLong.empty(), "", Version.CURRENT);
  }
}
