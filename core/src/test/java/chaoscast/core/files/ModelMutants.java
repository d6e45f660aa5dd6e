package chaoscast.core.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Models with one entry that is not what it should be, and a checksum that fits: what a broken program
/// writes, rather than a broken disk.
public final class ModelMutants {
  private ModelMutants() {}

  /// @param model     that it is one of
  /// @param path      of the entry
  /// @param entry     in its place; empty if there is none
  /// @param notFinite whether it is a number that is NaN or infinite
  public record Mutant(ModelFile model, String path, Optional<Object> entry, boolean notFinite) {
    /// @param target holds the mutant
    public void write(Path target) {
      ModelEntry whole = model.entries().remove(path);
      entry.ifPresent(other -> model.entries().put(path, (ModelEntry) other));
      model.save(target);
      model.entries().put(path, whole);
    }
  }

  /// @return mutants of every entry
  public static List<Mutant> of(Path model) {
    var mutants = new ArrayList<Mutant>();
    ModelFile file = ModelFile.open(model);
    file.entries()
        .forEach(
            (path, entry) -> {
              mutants.add(new Mutant(file, path, Optional.empty(), false));
              for (ModelEntry other : others(entry)) {
                mutants.add(new Mutant(file, path, Optional.of(other), isNotFinite(other)));
              }
            });
    return mutants;
  }

  private static List<ModelEntry> others(ModelEntry entry) {
    return switch (entry) {
      case ModelEntry.Doubles(double[] values, int[] _) when values.length == 0 -> List.of();
      case ModelEntry.Doubles(double[] values, int[] shape) ->
          List.of(
              new ModelEntry.Doubles(with(values, Double.NaN), shape),
              new ModelEntry.Doubles(with(values, Double.NEGATIVE_INFINITY), shape),
              new ModelEntry.Doubles(with(values, 1e300), shape),
              new ModelEntry.Doubles(
                  Arrays.copyOf(values, values.length - 1), new int[] {values.length - 1}),
              new ModelEntry.Real(1));
      case ModelEntry.Ints(int[] values) when values.length == 0 -> List.of();
      case ModelEntry.Ints(int[] values) ->
          List.of(
              new ModelEntry.Ints(with(values, -1)),
              new ModelEntry.Ints(with(values, Integer.MAX_VALUE)),
              new ModelEntry.Ints(Arrays.copyOf(values, values.length - 1)),
              new ModelEntry.Ints(new int[0]));
      case ModelEntry.Real _ ->
          List.of(
              new ModelEntry.Real(Double.NaN),
              new ModelEntry.Real(Double.POSITIVE_INFINITY),
              new ModelEntry.Real(-1),
              new ModelEntry.Real(0),
              new ModelEntry.Text("0.1"));
      case ModelEntry.Whole _ ->
          List.of(
              new ModelEntry.Whole(-1),
              new ModelEntry.Whole(0),
              new ModelEntry.Whole(Integer.MAX_VALUE),
              new ModelEntry.Whole(Long.MIN_VALUE));
      case ModelEntry.Text _ ->
          List.of(
              new ModelEntry.Text(""), new ModelEntry.Text("nonsense"), new ModelEntry.Text("-1"));
      case ModelEntry.Texts _ -> List.of(new ModelEntry.Text("one"));
    };
  }

  private static boolean isNotFinite(ModelEntry entry) {
    return switch (entry) {
      case ModelEntry.Doubles(double[] values, int[] _) ->
          !Arrays.stream(values).allMatch(Double::isFinite);
      case ModelEntry.Real(double value) -> !Double.isFinite(value);
      case ModelEntry.Ints _,ModelEntry.Whole _,ModelEntry.Text _,ModelEntry.Texts _ -> false;
    };
  }

  private static double[] with(double[] values, double last) {
    double[] changed = values.clone();
    changed[values.length - 1] = last;
    return changed;
  }

  private static int[] with(int[] values, int last) {
    int[] changed = values.clone();
    changed[values.length - 1] = last;
    return changed;
  }
}
