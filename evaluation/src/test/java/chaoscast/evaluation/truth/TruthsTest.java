package chaoscast.evaluation.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Progress;
import chaoscast.core.Provenance;
import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.core.files.TrajectoryFiles;
import chaoscast.evaluation.protocol.NamedProtocol;
import chaoscast.evaluation.protocol.ProtocolOverrides;
import chaoscast.evaluation.protocol.Protocols;
import chaoscast.lorenz.Lorenz63;
import chaoscast.lorenz.generation.Generation;
import chaoscast.lorenz.generation.GenerationPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruthsTest {
  private static NamedProtocol lorenz63(Map<String, String> parameters) {
    return Protocols.named("lorenz63", ProtocolOverrides.NONE).withParameters(parameters);
  }

  @Test
  void aPublishedExponentIsTakenAsItIs() {
    SystemDescription system = Truths.describe(lorenz63(Map.of()));
    assertEquals(0.9064, system.lyapunovExponent().orElseThrow());
    assertTrue(system.measured().isEmpty());
  }

  @Test
  void forOtherParametersTheExponentIsMeasuredWithItsError() {
    SystemDescription system = Truths.describe(lorenz63(Map.of("rho", "28.0001")));
    double error = system.measured().orElseThrow().standardError();
    // the system differs from the classical one by less than its exponent can be measured
    assertEquals(0.9056, system.lyapunovExponent().orElseThrow(), Math.max(0.01, 4 * error));
  }

  @Test
  void theExponentOfForeignDataIsEstimatedAndRememberedBesideThem(@TempDir Path folder) {
    GenerationPlan plan =
        GenerationPlan.of(Lorenz63.CLASSICAL, 8000).withTimeStep(0.02).withSeed(new Seed(3));
    Trajectory data =
        new Generation(Lorenz63.CLASSICAL, plan).observed(Progress.NONE)
            .withProvenance(Provenance.UNKNOWN);
    Path file = folder.resolve("foreign.csv");
    TrajectoryFiles.write(data, file);
    NamedProtocol protocol = Protocols.forData("foreign", 8000, 0.02, ProtocolOverrides.NONE);

    SystemDescription first = Truths.ofFile(data, file, protocol).system();
    // nearest neighbours see 0.84 … 0.89 for lack of data, with an error of about 0.04
    assertEquals(0.9056, first.lyapunovExponent().orElseThrow(), 0.2);
    assertTrue(Files.exists(folder.resolve("foreign.csv.lyapunov")));
    assertEquals(first, Truths.ofFile(data, file, protocol).system());
  }
}
