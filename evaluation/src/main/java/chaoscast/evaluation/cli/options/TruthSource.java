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

  /// @return what is known of the system; until [#measured] has run, λ₁ only where it is published
  SystemDescription system();

  /// Measures λ₁ where it is not published; comes after the number of threads is known.
  ///
  /// @param threads greatest number of cores used, ≥ 1; decides no result
  /// @return the same truth of a system whose λ₁ is known, if it can be
  TruthSource measured(int threads, Progress progress);

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
    public TruthSource measured(int threads, Progress progress) {
      return new Generated(protocol, Truths.measured(protocol, threads, progress), seed);
    }

    @Override
    public Truth make(Progress progress) {
      return Truths.generate(protocol, system, seed, progress);
    }
  }

  /// Truth that was in a file.
  ///
  /// @param protocol by which it is divided
  /// @param file     it was in
  /// @param truth    read and checked
  record Read(NamedProtocol protocol, Path file, Truth truth) implements TruthSource {
    /// @param name of the protocol; null: one that fits the data's length
    static Read of(Path file, String name, ProtocolOptions options) {
      String label = file.getFileName().toString();
      Trajectory data = TrajectoryFiles.read(file, options.dt());
      ProtocolOverrides overrides = options.overrides();
      NamedProtocol protocol =
          name == null
              ? Protocols.forData(label, data.steps(), data.timeStep(), overrides)
              : Protocols.named(name, overrides);
      return new Read(protocol, file, Truths.of(data, label, protocol));
    }

    @Override
    public SystemDescription system() {
      return truth.system();
    }

    @Override
    public TruthSource measured(int threads, Progress progress) {
      return new Read(protocol, file, Truths.measured(truth, file, threads, progress));
    }

    @Override
    public Truth make(Progress progress) {
      return truth;
    }
  }
}
