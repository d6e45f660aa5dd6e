package chaoscast.evaluation.cli.options;

import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.core.files.TrajectoryFiles;
import chaoscast.evaluation.protocol.NamedProtocol;
import chaoscast.evaluation.protocol.ProtocolOverrides;
import chaoscast.evaluation.protocol.Protocols;
import chaoscast.evaluation.truth.SystemDescription;
import chaoscast.evaluation.truth.Truth;
import chaoscast.evaluation.truth.Truths;
import java.nio.file.Path;

/// Truth that has been checked but perhaps not been made yet.
public sealed interface TruthSource {
  NamedProtocol protocol();

  SystemDescription system();

  /// @return the truth; this is the long work
  Truth make(Progress progress);

  /// Truth that a known system's solver makes.
  ///
  /// @param protocol says how
  /// @param system   that will make it
  /// @param seed     of the start value
  record Generated(NamedProtocol protocol, SystemDescription system, Seed seed)
      implements TruthSource {
    @Override
    public Truth make(Progress progress) {
      return Truths.generate(protocol, system, seed, progress);
    }
  }

  /// Truth that was in a file.
  ///
  /// @param protocol by which it is divided
  /// @param truth    read and checked
  record Read(NamedProtocol protocol, Truth truth) implements TruthSource {
    /// @param name of the protocol; null: one that fits the data's length
    static Read of(Path file, String name, ProtocolOptions options) {
      String label = file.getFileName().toString();
      Trajectory data = TrajectoryFiles.read(file, options.dt());
      ProtocolOverrides overrides = options.overrides();
      NamedProtocol protocol =
          name == null
              ? Protocols.forData(label, data.steps(), data.timeStep(), overrides)
              : Protocols.named(name, overrides);
      return new Read(protocol, Truths.ofFile(data, file, protocol));
    }

    @Override
    public SystemDescription system() {
      return truth.system();
    }

    @Override
    public Truth make(Progress progress) {
      return truth;
    }
  }
}
