package chaoscast.core;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// What data a surrogate turns down.
interface DataContract extends ContractSubject {
  @Test
  default void rejectsDataOfAnotherDimension() {
    Surrogate surrogate = train(TRAINING);
    Trajectory wrong = Trajectory.of(new double[400], 4, ChaoticData.TIME_STEP);
    var error = assertThrows(InputException.class, () -> surrogate.forecast(wrong, 1));
    assertTrue(error.getMessage().contains("dimension 3 but has 4"), error.getMessage());
  }

  @Test
  default void rejectsDataOfAnotherTimeStep() {
    Surrogate surrogate = train(TRAINING);
    Trajectory wrong = Trajectory.of(new double[300], 3, 0.5);
    var error = assertThrows(InputException.class, () -> surrogate.forecast(wrong, 1));
    assertTrue(error.getMessage().contains("time step 0.02 but has 0.5"), error.getMessage());
  }

  @Test
  default void rejectsAPastThatIsTooShortToWarmUp() {
    Surrogate surrogate = train(TRAINING);
    Trajectory past = TRUTH.slice(0, surrogate.warmUp() - 1);
    var error = assertThrows(InputException.class, () -> surrogate.forecast(past, 1));
    assertTrue(error.getMessage().contains("has " + past.steps()), error.getMessage());
  }

  @Test
  default void rejectsTrainingDataThatIsTooShort() {
    var error = assertThrows(InputException.class, () -> train(TRAINING.slice(0, 1)));
    assertTrue(error.getMessage().contains("has 1"), error.getMessage());
  }

  @Test
  default void rejectsTrainingTrajectoriesThatDiffer() {
    Trajectory wide = Trajectory.of(new double[400], 4, ChaoticData.TIME_STEP);
    Trajectory slow = Trajectory.of(new double[300], 3, 0.5);
    assertThrows(InputException.class, () -> train(TRAINING, wide));
    assertThrows(InputException.class, () -> train(TRAINING, slow));
    assertThrows(InputException.class, () -> train());
  }
}
