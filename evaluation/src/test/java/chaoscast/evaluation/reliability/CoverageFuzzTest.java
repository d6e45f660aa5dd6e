package chaoscast.evaluation.reliability;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;

/// Searches led by what code an input reaches, each as long as its annotation says; one at a time, with the
/// variable `JAZZER_FUZZ` set. What they find is kept as a file beside the resources of this package and is then
/// run with the slow tests. Not in every build: their agent slows the whole JVM.
@Tag("slow")
class CoverageFuzzTest {
  private static final String TIME = "60s";

  @FuzzTest(maxDuration = TIME)
  void models(byte[] bytes) {
    Inputs.model(bytes);
  }

  @FuzzTest(maxDuration = TIME)
  void csv(byte[] bytes) {
    Inputs.trajectory(".csv", bytes);
  }

  @FuzzTest(maxDuration = TIME)
  void hdf5(byte[] bytes) {
    Inputs.trajectory(".h5", bytes);
  }

  @FuzzTest(maxDuration = TIME)
  void npy(byte[] bytes) {
    Inputs.trajectory(".npy", bytes);
  }

  @FuzzTest(maxDuration = TIME)
  void npz(byte[] bytes) {
    Inputs.trajectory(".npz", bytes);
  }

  @FuzzTest(maxDuration = TIME)
  void matlab(byte[] bytes) {
    Inputs.trajectory(".mat", bytes);
  }

  @FuzzTest(maxDuration = TIME)
  void trials(byte[] bytes) {
    Inputs.trials(bytes);
  }

  @FuzzTest(maxDuration = TIME)
  void options(byte[] bytes) {
    Inputs.options(bytes);
  }
}
