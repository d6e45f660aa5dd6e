package chaoscast.core;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.files.ModelFile;
import chaoscast.core.model.ModelHeader;
import chaoscast.core.options.OptionDescription;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The contract finds those who break it.
class RolloutContractTest {
  private static final Surrogate HALVING =
      new MapSurrogate(3, 0.02, x -> new double[] {x[0] / 2, x[1] / 2, x[2] / 2});

  @Test
  void aRolloutThatReportsItsMemoryPassesTheCopyOfLanes() {
    contractOf(new WrappedSurrogate(HALVING, rollout -> rollout))
        .aLaneWhoseMemoryIsCopiedFromAnotherHasItsFuture();
  }

  @Test
  void aRolloutThatReportsNothingFailsTheCopyOfLanes() {
    assertCopyOfLanesFails("must report the memory", Optional.empty());
  }

  @Test
  void aRolloutThatReportsLessThanItsStateFailsTheCopyOfLanes() {
    assertCopyOfLanesFails("0 numbers a lane", Optional.of(LaneMemory.none(2)));
  }

  private static void assertCopyOfLanesFails(String reason, Optional<LaneMemory> reported) {
    RolloutContract contract =
        contractOf(new WrappedSurrogate(HALVING,
            rollout -> new WrappedSurrogate.Reporting(rollout, reported)));
    var error =
        assertThrows(
            AssertionError.class, contract::aLaneWhoseMemoryIsCopiedFromAnotherHasItsFuture);
    assertTrue(error.getMessage().contains(reason), error.getMessage());
  }

  private static RolloutContract contractOf(Surrogate trained) {
    return new RolloutContract() {
      @Override
      public SurrogateProvider provider() {
        return new Trained(trained);
      }

      @Override
      public Map<String, String> settings() {
        return Map.of();
      }
    };
  }

  /// Trains always the same surrogate.
  private record Trained(Surrogate surrogate) implements SurrogateProvider {
    @Override
    public String name() {
      return surrogate.provider();
    }

    @Override
    public String summary() {
      return "a surrogate that is trained already";
    }

    @Override
    public List<OptionDescription> options() {
      return List.of();
    }

    @Override
    public SurrogateTrainer trainer(Map<String, String> settings, Seed seed) {
      return (_, _) -> surrogate;
    }

    @Override
    public Surrogate read(ModelFile file, ModelHeader header) {
      return surrogate;
    }
  }
}
