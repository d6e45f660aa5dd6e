package chaoscast.lorenz.lyapunov;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberedExponentTest {
  private static final LyapunovEstimate ESTIMATE =
      new LyapunovEstimate(0.906, 0.002, "nearest neighbours in the data");

  @TempDir
  Path folder;

  @Test
  void isWhatWasKept() throws IOException {
    Path data = Files.writeString(folder.resolve("data.csv"), "1,2\n");
    assertEquals(Optional.empty(), RememberedExponent.of(data));
    assertTrue(RememberedExponent.keep(data, ESTIMATE));
    assertEquals(Optional.of(ESTIMATE), RememberedExponent.of(data));
    assertEquals("1,2\n", Files.readString(data));
  }

  @Test
  void isForgottenWhenTheDataChange() throws IOException {
    Path data = Files.writeString(folder.resolve("data.csv"), "1,2\n");
    RememberedExponent.keep(data, ESTIMATE);
    Files.writeString(data, "1,2\n3,4\n");
    assertEquals(Optional.empty(), RememberedExponent.of(data));
  }

  @Test
  void aDamagedNoteIsNoNote() throws IOException {
    Path data = Files.writeString(folder.resolve("data.csv"), "1,2\n");
    Files.writeString(folder.resolve("data.csv.lyapunov"), "lyapunovExponent=\\u12\n");
    assertEquals(Optional.empty(), RememberedExponent.of(data));
  }

  @Test
  void dataThatAreNotThereCannotBeRemembered() {
    assertFalse(RememberedExponent.keep(folder.resolve("no/data.csv"), ESTIMATE));
  }
}
