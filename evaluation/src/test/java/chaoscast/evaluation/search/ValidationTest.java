package chaoscast.evaluation.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.evaluation.protocol.NamedProtocol;
import chaoscast.evaluation.protocol.ProtocolOverrides;
import chaoscast.evaluation.protocol.Protocols;
import chaoscast.evaluation.truth.Truth;
import chaoscast.evaluation.truth.Truths;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValidationTest {
  private static final Truth TRUTH = truth();

  @Test
  void aSearchIsGivenNoStateAfterTheTrainingData() {
    Truth validation = Validation.of(TRUTH);

    int trainSteps = TRUTH.protocol().trainSteps();
    assertEquals(trainSteps, validation.trajectory().steps());
    assertArrayEquals(TRUTH.training().getFirst().toArray(), validation.trajectory().toArray());
    assertTrue(validation.protocol().trainSteps() < trainSteps);
    assertTrue(validation.protocol().requiredSteps() <= trainSteps);
    assertTrue(validation.protocol().starts() > 1);
    assertTrue(validation.restarts().isEmpty() && validation.more().isEmpty());
  }

  @Test
  void theWholeTruthIsRefused() {
    List<SearchOption> space = List.of(new SearchOption.Choice("degree", List.of("1", "2")));
    assertEquals(
        "a search must be given the training data alone but was given the whole truth",
        assertThrows(
            InputException.class,
            () -> new OptionSearch(
                TRUTH, "d2r2", Map.of(), space, new RandomSearch(), new Seed(1)))
            .getMessage());
  }

  private static Truth truth() {
    NamedProtocol protocol = Protocols.named("schotz2025-lorenz63", ProtocolOverrides.NONE);
    return Truths.generate(protocol, new Seed(1), 1, Progress.NONE);
  }
}
