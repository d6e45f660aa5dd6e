package chaoscast.evaluation.cli.options;

import chaoscast.core.InputException;
import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.core.command.InputFiles;
import chaoscast.core.command.ReadingFlags;
import chaoscast.core.files.DataFiles;
import chaoscast.core.files.table.ReadingOptions;
import chaoscast.core.files.understanding.Recordings;
import chaoscast.evaluation.protocol.NamedProtocol;
import chaoscast.evaluation.protocol.ProtocolOverrides;
import chaoscast.evaluation.protocol.Protocols;
import chaoscast.evaluation.truth.Truths;
import chaoscast.lorenz.Systems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Where truth comes from, and by which protocol it is divided.
public final class TruthOptions {
  private static final String DEFAULT_SYSTEM = "lorenz63";

  @Mixin
  private SystemOptions system;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = "Used instead of a system. " + ReadingFlags.DATA)
  private List<String> data = List.of();

  @Option(
      names = "--test-data",
      paramLabel = "FILE",
      description = "Trajectories to test on, as for --data, all of which then train. Default: the end of"
          + " each.")
  private List<String> testData = List.of();

  @Mixin
  private ReadingFlags reading;

  @Option(
      names = "--protocol",
      paramLabel = "PROTOCOL",
      description = "pyle2021-lorenz63, pyle2021-lorenz96, schotz2025-lorenz63, schotz2025-lorenz63-noisy,"
          + " schotz2025-thomas, mandal2025-lorenz63, mandal2025-lorenz96, mandal2025-kuramoto-sivashinsky, or a"
          + " system's name for its default, which is the default.")
  private String protocol;

  @Mixin
  private ProtocolOptions overrides;

  /// @return the file that is read, if one is
  public InputFiles inputs() {
    var all = new ArrayList<>(data);
    all.addAll(testData);
    return system.inputs().and(DataFiles.paths(all));
  }

  /// @return what is wanted otherwise than the protocol has it
  public ProtocolOverrides overrides() {
    return overrides.overrides();
  }

  /// @return whether truth is read from files that no named protocol is for
  public boolean isForeign() {
    return !data.isEmpty() && protocol == null;
  }

  /// @param seed of what is generated
  /// @throws InputException for unknown names, values out of range, options that contradict each
  ///     other, and data that cannot be used
  public TruthSource source(Seed seed) {
    return source(seed, DEFAULT_SYSTEM);
  }

  /// @param seed            of what is generated
  /// @param defaultProtocol where neither system nor protocol nor data is given
  public TruthSource sourceByProtocol(Seed seed, String defaultProtocol) {
    if (data.isEmpty() && protocol == null && system.name().isEmpty()) {
      protocol = defaultProtocol;
    }
    return source(seed);
  }

  /// @param seed          of what is generated
  /// @param defaultSystem where neither system nor protocol nor data is given
  public TruthSource source(Seed seed, String defaultSystem) {
    if (data.isEmpty() && !testData.isEmpty()) {
      throw new InputException("--test-data needs --data to train on");
    }
    TruthSource source = data.isEmpty() ? generated(seed, defaultSystem) : read();
    return source.withLyapunov(overrides.lyapunov());
  }

  /// @return the files that train, a shard each
  /// @throws InputException if there are none, or others than them are to be tested on
  public DataShards shards() {
    if (data.isEmpty()) {
      throw new InputException(
          "--data must be given, a file for each shard, where --engine is, but is not",
          "give --data FOLDER --test-data FILE, or leave --engine out");
    }
    return DataShards.files(data, reading.options(overrides.dt()));
  }

  /// Tests on whole trajectories, and of the training data knows the first shard.
  ///
  /// @param shards   that train
  /// @param counting whether all of them are read to count their states
  /// @throws InputException for what only data that are all in memory can have
  public TruthSource source(DataShards shards, boolean counting) {
    if (testData.isEmpty()) {
      throw new InputException(
          "--test-data must be given where the training data are taken in by shards but is not",
          "name trajectories to test on");
    }
    requireDataAlone();
    if (protocol != null) {
      throw new InputException(
          "--protocol must be left out where the training data are taken in by shards but was '%s'"
              .formatted(protocol));
    }
    ReadingOptions options = reading.options(overrides.dt());
    Recordings first =
        DataFiles.read(List.of(DataFiles.paths(data).getFirst().toString()), options)
            .requireMotion();
    Trajectory like = first.trajectories().getFirst();
    List<Trajectory> tests =
        DataFiles.read(testData, options.forModel(like.dimension(), like.timeStep()))
            .trajectories();
    return TruthSource.Read.ofShards(
        first,
        counting ? shards.states() : like.steps(),
        shards.count(),
        tests,
        data,
        overrides.overrides())
        .withLyapunov(overrides.lyapunov());
  }

  private TruthSource generated(Seed seed, String defaultSystem) {
    NamedProtocol named = named(defaultSystem).withParameters(system.parameters());
    return new TruthSource.Generated(named, Truths.describe(named), seed, false);
  }

  private NamedProtocol named(String defaultSystem) {
    Optional<String> asked = system.name();
    if (protocol == null) {
      String name = asked.orElse(defaultSystem);
      double timeStep = Systems.named(name).defaultSystem().defaultTimeStep();
      return Protocols.defaultFor(name, timeStep, overrides.overrides());
    }
    NamedProtocol named = Protocols.named(protocol, overrides.overrides());
    asked.filter(name -> !Systems.named(name).name().equals(named.truth().system()))
        .ifPresent(other -> {
          throw new InputException(
              "the system must be %s, that of protocol %s, but was %s"
                  .formatted(named.truth().system(), protocol, other));
        });
    return named;
  }

  private TruthSource read() {
    requireDataAlone();
    return TruthSource.Read.of(
        data, testData, reading.options(overrides.dt()), protocol, overrides.overrides());
  }

  private void requireDataAlone() {
    system.name().ifPresent(name -> {
      throw new InputException(
          "SYSTEM must be left out where --data is given but was '%s'".formatted(name));
    });
    system.firstParameter().ifPresent(parameter -> {
      throw new InputException(
          "-s must be left out where --data is given but was '%s'".formatted(parameter));
    });
  }
}
