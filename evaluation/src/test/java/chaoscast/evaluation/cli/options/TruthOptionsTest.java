package chaoscast.evaluation.cli.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.lorenz.lyapunov.LyapunovEstimate;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class TruthOptionsTest {
  private static TruthSource source(String... words) {
    return CommandLine.populateCommand(new TruthOptions(), words).source(new Seed(1));
  }

  @Test
  void checkingWhatWasGivenMeasuresNothing() {
    assertTrue(source("lorenz63", "-s", "rho=28.0001").system().lyapunovExponent().isEmpty());
    assertEquals(0.9064, source("lorenz63").system().lyapunovExponent().orElseThrow());
  }

  @Test
  void theExponentIsMeasuredWithinTheThreadsGiven() {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    TruthSource measured =
        source("lorenz63", "-s", "rho=28.0001")
            .measured(1, (stage, done, total) -> threads.add(Thread.currentThread()));
    assertEquals(Set.of(Thread.currentThread()), threads);
    LyapunovEstimate estimate = measured.system().measured().orElseThrow();
    assertEquals(estimate.exponent(), measured.system().lyapunovExponent().orElseThrow());
    assertEquals(measured, measured.measured(1, Progress.NONE), "bit for bit the same again");
  }
}
