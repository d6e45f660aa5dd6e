package chaoscast.core.files.internal.hdf5;

import chaoscast.core.InputException;
import chaoscast.core.Provenance;
import chaoscast.core.files.ParameterText;
import chaoscast.core.files.internal.array.ArrayTables;
import chaoscast.core.files.internal.array.NamedArray;
import chaoscast.core.files.internal.array.StepNames;
import chaoscast.core.files.table.Digits;
import chaoscast.core.files.table.FileFacts;
import chaoscast.core.files.table.ReadingOptions;
import chaoscast.core.files.table.Table;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.links.ExternalLink;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads tables from HDF5 of any origin: ours, h5py, Julia, NetCDF-4, MATLAB v7.3 (whose sizes stand in
/// reverse order in the file).
public final class Hdf5Tables {
  private static final String NO_VARIABLE = "This is a netCDF dimension but not a netCDF variable";

  /// What NetCDF writes where nothing was, unless a file says otherwise; 32 bits hold it exactly.
  private static final double NETCDF_FILL = 0x1.ep122;
  private static final byte[] MATLAB = "MATLAB".getBytes(StandardCharsets.US_ASCII);

  private final Path file;
  private final HdfFile hdf;
  private final boolean matlab;
  private final List<NamedArray> arrays = new ArrayList<>();
  private final Map<String, Dataset> datasets = new HashMap<>();
  private final List<String> others = new ArrayList<>();
  private final MatlabCells cells;
  /// Names of scales of dimensions by their address.
  private final Map<Long, String> scales = new HashMap<>();
  private boolean netCdf;
  /// Bits of the numbers that states are the doubles nearest to; 0 where they are just doubles.
  private int digits;
  /// Units of times that are read in seconds, or empty.
  private String counted = "";

  private Hdf5Tables(Path file, HdfFile hdf) {
    this.file = file;
    this.hdf = hdf;
    this.matlab = file.toString().toLowerCase(Locale.ROOT).endsWith(".mat") || isMatlab(hdf);
    this.cells = new MatlabCells(hdf);
  }

  /// Whether text stands before HDF5 as MATLAB writes it; a pipe has no name that says so.
  private static boolean isMatlab(HdfFile hdf) {
    byte[] head = new byte[(int) Math.min(MATLAB.length, hdf.getUserBlockSize())];
    hdf.getUserBlockBuffer().get(head);
    return Arrays.equals(head, MATLAB);
  }

  /// @return one table, or one a trajectory
  public static List<Table> read(Path file, ReadingOptions options) {
    return Hdf5.read(file, hdf -> new Hdf5Tables(file, hdf).tables(options));
  }

  private List<Table> tables(ReadingOptions options) {
    if (hdf.getAttribute("formatVersion") != null) {
      throw new InputException("%s must be a trajectory but is a chaoscast model".formatted(file));
    }
    collectScales(hdf, new HashSet<>());
    collect(hdf, new HashSet<>());
    String format = netCdf ? "NetCDF-4" : matlab ? "MATLAB v7.3" : "HDF5";
    List<Table> tables = ArrayTables.of(file, format, arrays, others, options);
    return tables.stream().map(this::withOrigin).toList();
  }

  /// @param visited addresses of groups, since links may form a circle
  private void collectScales(Group group, Set<Long> visited) {
    if (!visited.add(group.getAddress())) {
      return;
    }
    for (Node node : inOrder(group)) {
      if (node instanceof Group inner) {
        collectScales(inner, visited);
      } else if (new Attributes(node).text("CLASS").equals("DIMENSION_SCALE")) {
        scales.put(node.getAddress(), node.getName());
      }
    }
  }

  /// @return names of the dimensions: those of the scales that belong to them, or labels; nothing where one has none
  private List<String> dimensions(Dataset dataset) {
    int count = dataset.getDimensions().length;
    List<String> labels = new Attributes(dataset).texts("DIMENSION_LABELS");
    if (labels.size() == count && labels.stream().noneMatch(String::isBlank)) {
      return labels;
    }
    List<Long> references = new Attributes(dataset).firstReferences("DIMENSION_LIST");
    List<String> names =
        references.stream().map(scales::get).filter(Objects::nonNull).toList();
    return names.size() == count ? names : List.of();
  }

  /// @param visited addresses of groups, since links may form a circle
  private void collect(Group group, Set<Long> visited) {
    if (!visited.add(group.getAddress())) {
      return;
    }
    if (PandasFrame.isFrame(group)) {
      new PandasFrame(group).array(stepAround(group)).ifPresent(arrays::add);
      return;
    }
    group.getChildren().values().stream()
        .filter(ExternalLink.class::isInstance)
        .map(node -> "%s, which is a link to %s: give that file".formatted(
            node.getPath(), ((ExternalLink) node).getTargetPath()))
        .forEach(others::add);
    for (Node node : inOrder(group)) {
      switch (node) {
        case Dataset dataset -> add(dataset, dataset.getPath());
        case Group inner when Hdf5Digits.isDigits(inner) -> digits = Hdf5Digits.bits(inner);
        case Group inner when !inner.getName().startsWith("#") -> collect(inner, visited);
        default -> {}
      }
    }
  }

  /// As they were made where the group keeps that order, as NetCDF-4 does, else by name. Objects made later
  /// stand further back in the file.
  private static List<Node> inOrder(Group group) {
    var order =
        group.isLinkCreationOrderTracked() ? Comparator.comparingLong(Node::getAddress)
            : Comparator.comparing(Node::getName);
    return group.getChildren().values().stream()
        .filter(node -> !node.isLink())
        .sorted(order)
        .toList();
  }

  /// @param name of the array, which is not the path of an element of a cell
  private void add(Dataset dataset, String name) {
    var attributes = new Attributes(dataset);
    netCdf |= attributes.text("CLASS").equals("DIMENSION_SCALE");
    if (attributes.text("NAME").startsWith(NO_VARIABLE)) {
      return;
    }
    if (dataset.isEmpty()) { // whatever lengths it claims
      int[] shape = dataset.getDimensions();
      if (shape.length > 0 && NumericData.isNumeric(dataset)) {
        shape[0] = 0;
        arrays.add(
            new NamedArray(dataset.getPath(), shape, false, () -> new double[0],
                NumericData.digits(dataset), NamedArray.Facts.NONE));
      }
      return;
    }
    if (MatlabCells.isReference(dataset)) {
      cells.elements(dataset).forEach(element -> add(element, new HashSet<>()));
    } else if (dataset.isScalar()) {
      if (dataset.getData() instanceof Number number) {
        boolean single = number instanceof Float;
        arrays.add(
            new NamedArray(name, new int[0], false, () -> new double[] {number.doubleValue()},
                single ? Digits.BINARY32 : Digits.BINARY64, NamedArray.Facts.NONE));
      }
    } else if (dataset.isCompound() && dataset.getDimensions().length == 1) {
      addRecords(dataset);
    } else if (isTable(dataset)) {
      addNumbers(dataset, name);
    } else {
      others.add(
          "%s (%s), which has %s".formatted(name,
              Arrays.stream(dataset.getDimensions()).mapToObj(Integer::toString)
                  .collect(Collectors.joining(" × ")),
              dataset.isCompound() ? "records or complex numbers in several dimensions"
                  : NumericData.isNumeric(dataset) ? "more than three dimensions"
                      : "no real numbers"));
    }
  }

  /// Numbers in up to three dimensions, or in more that have names.
  private boolean isTable(Dataset dataset) {
    boolean few = dataset.getDimensions().length <= 3;
    return NumericData.isNumeric(dataset) && (few || (!matlab && !dimensions(dataset).isEmpty()));
  }

  /// @param visited addresses of groups, since references may form a circle
  private void add(MatlabCells.Element element, Set<Long> visited) {
    switch (element.value()) {
      case Dataset dataset when MatlabCells.isReference(dataset) -> others.add(
          element.name() + ", which is a cell in a cell");
      case Dataset dataset -> add(dataset, element.name());
      case Group group when visited.add(group.getAddress()) -> inOrder(group).forEach(
          node -> add(
              new MatlabCells.Element(element.name() + "/" + node.getName(), node), visited));
      default -> {}
    }
  }

  private void addNumbers(Dataset dataset, String name) {
    boolean reversed = matlab || dataset.getAttribute("MATLAB_class") != null;
    datasets.put(name, dataset);
    NamedArray.Facts facts = facts(dataset);
    int[] shape = dataset.getDimensions();
    arrays.add(
        new NamedArray(
            name,
            reversed ? reversed(shape) : shape,
            reversed,
            () -> NumericData.doubles(dataset),
            facts.packing().equals(NamedArray.Packing.NONE) ? NumericData.digits(dataset)
                : packedDigits(dataset, facts.packing().scale()),
            facts));
  }

  /// Of numbers of 32 bits the greatest decides how far neighbours lie apart.
  private static Digits packedDigits(Dataset dataset, double scale) {
    if (dataset.getJavaType() != float.class || dataset.getDimensions().length > 1) {
      return Digits.BINARY64;
    }
    float greatest = 0;
    for (double one : NumericData.doubles(dataset)) {
      greatest = Math.max(greatest, Double.isNaN(one) ? 0 : (float) Math.abs(one));
    }
    return new Digits((int) Math.floor(-Math.log10(Math.ulp(greatest) * scale)), 18);
  }

  /// The fields of a table of records become columns.
  private void addRecords(Dataset dataset) {
    if (dataset.getData() instanceof Map<?, ?> fields) {
      NamedArray.Facts step = stepAround(dataset);
      fields.forEach(
          (name, values) -> new RecordField(name.toString(), values).columns().forEach(
              (column, numbers) -> arrays.add(
                  new NamedArray(dataset.getPath() + "/" + column, new int[] {numbers.length},
                      false, () -> numbers, Digits.BINARY64, step))));
    }
  }

  private NamedArray.Facts facts(Dataset dataset) {
    NamedArray.Facts step = stepAround(dataset);
    var own = new Attributes(dataset);
    Optional<NetCdfTime> time = NetCdfTime.of(own.text("units"), own.text("calendar"));
    counted = time.isPresent() && time.get().packing().scale() != 1 ? own.text("units") : counted;
    return new NamedArray.Facts(
        step.timeStep(),
        step.said(),
        fills(dataset),
        time.map(NetCdfTime::packing).orElse(NamedArray.Packing.NONE).of(packing(own)),
        Attributes.around(dataset).texts("names"),
        time.filter(NetCdfTime::dates).isPresent(),
        matlab ? List.of() : dimensions(dataset));
  }

  /// @return the time step that the node's attributes say, or those of the groups that it lies in; nothing else
  private static NamedArray.Facts stepAround(Node node) {
    Attributes attributes = Attributes.around(node);
    for (String name : attributes.names()) {
      boolean rate = StepNames.isRate(name);
      OptionalDouble value =
          rate || StepNames.isStep(name) ? attributes.number(name) : OptionalDouble.empty();
      if (value.isPresent()) {
        double step = rate ? 1 / value.getAsDouble() : value.getAsDouble();
        return NamedArray.Facts.step(step, "attribute " + name);
      }
    }
    return NamedArray.Facts.NONE;
  }

  private List<Double> fills(Dataset dataset) {
    var attributes = new Attributes(dataset);
    var fills = new ArrayList<Double>();
    attributes.exact("_FillValue").ifPresent(fills::add);
    attributes.exact("missing_value").ifPresent(fills::add);
    Class<?> type = dataset.getJavaType();
    if (netCdf && fills.isEmpty() && (type == float.class || type == double.class)) {
      fills.add(NETCDF_FILL);
    }
    return fills;
  }

  private static NamedArray.Packing packing(Attributes attributes) {
    return new NamedArray.Packing(
        attributes.number("scale_factor").orElse(1), attributes.number("add_offset").orElse(0));
  }

  private Table withOrigin(Table table) {
    Dataset dataset = datasets.get(table.dataset());
    if (dataset == null) {
      return table.withNotes(notes(table.notes()));
    }
    Attributes attributes = Attributes.around(dataset);
    boolean ours =
        attributes.number("timeStep").isPresent() && !attributes.texts("names").isEmpty();
    FileFacts origin = table.origin();
    return new Table(
        table.file(),
        table.format(),
        table.dataset(),
        table.run(),
        table.columns(),
        table.cells(),
        table.breaks(),
        table.lines(),
        new FileFacts(origin.timeStep(), origin.said(), attributes.number("startTime"),
            provenance(attributes), ours),
        notes(table.notes()));
  }

  private List<String> notes(List<String> known) {
    var notes = new ArrayList<>(known);
    if (digits != 0) {
      notes.add(
          "the file holds numbers of %d bits: what computes in doubles (float64) reads them rounded"
              .formatted(digits));
    }
    if (!counted.isEmpty()) {
      notes.add("the times count %s; the time is in seconds".formatted(counted));
    }
    return notes;
  }

  private static Provenance provenance(Attributes attributes) {
    return new Provenance(
        attributes.text("system"),
        ParameterText.read(attributes.text("parameters")),
        attributes.integer("seed"),
        attributes.text("integrator"),
        attributes.text("version"),
        ParameterText.read(attributes.text("generation")));
  }

  private static int[] reversed(int[] shape) {
    int[] reversed = new int[shape.length];
    Arrays.setAll(reversed, i -> shape[shape.length - 1 - i]);
    return reversed;
  }
}
