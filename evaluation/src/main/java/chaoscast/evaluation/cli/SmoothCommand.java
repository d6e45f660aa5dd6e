package chaoscast.evaluation.cli;

import chaoscast.core.InputException;
import chaoscast.core.Provenance;
import chaoscast.core.Surrogate;
import chaoscast.core.Surrogates;
import chaoscast.core.Trajectory;
import chaoscast.core.Version;
import chaoscast.core.command.InputFiles;
import chaoscast.core.command.KeyValues;
import chaoscast.core.command.OutputFiles;
import chaoscast.core.command.ReadingFlags;
import chaoscast.core.command.SeedOption;
import chaoscast.core.files.DataFiles;
import chaoscast.core.files.TrajectoryFiles;
import chaoscast.core.files.TrajectorySource;
import chaoscast.core.files.understanding.Recordings;
import chaoscast.core.scaling.ScaledTrainer;
import chaoscast.core.scaling.ScalingKind;
import chaoscast.core.smoothing.ObservationNoise;
import chaoscast.core.smoothing.Smoother;
import chaoscast.core.smoothing.StateSmoother;
import chaoscast.core.smoothing.WhiteNoise;
import chaoscast.core.text.DecimalNumbers;
import chaoscast.core.text.NumberText;
import chaoscast.evaluation.cli.options.ModelData;
import chaoscast.evaluation.cli.options.ThreadOptions;
import chaoscast.evaluation.cli.terminal.ProgressBars;
import chaoscast.evaluation.cli.terminal.Terminal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `smooth`: noisy observations as a solution of a model's equations, with standard errors.
@Command(
    name = "smooth",
    sortOptions = false,
    description = {
      "Takes white noise off observations: estimates the states that a model can explain, with their standard errors.",
      "The model is a file of 'train', or is trained on the same data. One that remembers more than the present state, such"
          + " as a reservoir, is asked by an ensemble of runs."
    })
final class SmoothCommand implements Runnable {
  private static final String AUTO = "auto";
  private static final String NOISE = "noise";

  private final Terminal terminal;

  @Parameters(arity = "1..*", paramLabel = "DATA", description = ReadingFlags.DATA)
  private List<String> data;

  @Option(
      names = "--model",
      paramLabel = "MODEL.h5",
      description = "What 'train' wrote. Default: one is trained on the data.")
  private Path model;

  @Option(
      names = "--surrogate",
      paramLabel = "SURROGATE",
      description = "What is trained on the data. Default: sindy.")
  private String surrogate;

  @Option(
      names = "-p",
      paramLabel = "key=value",
      description = "An option of the surrogate; may be repeated.")
  private List<String> settings = List.of();

  @Option(
      names = "--noise",
      paramLabel = "SHARE|auto",
      defaultValue = AUTO,
      description = "White noise as a share of each variable's standard deviation, in (0, 1). Default: as the data"
          + " show.")
  private String noise;

  @Option(
      names = "--dt",
      paramLabel = "H",
      description = "Time step, if the file does not say it, > 0. Default: the model's.")
  private Double timeStep;

  @Mixin
  private ReadingFlags reading;
  @Mixin
  private SeedOption seed;
  @Mixin
  private ThreadOptions threads;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "Trajectory to write: .h5, .hdf5, .csv or .npy; the states and, after them, their standard errors."
          + " Several trajectories, as between gaps, go to FILE-1, FILE-2 …")
  private Path output;

  SmoothCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    var inputs = new ArrayList<>(DataFiles.paths(data));
    if (model != null) {
      inputs.add(model);
      if (surrogate != null || !settings.isEmpty()) {
        throw new InputException(
            "--model must stand without --surrogate and -p but both were given");
      }
    }
    TrajectoryFiles.requireFormat(output);
    OutputFiles.requireWritable("--output", output, new InputFiles(inputs));
    double share = share();
    int cores = threads.apply();
    Surrogate known = model == null ? null : Surrogates.load(model);
    Recordings read =
        known == null
            ? DataFiles.read(data, reading.options(timeStep))
            : ModelData.readFor(List.of(known), data, reading.options(timeStep));
    terminal.warn(read.understanding());
    List<Trajectory> parts =
        read.trajectories().stream().filter(part -> part.steps() > 1).toList();
    if (parts.isEmpty()) {
      throw new InputException("smoothing needs ≥ 2 successive states but there are none");
    }
    for (int part = 0; part < parts.size(); part++) {
      OutputFiles.requireWritable("--output", file(part, parts.size()), new InputFiles(inputs));
    }
    try (ProgressBars progress = terminal.progress()) {
      Surrogate trained = known == null ? trained(parts, progress) : known;
      var smoother = new StateSmoother(trained, seed.seed().child("smooth"), cores);
      double[] sigmas =
          Double.isNaN(share) ? smoother.noise(read.longest(), progress)
              : ObservationNoise.share(read.longest(), share);
      for (int part = 0; part < parts.size(); part++) {
        Smoother.Smoothed smoothed = smoother.smooth(parts.get(part), sigmas, progress);
        Path file = file(part, parts.size());
        TrajectoryFiles.write(new Both(smoothed, provenance(trained, sigmas)), file);
        terminal.message(
            "wrote %s: %d states and their standard errors, which are of the noise%s%s, by %s"
                .formatted(
                    file,
                    smoothed.states().steps(),
                    trained.flow().isPresent() ? "" : " and of the model's step",
                    trained.flowCovariance().isPresent() ? " and of the coefficients" : "",
                    trained.provider()));
      }
      double[] deviations = WhiteNoise.deviations(read.longest());
      terminal.message(
          "noise, in standard deviations of each variable: "
              + Arrays.stream(ratios(sigmas, deviations))
                  .mapToObj(NumberText::scientific)
                  .collect(Collectors.joining(", ")));
    }
  }

  /// @return what `--noise` says; NaN for auto
  private double share() {
    if (noise.equals(AUTO)) {
      return Double.NaN;
    }
    double share;
    try {
      share = DecimalNumbers.real(noise);
    } catch (NumberFormatException e) {
      throw new InputException(
          "--noise must be a number in (0, 1) or auto but was '%s'".formatted(noise), e);
    }
    if (!(share > 0 && share < 1)) {
      throw new InputException(
          "--noise must be in (0, 1), a share of each variable's standard deviation, or auto, but was "
              + noise,
          share == 0 ? "states without noise need no smoothing" : "0.01 is one percent");
    }
    return share;
  }

  private Surrogate trained(List<Trajectory> parts, ProgressBars progress) {
    String name = surrogate == null ? "sindy" : surrogate;
    var chosen = new LinkedHashMap<>(KeyValues.parse("-p", settings));
    var provider = Surrogates.provider(name);
    if (provider.options().stream().anyMatch(option -> option.name().equals(NOISE))) {
      chosen.putIfAbsent(NOISE, noise);
    }
    Surrogate trained =
        new ScaledTrainer(
            provider.trainer(chosen, seed.seed().child(name)), ScalingKind.STANDARD)
            .train(parts, progress);
    terminal.warn(name, trained);
    return trained;
  }

  private static double[] ratios(double[] above, double[] below) {
    double[] ratios = new double[above.length];
    Arrays.setAll(ratios, k -> above[k] / below[k]);
    return ratios;
  }

  private Path file(int part, int parts) {
    if (parts == 1) {
      return output;
    }
    String name = output.getFileName().toString();
    int dot = name.lastIndexOf('.');
    if (dot < 0) {
      throw new InputException(
          "--output must be a file for data of %d trajectories but was %s"
              .formatted(parts, output));
    }
    return output.resolveSibling(
        "%s-%d%s".formatted(name.substring(0, dot), part + 1, name.substring(dot)));
  }

  private Provenance provenance(Surrogate trained, double[] sigmas) {
    Map<String, String> parameters = new LinkedHashMap<>(trained.settings());
    parameters.put("data", String.join(" ", data));
    parameters.put("sigmas", Arrays.toString(sigmas));
    return new Provenance(
        trained.provider(), parameters, OptionalLong.empty(), "", Version.CURRENT);
  }

  /// States and, as further variables, their standard errors.
  private static final class Both implements TrajectorySource {
    private final Trajectory states;
    private final Trajectory errors;
    private final Provenance provenance;
    private int step;

    Both(Smoother.Smoothed smoothed, Provenance provenance) {
      states = smoothed.states();
      errors = smoothed.errors();
      this.provenance = provenance;
    }

    @Override
    public int steps() {
      return states.steps();
    }

    @Override
    public List<String> names() {
      var names = new ArrayList<>(states.names());
      states.names().forEach(name -> names.add(name + " standard error"));
      return names;
    }

    @Override
    public double timeStep() {
      return states.timeStep();
    }

    @Override
    public double startTime() {
      return states.startTime();
    }

    @Override
    public Provenance provenance() {
      return provenance;
    }

    @Override
    public void next(double[] state) {
      states.copyState(step, state, 0);
      errors.copyState(step, state, states.dimension());
      step++;
    }
  }
}
