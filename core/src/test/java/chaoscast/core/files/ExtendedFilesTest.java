package chaoscast.core.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Trajectory;
import chaoscast.core.bigfloat.BigFloat;
import chaoscast.core.bigfloat.BigFloatFormat;
import chaoscast.core.extended.ExtendedTrajectory;
import chaoscast.core.files.internal.hdf5.Hdf5Trajectory;
import chaoscast.core.files.table.ReadingOptions;
import chaoscast.core.files.understanding.Recordings;
import io.jhdf.HdfFile;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Files of numbers of more than 64 bits")
final class ExtendedFilesTest {
  @TempDir
  private Path folder;

  /// Thirds, their negatives, and a zero.
  private static ExtendedTrajectory thirds(BigFloatFormat format, int steps) {
    long[] numbers = new long[steps * 2 * format.words()];
    for (int i = 0; i < steps; i++) {
      BigFloat third = format.number(i).divide(format.number(3));
      third.copyTo(numbers, 2 * i * format.words());
      (i == 0 ? third : third.scalb(-40).negate()).copyTo(numbers, (2 * i + 1) * format.words());
    }
    return new ExtendedTrajectory(format, 2, 0.25, numbers);
  }

  private static Trajectory named(ExtendedTrajectory digits) {
    return digits.rounded().withNames(List.of("one", "two"));
  }

  @Test
  @DisplayName("Every digit comes back, at every number of bits")
  void everyDigitComesBack() {
    for (int bits : new int[] {53, 64, 100, 128, 512, 4096}) {
      ExtendedTrajectory digits = thirds(BigFloatFormat.of(bits), 7);
      Path file = folder.resolve("thirds%d.h5".formatted(bits));
      ExtendedFiles.write(digits, named(digits), file);
      ExtendedTrajectory again = ExtendedFiles.read(file);
      assertEquals(digits.format(), again.format());
      assertEquals(0.25, again.timeStep());
      assertArrayEquals(digits.numbers(), again.numbers());
    }
  }

  @Test
  @DisplayName("The three datasets are what the documentation says: sign · Σ limb 2^(64 k) · 2^exponent")
  void datasetsHoldSignLimbsAndExponent() {
    BigFloatFormat format = BigFloatFormat.of(100);
    ExtendedTrajectory digits = thirds(format, 5);
    Path file = folder.resolve("thirds.h5");
    ExtendedFiles.write(digits, named(digits), file);
    try (var hdf = new HdfFile(file)) {
      long[] limbs = (long[]) hdf.getDatasetByPath("digits/limbs").getDataFlat();
      int[] exponents = (int[]) hdf.getDatasetByPath("digits/exponents").getDataFlat();
      int[] signs = (int[]) hdf.getDatasetByPath("digits/signs").getDataFlat();
      assertEquals(0, signs[0]);
      for (int n = 2; n < 10; n++) {
        // 4/3 = 1.0101…₂ with 100 digits is ⌊2^k / 3 + 1/2⌋ of its units: checked as 3 · whole ≈ i · 2^-exponent.
        BigInteger whole =
            new BigInteger(Long.toUnsignedString(limbs[2 * n + 1])).shiftLeft(64)
                .add(new BigInteger(Long.toUnsignedString(limbs[2 * n])));
        int power = -exponents[n] - (n % 2 == 0 ? 0 : 40);
        BigInteger exact = BigInteger.valueOf(n / 2).shiftLeft(power);
        BigInteger off = whole.multiply(BigInteger.valueOf(3)).subtract(exact).abs();
        // 28 of the 128 bits are below the format's 100; rounding is by half of that unit at most.
        assertTrue(off.compareTo(BigInteger.valueOf(3).shiftLeft(27)) <= 0, off::toString);
        assertEquals(n % 2 == 0 ? 1 : -1, signs[n]);
      }
    }
  }

  @Test
  @DisplayName("Readers of doubles find the nearest ones and are told")
  void readersOfDoublesAreTold() {
    ExtendedTrajectory digits = thirds(BigFloatFormat.of(512), 9);
    Path file = folder.resolve("thirds.h5");
    ExtendedFiles.write(digits, named(digits), file);
    Recordings read =
        Recordings.of(TableFiles.read(file, ReadingOptions.NONE), ReadingOptions.NONE);
    assertEquals(5.0 / 3, read.longest().get(5, 0));
    assertEquals(List.of("one", "two"), read.longest().names());
    assertTrue(
        read.understanding().remarks()
            .contains(
                "the file holds numbers of 512 bits: what computes in doubles (float64) reads them rounded"),
        read.understanding().remarks()::toString);
  }

  @Test
  @DisplayName("Other formats, files of doubles, and digits that are not those of the states are named")
  void refusesWhatDoesNotFit() {
    ExtendedTrajectory digits = thirds(BigFloatFormat.of(128), 4);
    assertMessage(
        "must end in .h5 or .hdf5",
        () -> ExtendedFiles.write(digits, named(digits), folder.resolve("thirds.csv")));
    Path plain = folder.resolve("plain.h5");
    TrajectoryFiles.write(named(digits), plain);
    assertMessage("must hold numbers of more than 64 bits", () -> ExtendedFiles.read(plain));
    Path other = folder.resolve("other.h5");
    double[] states = digits.rounded().toArray();
    states[3] = 0.125;
    Hdf5Trajectory.write(
        TrajectorySource.of(
            Trajectory.of(states, 2, 0.25).withNames(List.of("one", "two"))),
        digits, other);
    assertMessage("variable 1 of step 1 is 0.125", () -> ExtendedFiles.read(other));
  }

  private static void assertMessage(String part, Runnable action) {
    String message = assertThrows(InputException.class, action::run).getMessage();
    assertTrue(message.contains(part), message);
  }
}
