package chaoscast.core.options;

import chaoscast.core.InputException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads, describes and lists the options in a record.
///
/// Components may be `int`, `long`, `double`, `boolean`, `String`, an enum, of a type with an [OptionForm], or a
/// further record, whose components then count as options of the outer one. The record's compact constructor
/// checks ranges.
///
///     record Polynomial(@Meaning("highest total degree, ≥ 1") int degree) {}
///     Polynomial options = Options.parse(new Polynomial(4), Map.of("degree", "3"));
public final class Options {
  private Options() {}

  /// @param defaults what is not overridden
  /// @param overrides values by key
  /// @throws InputException for an unknown key (with the nearest one), text that is not of the
  ///     option's type, or a value that the record rejects
  public static <R extends Record> R parse(R defaults, Map<String, String> overrides) {
    requireKnown(overrides, describe(defaults));
    return rebuild(defaults, overrides);
  }

  /// @param presets  of which the overrides may name one by `preset`
  /// @param overrides values by key
  /// @return the preset, or the standard one, with the other values in place
  /// @throws InputException as [#parse(Record, Map)] does, and for an unknown preset
  public static <R extends Record> R parse(Presets<R> presets, Map<String, String> overrides) {
    requireKnown(overrides, describe(presets));
    return rebuild(
        presets.choose(overrides, presets.standard()), Presets.without(overrides));
  }

  private static void requireKnown(
      Map<String, String> overrides, List<OptionDescription> options) {
    List<String> known = options.stream().map(OptionDescription::name).toList();
    for (String key : overrides.keySet()) {
      if (!known.contains(key)) {
        throw known.isEmpty()
            ? new InputException("there are no options here but '%s' was given".formatted(key))
            : NearestName.unknown("option", key, known);
      }
    }
  }

  /// Copies a record of options but for one of them; what `withDegree` and its like consist of.
  ///
  ///     public Polynomial withDegree(int newDegree) {
  ///       return Options.with(this, "degree", newDegree);
  ///     }
  ///
  /// @param component its name
  /// @param value     of the component's type
  /// @throws InputException if the record rejects the value
  public static <R extends Record> R with(R options, String component, Object value) {
    RecordComponent[] components = options.getClass().getRecordComponents();
    Object[] arguments = new Object[components.length];
    boolean found = false;
    for (int i = 0; i < components.length; i++) {
      boolean named = components[i].getName().equals(component);
      arguments[i] = named ? value : get(options, components[i]);
      found |= named;
    }
    if (!found) {
      throw new IllegalArgumentException(
          "%s has no component %s".formatted(options.getClass(), component));
    }
    return construct(options, components, arguments);
  }

  /// @return the key `preset`, then every option with its default in the standard preset
  public static <R extends Record> List<OptionDescription> describe(Presets<R> presets) {
    var descriptions = new ArrayList<OptionDescription>();
    descriptions.add(presets.description(presets.standard()));
    describe(presets.standard()).stream()
        .filter(option -> !option.name().equals(Presets.KEY))
        .forEach(descriptions::add);
    return descriptions;
  }

  /// @return every option with its default, in the record's order
  public static List<OptionDescription> describe(Record defaults) {
    var descriptions = new ArrayList<OptionDescription>();
    for (RecordComponent component : defaults.getClass().getRecordComponents()) {
      Object value = get(defaults, component);
      if (value instanceof Record nested && !OptionText.hasForm(component.getType())) {
        descriptions.addAll(describe(nested));
      } else {
        Meaning meaning = component.getAnnotation(Meaning.class);
        descriptions.add(
            new OptionDescription(
                component.getName(),
                OptionText.typeOf(component.getType()),
                OptionText.write(component, value),
                meaning == null ? "" : meaning.value()));
      }
    }
    return descriptions;
  }

  /// @return every option's text by key, in the record's order; [#parse] reads it back
  public static Map<String, String> values(Record options) {
    var values = new LinkedHashMap<String, String>();
    for (OptionDescription description : describe(options)) {
      values.put(description.name(), description.defaultValue());
    }
    return values;
  }

  private static <R extends Record> R rebuild(R defaults, Map<String, String> overrides) {
    RecordComponent[] components = defaults.getClass().getRecordComponents();
    Object[] arguments = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      Object value = get(defaults, components[i]);
      String text = overrides.get(components[i].getName());
      if (value instanceof Record nested && !OptionText.hasForm(components[i].getType())) {
        arguments[i] = rebuild(nested, overrides);
      } else {
        arguments[i] = text == null ? value : OptionText.read(components[i], text);
      }
    }
    return construct(defaults, components, arguments);
  }

  private static <R extends Record> R construct(
      R like, RecordComponent[] components, Object[] arguments) {
    @SuppressWarnings("unchecked")
    Class<R> type = (Class<R>) like.getClass();
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<R> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException rejected) {
        throw rejected;
      }
      throw new IllegalStateException("cannot build " + type, e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot build " + type, e);
    }
  }

  private static Object get(Record owner, RecordComponent component) {
    try {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(owner);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }
}
