package chaoscast.core.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Trajectory;
import chaoscast.core.Version;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFileTest {
  @TempDir
  private Path folder;
  private Path file;

  @BeforeEach
  void nameAFile() {
    file = folder.resolve("model.h5");
  }

  @Test
  void givesBackArraysBitForBitWithTheirShapes() {
    double[] cube = new SplittableRandom(1).doubles(2 * 3 * 4).toArray();
    cube[5] = -0.0;
    cube[6] = Double.NaN;
    cube[7] = Double.NEGATIVE_INFINITY;

    ModelFile read =
        saved(
            ModelFile.create()
                .put("cube", cube, 2, 3, 4)
                .put("line", cube)
                .put("a/b/indices", new int[] {3, -1, Integer.MAX_VALUE}));

    assertArrayEquals(cube, read.doubles("cube"));
    assertArrayEquals(new int[] {2, 3, 4}, read.shape("cube"));
    assertArrayEquals(cube, read.doubles("line"));
    assertArrayEquals(new int[] {24}, read.shape("line"));
    assertArrayEquals(new int[] {3, -1, Integer.MAX_VALUE}, read.ints("a/b/indices"));
    assertArrayEquals(new int[] {3}, read.shape("a/b/indices"));
  }

  @Test
  void givesBackArraysOfManyBuffers() {
    double[] values = new SplittableRandom(1).doubles(200_003).toArray();
    int[] indices = new SplittableRandom(2).ints(200_003).toArray();

    ModelFile read = saved(ModelFile.create().put("values", values).put("indices", indices));

    assertArrayEquals(values, read.doubles("values"));
    assertArrayEquals(indices, read.ints("indices"));
  }

  @Test
  void givesBackEmptyArrays() {
    ModelFile read =
        saved(
            ModelFile.create()
                .put("none", new double[0])
                .put("flat", new double[0], 3, 0)
                .put("indices", new int[0]));

    assertArrayEquals(new double[0], read.doubles("none"));
    assertArrayEquals(new int[] {3, 0}, read.shape("flat"));
    assertArrayEquals(new int[0], read.ints("indices"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " a ", "λ₁ ≈ 1", "a\0b", "\0", "a\r\n\t", "\ud800", "𝒙"})
  void givesBackTextOfAnyKind(String text) {
    ModelFile read = saved(ModelFile.create().put("t", text).put("l", List.of(text, "b", text)));
    String expected = text.replace("\ud800", "?").replace('\0', ' ');
    assertEquals(expected, read.text("t"));
    assertEquals(List.of(expected, "b", expected), read.texts("l"));
  }

  @Test
  void givesBackScalarsAndTexts() {
    String longText = "λ₁ ≈ 0.9056\n".repeat(10_000);

    ModelFile read =
        saved(
            ModelFile.create()
                .put("tenth", 0.1)
                .put("least", Double.MIN_VALUE)
                .put("seed", Long.MIN_VALUE)
                .put("three", 3)
                .put("empty", "")
                .put("text", longText));

    assertEquals(0.1, read.number("tenth"));
    assertEquals(Double.MIN_VALUE, read.number("least"));
    assertEquals(Long.MIN_VALUE, read.integer("seed"));
    assertEquals(3, read.integer("three"));
    assertEquals(3.0, read.number("three"));
    assertEquals("", read.text("empty"));
    assertEquals(longText, read.text("text"));
  }

  @Test
  void aGroupIsAViewOnAPartOfTheTree() {
    ModelFile model = ModelFile.create().put("ridge", 1e-6);
    ModelFile features = model.group("features");
    features.put("weights", new double[] {1, 2});
    features.group("inner").put("kind", "spline");

    ModelFile read = saved(features);

    assertEquals(1e-6, read.number("ridge"));
    assertArrayEquals(new double[] {1, 2}, read.doubles("features/weights"));
    assertEquals("spline", read.group("features").group("inner").text("kind"));
    assertEquals("spline", read.group("features/inner").text("kind"));
  }

  @Test
  void givesBackGroupsOfScalarsBesideGroupsOfArrays() {
    ModelFile model = ModelFile.create();
    for (int i = 0; i < 20; i++) {
      ModelFile group = model.group("group" + i).put("number", (double) i);
      if (i % 2 == 0) {
        group.put("array", new double[] {i});
      }
    }

    ModelFile read = saved(model);

    for (int i = 0; i < 20; i++) {
      assertEquals(i, read.number("group%d/number".formatted(i)));
      assertEquals(i % 2 == 0, read.has("group%d/array".formatted(i)));
    }
  }

  @Test
  void givesBackAnEmptyModel() {
    assertFalse(saved(ModelFile.create()).has("anything"));
  }

  @Test
  void copiesArraysOnTheWayInAndOut() {
    double[] values = {1, 2};
    ModelFile model = ModelFile.create().put("values", values);
    values[0] = 9;
    model.doubles("values")[1] = 9;

    assertArrayEquals(new double[] {1, 2}, model.doubles("values"));
  }

  @Test
  void knowsWhatItHas() {
    ModelFile model = ModelFile.create();
    model.group("features").put("weights", 1.0);

    assertTrue(model.has("features/weights"));
    assertTrue(model.group("features").has("weights"));
    assertFalse(model.has("features"));
    assertFalse(model.has("weights"));
  }

  @Test
  void marksTheFileWithItsVersions() {
    saved(ModelFile.create().put("a/values", new double[6], 2, 3));

    try (var hdf = new HdfFile(file)) {
      assertEquals(1, hdf.getAttribute("formatVersion").getData());
      assertEquals(Version.CURRENT, hdf.getAttribute("chaoscastVersion").getData());
      assertArrayEquals(new int[] {2, 3}, hdf.getDatasetByPath("/a/values").getDimensions());
    }
  }

  @Test
  void writesTheSameBytesEachTime() throws IOException {
    saved(ModelFile.create().put("b/x", 1.0).put("a/y", "text").put("c", new int[] {1}));
    byte[] first = Files.readAllBytes(file);
    saved(ModelFile.create().put("c", new int[] {1}).put("a/y", "text").put("b/x", 1.0));

    assertArrayEquals(first, Files.readAllBytes(file));
  }

  @Test
  void readsWhatAnotherToolPutThereInOtherTypes() {
    foreign(
        hdf -> {
          hdf.putAttribute("formatVersion", 1L);
          hdf.putAttribute("chaoscastVersion", "0.1.0");
          hdf.putDataset("weights", new float[][] {{1, 2}, {3, 4}});
          hdf.putDataset("indices", new long[] {5, 6});
          hdf.putDataset("count", 7);
        });

    ModelFile read = ModelFile.open(file);

    assertArrayEquals(new double[] {1, 2, 3, 4}, read.doubles("weights"));
    assertArrayEquals(new int[] {5, 6}, read.ints("indices"));
    assertEquals(7, read.integer("count"));
  }

  @Test
  void saysWhatTheFileLacks() {
    ModelFile read = saved(ModelFile.create());

    assertEquals(
        "model file %s lacks features/weights".formatted(file),
        refusal(() -> read.group("features").doubles("weights")));
  }

  @Test
  void saysWhatAValueIsInsteadOfWhatWasAskedFor() {
    ModelFile read = saved(ModelFile.create().put("kind", "spline").put("step", 0.5));

    String of = " of the model file %s must be ".formatted(file);
    assertEquals("kind" + of + "a number but is text", refusal(() -> read.number("kind")));
    assertEquals(
        "kind" + of + "an array of numbers but is text", refusal(() -> read.doubles("kind")));
    assertEquals("step" + of + "text but is a number", refusal(() -> read.text("step")));
    assertEquals(
        "step" + of + "a whole number but is a number", refusal(() -> read.integer("step")));
    assertEquals("step" + of + "an array but is a number", refusal(() -> read.shape("step")));
  }

  @Test
  void refusesAPathThatIsTaken() {
    ModelFile model = ModelFile.create().put("a/b", 1.0);

    String message = "path %s must be free in the model but a/b is there";
    assertEquals(message.formatted("a/b"), refusal(() -> model.put("a/b", "again")));
    assertEquals(message.formatted("a"), refusal(() -> model.put("a", new int[1])));
    assertEquals(message.formatted("a/b/c"), refusal(() -> model.group("a/b").put("c", 1.0)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/a", "a/", "a//b", " ", "./a"})
  void refusesAPathWithAnEmptyName(String path) {
    assertEquals(
        "path must be names joined by / but was '%s'".formatted(path),
        refusal(() -> ModelFile.create().put(path, 1.0)));
  }

  @Test
  void refusesAShapeThatDoesNotFit() {
    assertEquals(
        "weights must have the 6 values of its shape [2, 3] but has 5",
        refusal(() -> ModelFile.create().put("weights", new double[5], 2, 3)));
  }

  @Test
  void refusesATrajectory() {
    TrajectoryFiles.write(Trajectory.of(new double[] {1, 2}, 2, 0.5), file);

    assertEquals(
        file + " must be a chaoscast model but lacks its attribute formatVersion",
        refusal(() -> ModelFile.open(file)));
  }

  @Test
  void refusesANewerFormatNamingBothVersions() {
    foreign(
        hdf -> {
          hdf.putAttribute("formatVersion", 2);
          hdf.putAttribute("chaoscastVersion", "7.3.0");
        });

    assertEquals(
        "model format of %s must be ≤ 1, which chaoscast %s reads, but is 2, of chaoscast 7.3.0"
            .formatted(file, Version.CURRENT),
        refusal(() -> ModelFile.open(file)));
  }

  @Test
  void refusesAMissingAnEmptyAForeignAndATruncatedFile() throws IOException {
    assertEquals(file + " must exist but does not", refusal(() -> ModelFile.open(file)));
    Files.createFile(file);
    assertEquals(file + " must be an HDF5 file but is empty", refusal(() -> ModelFile.open(file)));
    Files.writeString(file, "{\"weights\": [1, 2]}");
    assertEquals(
        file + " must be an HDF5 file but does not begin like one",
        refusal(() -> ModelFile.open(file)));
    saved(ModelFile.create().put("weights", new double[1000]));
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, 4000));
    assertEquals(
        "%s is truncated: it must have %d bytes but has 4000".formatted(file, whole.length),
        refusal(() -> ModelFile.open(file)));
  }

  private ModelFile saved(ModelFile model) {
    model.save(file);
    return ModelFile.open(file);
  }

  private static String refusal(Runnable action) {
    return assertThrows(InputException.class, action::run).getMessage();
  }

  private void foreign(Consumer<WritableHdfFile> filling) {
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      filling.accept(hdf);
    }
  }
}
