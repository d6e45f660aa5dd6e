package chaoscast.cluster;

import chaoscast.core.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkFiles;
import org.apache.spark.api.java.JavaSparkContext;

/// Files that are on the driver only and that travel with its work: each content once, named by its hash, by Spark's
/// own means. An executor finds them under names of its own, which end as theirs do.
///
/// @param names of what was shipped, `HASH-NAME`, by the path on the driver
record ShippedFiles(LinkedHashMap<String, String> names) implements Serializable {
  static final ShippedFiles NONE = new ShippedFiles(new LinkedHashMap<>());

  private static final int HASH_DIGITS = 32;
  /// Options whose value may be a folder or a pattern.
  private static final List<String> DATA = List.of("--data", "--test-data");

  /// @param files   that are here
  /// @param scratch folder for links that have the names
  static ShippedFiles ship(List<Path> files, JavaSparkContext context, Path scratch) {
    var names = new LinkedHashMap<String, String>();
    for (Path file : files) {
      String name = "%s-%s".formatted(hash(file), file.getFileName());
      Path link = scratch.resolve(name);
      try {
        if (!Files.exists(link)) { // else the same content under the same name is on its way
          named(file.toRealPath(), link);
          context.addFile(link.toString());
        }
      } catch (IOException e) {
        throw new InputException("%s must be readable for --ship-data but is not".formatted(file),
            e);
      }
      names.put(file.toString(), name);
    }
    return new ShippedFiles(names);
  }

  /// Gives a file another name: Spark takes a symbolic link's target for the name.
  private static void named(Path file, Path link) throws IOException {
    try {
      Files.createLink(link, file);
    } catch (FileSystemException | UnsupportedOperationException e) { // such as that of another disk
      Files.copy(file, link);
    }
  }

  /// @param words of a command line on the driver
  /// @return the same, with the paths of shipped files in this process; a folder or pattern that they are of is
  ///     replaced by all of them
  List<String> here(List<String> words) {
    if (names.isEmpty()) {
      return words;
    }
    var here = new ArrayList<String>();
    String previous = "";
    for (String word : words) {
      int value = word.startsWith("--") ? word.indexOf('=') + 1 : 0;
      String option = word.substring(0, value);
      String path = word.substring(value);
      String named = option.isEmpty() ? previous : option.substring(0, option.length() - 1);
      boolean data = DATA.contains(named);
      if (names.containsKey(path)) {
        here.add(option + local(names.get(path)));
      } else if (data && !Files.exists(Path.of(path))) {
        if (option.isEmpty()) {
          here.removeLast();
        }
        in(path).forEach(name -> here.add(named + "=" + local(name)));
      } else {
        here.add(word);
      }
      previous = word;
    }
    return here;
  }

  /// @return those of a folder or pattern, in their order
  private List<String> in(String group) {
    Path path = Path.of(group);
    return names.entrySet().stream()
        .filter(
            entry -> {
              Path file = Path.of(entry.getKey());
              return file.startsWith(path)
                  || file.getFileSystem().getPathMatcher("glob:" + group).matches(file);
            })
        .map(Map.Entry::getValue)
        .toList();
  }

  /// @return a link to a shipped file that has its own name in a folder that has its hash, made at the first call
  private static String local(String name) {
    Path there = Path.of(SparkFiles.get(name));
    Path folder = there.resolveSibling("shipped-" + name.substring(0, HASH_DIGITS));
    Path link = folder.resolve(name.substring(HASH_DIGITS + 1));
    try {
      Files.createDirectories(folder);
      Files.createSymbolicLink(link, there);
    } catch (FileAlreadyExistsException e) {
      // Another task was first.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return link.toString();
  }

  private static String hash(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (var digesting = new DigestInputStream(in, digest)) {
        digesting.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_DIGITS);
    } catch (IOException e) {
      throw new InputException("%s must be readable for --ship-data but is not".formatted(file), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
