package chaoscast.core.files.hdf5;

import chaoscast.core.InputException;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Which dataset of a file holds the states: `/states`, or else the only 2-D numeric one.
final class StatesDataset {
  private StatesDataset() {}

  /// @throws InputException if there is no such dataset or a choice, listing what there is
  static Dataset find(Path file, HdfFile hdf) {
    if (hdf.getAttribute("formatVersion") != null) {
      throw new InputException("%s must be a trajectory but is a chaoscast model".formatted(file));
    }
    Dataset states = hdf.getChild("states") instanceof Dataset named ? named : only(file, hdf);
    if (!isTable(states)) {
      throw new InputException(
          "/states of %s must be steps × dimension numbers but is %s"
              .formatted(file, describe(states)));
    }
    if (states.getSize() == 0) {
      throw new InputException(
          "%s of %s must hold ≥ 1 step of ≥ 1 variable but is %s"
              .formatted(states.getPath(), file, describe(states)));
    }
    return states;
  }

  private static Dataset only(Path file, HdfFile hdf) {
    List<Dataset> all = new ArrayList<>();
    collect(hdf, all, new HashSet<>());
    List<Dataset> tables = all.stream().filter(StatesDataset::isTable).toList();
    if (tables.size() == 1) {
      return tables.getFirst();
    }
    List<Dataset> shown = tables.isEmpty() ? all : tables;
    String list =
        shown.isEmpty()
            ? "no dataset"
            : shown.stream()
                .map(dataset -> dataset.getPath() + " (" + describe(dataset) + ")")
                .collect(Collectors.joining(", "));
    throw new InputException(
        "%s must have a dataset /states or exactly one 2-D numeric dataset but has %s"
            .formatted(file, list));
  }

  /// @param visited addresses of groups, since links may form a circle
  private static void collect(Group group, List<Dataset> found, Set<Long> visited) {
    if (!visited.add(group.getAddress())) {
      return;
    }
    for (Node node : group) {
      switch (node) {
        case Dataset dataset -> found.add(dataset);
        case Group inner -> collect(inner, found, visited);
        default -> {}
      }
    }
  }

  private static boolean isTable(Dataset dataset) {
    return dataset.getDimensionsAsLong().length == 2 && NumericData.isNumeric(dataset);
  }

  private static String describe(Dataset dataset) {
    String shape =
        Arrays.stream(dataset.getDimensionsAsLong())
            .mapToObj(Long::toString)
            .collect(Collectors.joining(" × "));
    return (shape.isEmpty() ? "scalar" : shape) + " " + dataset.getJavaType().getSimpleName();
  }
}
