package chaoscast.evaluation.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Files with some bytes changed, lost or repeated: refused with a sentence, or read as what they were.
///
/// In every build a few hundred; `-Dmutants=36000` for a search, divided evenly among the kinds of file, with
/// `-Dmutants.seed=2` for another one.
class ByteMutantsTest {
  private static final int FEW = 600;
  private static final double TOLERANCE = 0.01;
  private static final double[] ENDS = {Double.NaN, Double.POSITIVE_INFINITY, 1e300, -1, 0, 0x1p31};

  @Test
  void aFewMutantsOfEveryKind() {
    search(FEW);
  }

  @Tag("slow")
  @Test
  void manyMutantsOfEveryKind() {
    search(Integer.getInteger("mutants", 6000));
  }

  private static void search(int mutants) {
    var random = new Random(Integer.getInteger("mutants.seed", 1));
    Map<String, byte[]> models = Seeds.models();
    Map<String, byte[]> trajectories = Seeds.trajectories();
    int each = mutants / (models.size() + trajectories.size() + 1);
    var faults = new ArrayList<String>();
    models.forEach((name, bytes) -> {
      double[] whole = forecast(Inputs.model(bytes));
      each(name, bytes, each, random, faults, mutant -> {
        Surrogate surrogate = Inputs.model(mutant);
        if (surrogate != null) {
          double[] other = forecast(surrogate);
          for (int i = 0; i < whole.length; i++) {
            assertEquals(whole[i], other[i], TOLERANCE * Math.abs(whole[i]), "silently other");
          }
        }
      });
    });
    trajectories.forEach((ending, bytes) -> {
      assertNotNull(Inputs.trajectory(ending, bytes), ending);
      each(ending, bytes, each, random, faults, mutant -> {
        Trajectory read = Inputs.trajectory(ending, mutant);
        assertTrue(read == null || Trajectory.isFinite(read.toArray()));
      });
    });
    each("trials", Seeds.trials(), each, random, faults, Inputs::trials);
    assertEquals(List.of(), faults);
  }

  private static void each(
      String name, byte[] whole, int count, Random random, List<String> faults,
      Consumer<byte[]> target) {
    for (int i = 0; i < count; i++) {
      byte[] mutant = mutant(whole, random);
      try {
        target.accept(mutant);
      } catch (RuntimeException | Error fault) {
        String difference = mutant.length < 400 ? HexFormat.of().formatHex(mutant) : "";
        faults.add("%s, mutant %d: %s %s".formatted(name, i, fault, difference));
      }
    }
  }

  /// One to eight changes, of single bytes, of eight bytes that are a number, or of length.
  private static byte[] mutant(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    for (int changes = 1 + random.nextInt(8); changes > 0; changes--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(8)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        case 2 -> bytes[at] = (byte) 0xff;
        case 3 -> bytes[at] = 0;
        case 4 -> {
          long bits = Double.doubleToRawLongBits(ENDS[random.nextInt(ENDS.length)]);
          for (int i = 0; i < 8 && at + i < bytes.length; i++) {
            bytes[at + i] = (byte) (bits >>> (8 * i));
          }
        }
        case 5 -> {
          int length = Math.min(8, bytes.length - at);
          System.arraycopy(bytes, random.nextInt(bytes.length - length + 1), bytes, at, length);
        }
        case 6 -> bytes = random.nextInt(8) == 0 ? Arrays.copyOf(bytes, at + 1) : bytes;
        default -> bytes = random.nextInt(8) == 0 ? Arrays.copyOf(bytes, bytes.length + 9) : bytes;
      }
    }
    return bytes;
  }

  private static double[] forecast(Surrogate surrogate) {
    double[] past = new double[surrogate.warmUp() * surrogate.dimension()];
    for (int i = 0; i < past.length; i++) {
      past[i] = Math.sin(0.3 * i);
    }
    return surrogate
        .forecast(Trajectory.of(past, surrogate.dimension(), surrogate.timeStep()), 5)
        .predicted()
        .toArray();
  }
}
