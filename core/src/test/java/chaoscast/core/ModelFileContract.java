package chaoscast.core;

import static chaoscast.core.ContractSubject.assertSameForecast;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chaoscast.core.scaling.ScaledTrainer;
import chaoscast.core.scaling.ScalingKind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a surrogate becomes in its file.
interface ModelFileContract extends ContractSubject {
  @Test
  default void savingAndLoadingGivesIdenticalForecasts(@TempDir Path folder) {
    Surrogate surrogate = train(TRAINING);
    Surrogates.save(surrogate, folder.resolve("model.h5"));
    Surrogate loaded = Surrogates.load(folder.resolve("model.h5"));
    assertSameForecast(surrogate, loaded);
    assertEquals(surrogate.settings(), loaded.settings());
    assertEquals(surrogate.cost(), loaded.cost());
    assertEquals(surrogate.warmUp(), loaded.warmUp());
  }

  @Test
  default void aScaledSurrogateSurvivesSavingToo(@TempDir Path folder) {
    var trainer =
        new ScaledTrainer(provider().trainer(settings(), new Seed(5)), ScalingKind.STANDARD);
    Surrogate surrogate = trainer.train(List.of(TRAINING), Progress.NONE);
    Surrogates.save(surrogate, folder.resolve("model.h5"));
    assertSameForecast(surrogate, Surrogates.load(folder.resolve("model.h5")));
  }
}
