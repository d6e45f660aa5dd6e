package chaoscast.evaluation.reliability;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;

/// Searches led by what code an input reaches, each as long as its annotation says; one at a time, with the
/// variable `JAZZER_FUZZ` set. They begin with the files below `CoverageFuzzTestInputs`, go on from what earlier
/// searches kept in `.cifuzz-corpus`, and write what fails beside the former, where [SeedInputsTest] runs it in
/// every build. Not in every build themselves: their agent slows the whole JVM.
@Tag("slow")
class CoverageFuzzTest {
  private static final String TIME = "4m";

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
