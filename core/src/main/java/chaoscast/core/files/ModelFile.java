package chaoscast.core.files;

import chaoscast.core.InputException;
import chaoscast.core.Version;
import chaoscast.core.files.internal.hdf5.Hdf5;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.text.EnumWords;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.WritableGroup;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What a trained surrogate consists of: numbers, arrays and texts by path, saved as one HDF5 file.
///
///     ModelFile file = ModelFile.create().put("ridge", 1e-6);
///     file.group("features").put("weights", weights, rows, columns);
///     file.save(Path.of("model.h5"));
///     double[] again = ModelFile.open(Path.of("model.h5")).doubles("features/weights");
///
/// A path is the HDF5 path of a dataset: names joined by `/`. The root's attributes `formatVersion`
/// and `chaoscastVersion` say what wrote the file, `checksum` is that of all entries ([ModelChecksum]).
/// Not thread-safe.
public final class ModelFile {
  /// The newest version of the format, and the one that is written.
  public static final int FORMAT_VERSION = 1;

  private static final String CHECKSUM = "checksum";

  private final Map<String, ModelEntry> entries;
  private final String prefix;
  private final String origin;
  private final boolean verified;

  private ModelFile(
      Map<String, ModelEntry> entries, String prefix, String origin, boolean verified) {
    this.entries = entries;
    this.prefix = prefix;
    this.origin = origin;
    this.verified = verified;
  }

  /// @return an empty tree
  public static ModelFile create() {
    return new ModelFile(new TreeMap<>(), "", "model", true);
  }

  /// @return the tree that [#save] wrote, read whole
  /// @throws InputException if the file is no model, or of a newer format than this version reads
  public static ModelFile open(Path file) {
    return Hdf5.read(
        file,
        hdf -> {
          requireModel(file, hdf);
          var entries = new TreeMap<String, ModelEntry>();
          readGroup(hdf, "", entries, new HashSet<>());
          return new ModelFile(entries, "", "model file " + file, isVerified(file, hdf, entries));
        });
  }

  /// @return every value by its path; not to be modified but by tests that damage a model
  Map<String, ModelEntry> entries() {
    return entries;
  }

  /// Writes the whole tree, also when this is a view on a part of it.
  public void save(Path file) {
    Hdf5.write(
        file,
        hdf -> {
          hdf.putAttribute("formatVersion", FORMAT_VERSION);
          hdf.putAttribute("chaoscastVersion", Version.CURRENT);
          hdf.putAttribute(CHECKSUM, ModelChecksum.of(entries));
          Map<String, WritableGroup> groups = new HashMap<>(Map.of("", hdf));
          entries.forEach(
              (path, entry) -> {
                int slash = path.lastIndexOf('/');
                WritableGroup group = groupAt(path.substring(0, Math.max(slash, 0)), groups);
                entry.write(group, path.substring(slash + 1));
              });
        });
  }

  /// @return a view on the part below `name`: what is put there is here under `name/`
  public ModelFile group(String name) {
    return new ModelFile(entries, prefix + requireName(name) + "/", origin, verified);
  }

  /// @param values row-major; cloned
  /// @param shape  lengths of the array's dimensions; one dimension if left out
  public ModelFile put(String path, double[] values, int... shape) {
    int[] dimensions = shape.length == 0 ? new int[] {values.length} : shape.clone();
    long product = Arrays.stream(dimensions).asLongStream().reduce(1, Math::multiplyExact);
    if (product != values.length) {
      throw new InputException(
          "%s must have the %d values of its shape %s but has %d"
              .formatted(prefix + path, product, Arrays.toString(dimensions), values.length));
    }
    return put(path, new ModelEntry.Doubles(values.clone(), dimensions));
  }

  /// @param values cloned
  public ModelFile put(String path, int[] values) {
    return put(path, new ModelEntry.Ints(values.clone()));
  }

  /// @param text NUL characters, which end texts in HDF5, become blanks
  public ModelFile put(String path, String text) {
    return put(path, new ModelEntry.Text(text.replace('\0', ' ')));
  }

  /// @param texts one or more
  public ModelFile put(String path, List<String> texts) {
    return put(
        path, new ModelEntry.Texts(texts.stream().map(text -> text.replace('\0', ' ')).toList()));
  }

  public ModelFile put(String path, double value) {
    return put(path, new ModelEntry.Real(value));
  }

  public ModelFile put(String path, long value) {
    return put(path, new ModelEntry.Whole(value));
  }

  /// @return a copy of the array, row-major
  public double[] doubles(String path) {
    return get(path, ModelEntry.Doubles.class, "an array of numbers").values().clone();
  }

  /// @param shape lengths that the array's dimensions must have
  /// @return a copy of the array, row-major
  public double[] doubles(String path, int... shape) {
    get(path, ModelEntry.Doubles.class, "an array of numbers");
    if (!Arrays.equals(shape(path), shape)) {
      throw new InputException(
          "%s of the %s must have the shape %s but has %s"
              .formatted(
                  prefix + path, origin, Arrays.toString(shape), Arrays.toString(shape(path))));
    }
    return doubles(path);
  }

  /// @return a copy of the array
  public int[] ints(String path) {
    return get(path, ModelEntry.Ints.class, "an array of whole numbers").values().clone();
  }

  /// @return the lengths of an array's dimensions
  public int[] shape(String path) {
    return switch (get(path, ModelEntry.class, "")) {
      case ModelEntry.Doubles doubles -> doubles.shape().clone();
      case ModelEntry.Ints ints -> new int[] {ints.values().length};
      case ModelEntry other -> throw mismatch(path, "an array", other);
    };
  }

  public String text(String path) {
    return get(path, ModelEntry.Text.class, "text").value();
  }

  /// @return the texts in order
  public List<String> texts(String path) {
    return get(path, ModelEntry.Texts.class, "a list of texts").values();
  }

  /// @param parser refuses what is no such text with an [InputException]
  /// @return what the text at that path stands for
  /// @throws InputException naming the file and the path
  public <T> T parsed(String path, Function<String, T> parser) {
    try {
      return parser.apply(text(path));
    } catch (InputException e) {
      throw new InputException(
          "%s of the %s: %s".formatted(prefix + path, origin, e.getMessage()), e);
    }
  }

  /// @return the constant whose word stands at that path
  public <E extends Enum<E>> E choice(String path, Class<E> type) {
    String text = text(path);
    return EnumWords.find(type, text)
        .orElseThrow(
            () -> new InputException(
                "%s of the %s must be one of %s but is '%s'"
                    .formatted(
                        prefix + path, origin, String.join(", ", EnumWords.all(type)), text)));
  }

  /// @return a number > 0, finite
  public double positive(String path) {
    double value = number(path);
    if (!(value > 0 && Double.isFinite(value))) {
      throw new InputException(
          "%s of the %s must be > 0 but is %s".formatted(prefix + path, origin, value));
    }
    return value;
  }

  /// @param least smallest that is allowed
  /// @return a whole number in [least, 2³¹)
  public int count(String path, int least) {
    return count(path, least, Integer.MAX_VALUE);
  }

  /// @return a whole number in [least, greatest]
  public int count(String path, int least, int greatest) {
    long value = integer(path);
    if (value < least || value > greatest) {
      throw new InputException(
          "%s of the %s must be in [%d, %d] but is %d"
              .formatted(prefix + path, origin, least, greatest, value));
    }
    return (int) value;
  }

  /// @return an array of two dimensions
  public DenseMatrix matrix(String path) {
    int[] shape = shape(path);
    if (shape.length != 2) {
      throw new InputException(
          "%s of the %s must be rows × columns but has %d dimensions"
              .formatted(prefix + path, origin, shape.length));
    }
    return DenseMatrix.of(doubles(path), shape[0], shape[1]);
  }

  /// @param mayBe paths at which numbers may be NaN or infinite
  /// @throws InputException for another such number, naming file and path
  public void requireFinite(Predicate<String> mayBe) {
    entries.forEach(
        (path, entry) -> {
          if (!mayBe.test(path)) {
            requireFinite(path, entry);
          }
        });
  }

  private void requireFinite(String path, ModelEntry entry) {
    double[] values =
        switch (entry) {
          case ModelEntry.Doubles doubles -> doubles.values();
          case ModelEntry.Real real -> new double[] {real.value()};
          case ModelEntry.Ints _,ModelEntry.Whole _,ModelEntry.Text _,ModelEntry.Texts _ ->
              new double[0];
        };
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new InputException(
            "%s of the %s must be finite but %s is %s"
                .formatted(
                    path, origin, values.length == 1 ? "it" : "value " + i, values[i]));
      }
    }
  }

  /// @return whether the file that this was read from has a checksum, which then is right
  public boolean isVerified() {
    return verified;
  }

  public double number(String path) {
    return switch (get(path, ModelEntry.class, "")) {
      case ModelEntry.Real real -> real.value();
      case ModelEntry.Whole whole -> whole.value();
      case ModelEntry other -> throw mismatch(path, "a number", other);
    };
  }

  public long integer(String path) {
    return get(path, ModelEntry.Whole.class, "a whole number").value();
  }

  /// @return whether there is a value, not just a group, at that path
  public boolean has(String path) {
    return entries.containsKey(prefix + path);
  }

  /// @return names of the values, not the groups, that stand directly here, sorted
  public List<String> names() {
    return entries.keySet().stream()
        .filter(path -> path.startsWith(prefix))
        .map(path -> path.substring(prefix.length()))
        .filter(name -> name.indexOf('/') < 0)
        .toList();
  }

  private ModelFile put(String path, ModelEntry entry) {
    String full = prefix + requireName(path);
    for (String other : entries.keySet()) {
      if (other.equals(full) || other.startsWith(full + "/") || full.startsWith(other + "/")) {
        throw new InputException(
            "path %s must be free in the %s but %s is there".formatted(full, origin, other));
      }
    }
    entries.put(full, entry);
    return this;
  }

  private <T extends ModelEntry> T get(String path, Class<T> type, String kind) {
    ModelEntry entry = entries.get(prefix + path);
    if (entry == null) {
      throw new InputException("%s lacks %s".formatted(origin, prefix + path));
    }
    if (!type.isInstance(entry)) {
      throw mismatch(path, kind, entry);
    }
    return type.cast(entry);
  }

  private InputException mismatch(String path, String kind, ModelEntry entry) {
    return new InputException(
        "%s of the %s must be %s but is %s".formatted(prefix + path, origin, kind, entry.kind()));
  }

  private static String requireName(String path) {
    for (String name : path.split("/", -1)) {
      if (name.isBlank() || name.equals(".")) {
        throw new InputException("path must be names joined by / but was '%s'".formatted(path));
      }
    }
    return path;
  }

  private static WritableGroup groupAt(String path, Map<String, WritableGroup> groups) {
    WritableGroup known = groups.get(path);
    if (known != null) {
      return known;
    }
    int slash = path.lastIndexOf('/');
    WritableGroup parent = groupAt(path.substring(0, Math.max(slash, 0)), groups);
    WritableGroup group = parent.putGroup(path.substring(slash + 1));
    groups.put(path, group);
    return group;
  }

  /// @param entries modified: those of the group are put there
  /// @param visited addresses of groups on the way, since links may form a circle
  private static void readGroup(
      Group group, String path, Map<String, ModelEntry> entries, Set<Long> visited) {
    if (!visited.add(group.getAddress())) {
      throw new InputException(
          "group %s of the model must stand in one place but is linked to".formatted(path));
    }
    for (Node node : group) {
      String child = path + node.getName();
      switch (node) {
        case Group inner -> readGroup(inner, child + "/", entries, visited);
        case Dataset dataset -> entries.put(child, ModelEntry.read(dataset));
        default -> {} // a named type or a broken link, put there with another tool
      }
    }
  }

  private static boolean isVerified(Path file, HdfFile hdf, Map<String, ModelEntry> entries) {
    Attribute checksum = hdf.getAttribute(CHECKSUM);
    if (checksum == null) {
      return false;
    }
    if (!ModelChecksum.of(entries).equals(checksum.getData())) {
      throw new InputException(
          "%s is damaged or was changed: its entries do not have the checksum that it says"
              .formatted(file));
    }
    return true;
  }

  private static void requireModel(Path file, HdfFile hdf) {
    Attribute format = hdf.getAttribute("formatVersion");
    Attribute version = hdf.getAttribute("chaoscastVersion");
    if (format == null || version == null || !(format.getData() instanceof Number number)) {
      throw new InputException(
          "%s must be a chaoscast model but lacks its attribute formatVersion".formatted(file));
    }
    if (number.longValue() > FORMAT_VERSION) {
      throw new InputException(
          "model format of %s must be ≤ %d, which chaoscast %s reads, but is %d, of chaoscast %s"
              .formatted(
                  file, FORMAT_VERSION, Version.CURRENT, number.longValue(), version.getData()));
    }
  }
}
