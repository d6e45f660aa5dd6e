package chaoscast.core.files.internal.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.object.datatype.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the references in a MATLAB v7.3 file stand for: elements of a cell array, `runs{1}`, or the fields of an
/// array of structs, `runs(1)/x`. Their values lie in the group `#refs#`.
final class MatlabCells {
  private static final String VALUES = "#refs#";

  private final Map<Long, Node> values = new HashMap<>();

  MatlabCells(HdfFile hdf) {
    if (hdf.getChild(VALUES) instanceof Group group) {
      group.getChildren().values().forEach(node -> values.put(node.getAddress(), node));
    }
  }

  /// An element under the name that it has in MATLAB.
  record Element(String name, Node value) {}

  static boolean isReference(Dataset dataset) {
    return dataset.getDataType() instanceof Reference;
  }

  /// @param references a dataset of them
  /// @return those that are known
  List<Element> elements(Dataset references) {
    boolean cell = new Attributes(references).text("MATLAB_class").equals("cell");
    Node parent = references.getParent();
    var elements = new ArrayList<Element>();
    List<Long> addresses = new ArrayList<>();
    addresses(references.getData(), addresses);
    for (int i = 0; i < addresses.size(); i++) {
      Node value = values.get(addresses.get(i));
      if (value != null) {
        String name = cell || parent == null || parent.getPath().equals("/")
            ? "%s{%d}".formatted(references.getPath(), i + 1)
            : "%s(%d)/%s".formatted(parent.getPath().replaceFirst("/$", ""), i + 1,
                references.getName());
        elements.add(new Element(name, value));
      }
    }
    return elements;
  }

  private static void addresses(Object data, List<Long> found) {
    switch (data) {
      case long[] some -> {
        for (long one : some) {
          found.add(one);
        }
      }
      case Object[] rows -> {
        for (Object row : rows) {
          addresses(row, found);
        }
      }
      case Long one -> found.add(one);
      default -> {}
    }
  }
}
