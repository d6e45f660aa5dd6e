package chaoscast.core.files.internal.hdf5;

import chaoscast.core.text.DecimalNumbers;
import io.jhdf.api.Attribute;
import io.jhdf.api.Node;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/// The attributes of several nodes as one set; the first node that has one decides.
///
/// Files made elsewhere write a number as a scalar, as an array of one, or as text; what has
/// another form than asked for counts as absent.
public final class Attributes {
  private final Node[] nodes;

  Attributes(Node... nodes) {
    this.nodes = nodes.clone();
  }

  /// @return those of a node, of its group, of the group of that … up to those of the file; the nearest decides
  static Attributes around(Node node) {
    var nodes = new ArrayList<Node>();
    for (Node one = node; one != null; one = one.getParent()) {
      nodes.add(one);
    }
    return new Attributes(nodes.toArray(Node[]::new));
  }

  /// @return the names of all attributes, each once
  Set<String> names() {
    var names = new LinkedHashSet<String>();
    for (Node node : nodes) {
      names.addAll(node.getAttributes().keySet());
    }
    return names;
  }

  OptionalDouble number(String name) {
    return switch (value(name)) {
      // 0.01f is meant as 0.01, not as the 0.009999999776482582 that it is.
      case Float single -> parse(single.toString());
      case Number number -> OptionalDouble.of(number.doubleValue());
      case String text -> parse(text);
      case null, default -> OptionalDouble.empty();
    };
  }

  /// @return a number as its bits say, for comparison with others of the same type
  OptionalDouble exact(String name) {
    return value(name) instanceof Number number ? OptionalDouble.of(number.doubleValue())
        : number(name);
  }

  OptionalLong integer(String name) {
    return switch (value(name)) {
      case Long value -> OptionalLong.of(value);
      case Integer value -> OptionalLong.of(value);
      case Short value -> OptionalLong.of(value);
      case null, default -> OptionalLong.empty();
    };
  }

  /// @return empty text if there is none
  String text(String name) {
    return value(name) instanceof String text ? text : "";
  }

  /// @return an empty list if there are none
  List<String> texts(String name) {
    return switch (value(name)) {
      case String[] texts -> List.of(texts);
      case String text -> List.of(text);
      case null, default -> List.of();
    };
  }

  /// @return of an attribute that holds a list of references for each dimension the first of each; nothing if it has
  ///     another form, or one is empty
  List<Long> firstReferences(String name) {
    if (!(value(name) instanceof Object[] lists)) {
      return value(name) instanceof long[] one && one.length > 0 ? List.of(one[0]) : List.of();
    }
    var first = new ArrayList<Long>();
    for (Object list : lists) {
      if (!(list instanceof long[] references) || references.length == 0) {
        return List.of();
      }
      first.add(references[0]);
    }
    return first;
  }

  private Object value(String name) {
    for (Node node : nodes) {
      Attribute attribute = node.getAttribute(name);
      if (attribute != null && !attribute.isEmpty()) {
        Object data = attribute.getData();
        boolean one = data.getClass().isArray() && Array.getLength(data) == 1;
        return one ? Array.get(data, 0) : data;
      }
    }
    return null;
  }

  private static OptionalDouble parse(String text) {
    try {
      return OptionalDouble.of(DecimalNumbers.real(text));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
