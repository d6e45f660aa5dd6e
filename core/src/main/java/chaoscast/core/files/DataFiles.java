package chaoscast.core.files;

import chaoscast.core.InputException;
import chaoscast.core.files.internal.csv.NoRowsException;
import chaoscast.core.files.table.ReadingOptions;
import chaoscast.core.files.table.Table;
import chaoscast.core.files.understanding.Recordings;
import chaoscast.core.files.understanding.Understanding;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/// Anyone's data: one or several files of any format as one set of trajectories.
///
///     Recordings data = DataFiles.read(List.of("run*.csv"), ReadingOptions.NONE);
///     List<Trajectory> training = data.trajectories();
public final class DataFiles {
  private static final Set<String> ENDINGS =
      Set.of("h5", "hdf5", "csv", "tsv", "txt", "dat", "npy", "npz", "mat", "nc", "gz");

  private DataFiles() {}

  /// @param names files, folders (all data files in them, by name, but texts without a row of numbers) or patterns such as `run*.csv`
  /// @throws InputException if a file cannot be used or two do not fit together, naming them
  public static Recordings read(List<String> names, ReadingOptions options) {
    return Recordings.of(tables(names, options), options);
  }

  /// What the files hold, as far as is known without the time step.
  public static Understanding understand(List<String> names, ReadingOptions options) {
    return Recordings.understand(tables(names, options), options);
  }

  private static List<Table> tables(List<String> names, ReadingOptions options) {
    var tables = new ArrayList<Table>();
    var prose = new ArrayList<Path>();
    for (String name : names) {
      boolean folder = Files.isDirectory(Path.of(name));
      List<Path> files = paths(List.of(name));
      int before = tables.size();
      for (Path file : files) {
        try {
          tables.addAll(TableFiles.read(file, options));
        } catch (NoRowsException e) {
          if (!folder || (file.equals(files.getLast()) && tables.size() == before)) {
            throw e;
          }
          prose.add(file);
        }
      }
    }
    for (Path file : prose) { // notes on the data beside them
      tables.set(0, tables.getFirst().withNote(file + " holds no row of numbers and is left out"));
    }
    return tables;
  }

  /// @return the files that are meant, those of a folder or pattern in the order of their names
  public static List<Path> paths(List<String> names) {
    var paths = new ArrayList<Path>();
    for (String name : names) {
      Path path = Path.of(name);
      boolean pattern = name.matches(".*[*?{\\[].*") && !Files.exists(path);
      if (pattern) {
        paths.addAll(matching(path, name));
      } else if (Files.isDirectory(path)) {
        paths.addAll(inside(path));
      } else {
        paths.add(path);
      }
    }
    return paths;
  }

  private static List<Path> matching(Path pattern, String name) {
    Path folder = pattern.getParent() == null ? Path.of("") : pattern.getParent();
    PathMatcher matcher = matcher(pattern.getFileName().toString(), name);
    List<Path> found =
        list(folder).stream().filter(path -> matcher.matches(path.getFileName())).toList();
    if (found.isEmpty()) {
      throw new InputException("%s must match ≥ 1 file but matches none".formatted(name));
    }
    return found;
  }

  private static PathMatcher matcher(String glob, String name) {
    try {
      return FileSystems.getDefault().getPathMatcher("glob:" + glob);
    } catch (PatternSyntaxException e) {
      throw new InputException(
          "%s must be a file that exists, or a pattern, but is neither: %s"
              .formatted(name, e.getDescription()),
          e);
    }
  }

  private static List<Path> inside(Path folder) {
    List<Path> found =
        list(folder).stream()
            .filter(
                path -> {
                  String name = path.getFileName().toString();
                  return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1)
                      .toLowerCase(java.util.Locale.ROOT));
                })
            .toList();
    if (found.isEmpty()) {
      throw new InputException(
          "the folder %s must hold ≥ 1 data file (%s) but holds none"
              .formatted(folder, String.join(", ", ENDINGS.stream().sorted().toList())));
    }
    return found;
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(path -> !Files.isDirectory(path))
          .filter(path -> !path.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new InputException("%s must be a folder that can be read".formatted(folder), e);
    }
  }
}
