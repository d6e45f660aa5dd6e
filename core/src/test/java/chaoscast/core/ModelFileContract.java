package chaoscast.core;

import static chaoscast.core.ContractSubject.assertSameForecast;
import static chaoscast.core.ContractSubject.past;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Scope;
import chaoscast.core.files.ModelFile;
import chaoscast.core.model.ModelHeader;
import chaoscast.core.model.SeenStates;
import chaoscast.core.model.StateDigest;
import chaoscast.core.model.TrainedOn;
import chaoscast.core.model.TrainingRows;
import chaoscast.core.scaling.ScaledTrainer;
import chaoscast.core.scaling.ScalingKind;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a surrogate becomes in its file.
interface ModelFileContract extends ContractSubject {
  @Test
  default void savingAndLoadingGivesIdenticalForecasts(@TempDir Path folder) {
    Surrogate surrogate = train(TRAINING);
    Surrogate loaded = saved(surrogate, folder);
    assertSameForecast(surrogate, loaded);
    assertEquals(surrogate.header(), loaded.header());
    assertEquals(surrogate.cost(), loaded.cost());
  }

  @Test
  default void aScaledSurrogateSurvivesSavingToo(@TempDir Path folder) {
    Surrogate surrogate = scaled(TRAINING);
    Surrogate loaded = saved(surrogate, folder);
    assertSameForecast(surrogate, loaded);
    assertEquals(
        surrogate.header().scaling().isPresent(), loaded.header().scaling().isPresent());
  }

  @Test
  default void anotherNumberFormatSurvivesSavingToo(@TempDir Path folder) {
    Surrogate surrogate = train(TRAINING).inPrecision(Arithmetic.BFLOAT16, Scope.READOUT);
    Surrogate loaded = saved(surrogate, folder);
    assertSameForecast(surrogate, loaded);
    assertEquals(surrogate.header().precision(), loaded.header().precision());
  }

  @Test
  default void remarksSurviveSaving(@TempDir Path folder) {
    var remark = new Remark("a topic", "something is the matter", Map.of("share", 0.25));
    Surrogate trained = train(TRAINING);
    Surrogate surrogate = trained.withHeader(trained.header().plusRemarks(List.of(remark)));
    Surrogate again = saved(saved(surrogate, folder), folder);
    assertEquals(surrogate.remarks(), again.remarks());
    assertTrue(again.remarks().contains(remark), again.remarks().toString());
  }

  @Test
  default void knowsTheRowsThatItWasTrainedOnInTheSystemsUnits(@TempDir Path folder) {
    Trajectory part =
        TRUTH.withOrigin(new Origin("lorenz.csv", 0)).withNames(List.of("u", "v", "w"))
            .slice(100, 900);
    var rows = new TrainingRows("lorenz.csv", "", 100, 800, StateDigest.of(part));
    for (Surrogate trained : List.of(train(part), scaled(part))) {
      TrainedOn known = saved(trained, folder).header().trainedOn();
      assertEquals(List.of("u", "v", "w"), known.names());
      assertEquals(List.of(rows), known.rows());
      assertEquals(Optional.of(new SeenStates(850, 900)), known.seenIn(TRUTH, 850, 1500));
      assertEquals(Optional.empty(), known.seenIn(TRUTH, 900, 1500));
    }
  }

  @Test
  default void aFileFromBeforeAnOptionStaysReadable(@TempDir Path folder) {
    Surrogate surrogate = train(TRAINING);
    for (String younger : surrogate.settings().keySet()) {
      var older = new LinkedHashMap<>(surrogate.settings());
      older.remove(younger);
      Surrogate loaded = saved(withSettings(surrogate, older), folder);
      assertEquals(older, loaded.settings());
      assertEquals(List.of(), remarksOnTheFile(loaded), younger);
      assertEquals(1, loaded.forecast(past(loaded), 1).predicted().steps(), younger);
    }
  }

  @Test
  default void aSettingThatThisVersionDoesNotKnowIsKeptAndRemarkedOn(@TempDir Path folder) {
    Surrogate surrogate = train(TRAINING);
    var newer = new LinkedHashMap<>(surrogate.settings());
    newer.put("aYoungerOption", "7");
    Surrogate again = saved(saved(withSettings(surrogate, newer), folder), folder);
    assertSameForecast(surrogate, again);
    assertEquals(newer, again.settings());
    List<Remark> remarks = remarksOnTheFile(again);
    assertEquals(1, remarks.size(), remarks.toString());
    assertTrue(remarks.getFirst().text().contains("aYoungerOption"), remarks.toString());
  }

  @Test
  default void itsOwnEntriesAreNoneOfTheHeaders() {
    Surrogate surrogate = train(TRAINING);
    ModelFile body = ModelFile.create();
    surrogate.write(body);
    ModelFile header = ModelFile.create();
    surrogate.header().write(header);
    for (String name : header.names()) {
      assertFalse(body.has(name), name);
    }
  }

  private Surrogate scaled(Trajectory training) {
    return new ScaledTrainer(provider().trainer(settings(), new Seed(5)), ScalingKind.STANDARD)
        .train(List.of(training), Progress.NONE);
  }

  private static Surrogate withSettings(Surrogate surrogate, Map<String, String> settings) {
    ModelHeader header = surrogate.header();
    return surrogate.withHeader(
        ModelHeader.of(header.provider(), settings, header.timeStep(), header.warmUp())
            .withPrecision(header.precision())
            .withTrainedOn(header.trainedOn()));
  }

  private static List<Remark> remarksOnTheFile(Surrogate surrogate) {
    return surrogate.remarks().stream()
        .filter(remark -> remark.topic().equals(ModelHeader.FILE_TOPIC))
        .toList();
  }

  private static Surrogate saved(Surrogate surrogate, Path folder) {
    Surrogates.save(surrogate, folder.resolve("model.h5"));
    return Surrogates.load(folder.resolve("model.h5"));
  }
}
