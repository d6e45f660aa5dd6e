package chaoscast.evaluation.cli.options;

import chaoscast.core.InputException;
import chaoscast.core.Seed;
import chaoscast.core.command.InputFiles;
import chaoscast.core.command.ReadingFlags;
import chaoscast.core.files.DataFiles;
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
      paramLabel = "NAME",
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
    system.name().ifPresent(name -> {
      throw new InputException(
          "SYSTEM must be left out where --data is given but was '%s'".formatted(name));
    });
    system.firstParameter().ifPresent(parameter -> {
      throw new InputException(
          "-s must be left out where --data is given but was '%s'".formatted(parameter));
    });
    return TruthSource.Read.of(
        data, testData, reading.options(overrides.dt()), protocol, overrides.overrides());
  }
}
