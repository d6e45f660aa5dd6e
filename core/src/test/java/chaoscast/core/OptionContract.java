package chaoscast.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.options.OptionDescription;
import chaoscast.core.ring.Neighbourhood.Structure;
import chaoscast.core.settings.DataShape;
import chaoscast.core.settings.SettingsAxis;
import chaoscast.core.settings.SettingsSpace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// How a provider describes its options, and its trainer what it does and costs.
interface OptionContract extends ContractSubject {
  @Test
  default void everyOptionIsDescribedAndRecordedInTheSettings() {
    var names = new ArrayList<String>();
    for (OptionDescription option : provider().options()) {
      assertFalse(option.meaning().isBlank(), option.name() + " has no meaning");
      names.add(option.name());
    }
    assertEquals(names, List.copyOf(train(TRAINING).settings().keySet()));
    assertEquals(names.size(), new HashSet<>(names).size(), "names are distinct");
  }

  @Test
  default void theDescribedDefaultsAreAccepted() {
    for (OptionDescription option : provider().options()) {
      var one = Map.of(option.name(), option.defaultValue());
      assertNotNull(provider().trainer(one, new Seed(1)), option.name());
    }
  }

  /// Settings that are offered for data can be had, one by one, and are counted before they are trained.
  @Test
  default void everySettingOfferedForDataIsAcceptedAndCounted() {
    for (int states : new int[] {1, 3, 100}) {
      var data = new DataShape(states, 0, 1000, 500, 20);
      SettingsSpace space = provider().settingsSpace(data);
      for (Map<String, String> start : space.starts()) {
        for (SettingsAxis axis : space.axes()) {
          for (String value : axis.values()) {
            var settings = new HashMap<>(space.fixed());
            settings.putAll(start);
            settings.put(axis.key(), value);
            assertNotNull(provider().trainer(settings, new Seed(1)), settings.toString());
          }
        }
      }
    }
    SettingsSpace space = provider().settingsSpace(new DataShape(3, 0, 1000, 500, 20));
    long counted = space.size().features(settings());
    long trained = train(TRAINING).cost().featureCount();
    // on a ring each of the three variables may have features of its own
    assertTrue(counted == 0 || 3 * counted >= trained, counted + " for " + trained);
  }

  /// Of a ring, options exclude each other: what cannot be had cannot be counted either. Some start can.
  @Test
  default void everySettingOfferedForARingThatCanBeCountedIsAccepted() {
    SettingsSpace space =
        provider().settingsSpace(new DataShape(24, 0, 1000, 500, 20, Structure.FIELD));
    boolean some = space.starts().isEmpty();
    for (Map<String, String> start : space.starts()) {
      var settings = new HashMap<>(space.fixed());
      settings.putAll(start);
      some |= isCounted(space, settings);
      for (SettingsAxis axis : space.axes()) {
        for (String value : axis.values()) {
          var moved = new HashMap<>(settings);
          moved.put(axis.key(), value);
          if (isCounted(space, moved)) {
            assertNotNull(provider().trainer(moved, new Seed(1)), moved.toString());
            assertTrue(space.size().parts(moved).sites() >= 1, moved.toString());
          }
        }
      }
    }
    assertTrue(some, space.starts().toString());
  }

  private static boolean isCounted(SettingsSpace space, Map<String, String> settings) {
    try {
      return space.size().features(settings) >= 0;
    } catch (InputException excluded) {
      return false;
    }
  }

  @Test
  default void anUnknownOptionIsRejectedWithTheNearestName() {
    String known = provider().options().getFirst().name();
    var error =
        assertThrows(
            InputException.class,
            () -> provider().trainer(Map.of(known + "s", "1"), new Seed(1)));
    assertTrue(error.getMessage().contains("'" + known + "'"), error.getMessage());
  }

  @Test
  default void tellsItsProgressUpToTheEnd() {
    var done = new ArrayList<Long>();
    var totals = new HashSet<Long>();
    provider()
        .trainer(settings(), new Seed(5))
        .train(
            List.of(TRAINING),
            (stage, at, total) -> {
              done.add(at);
              totals.add(total);
            });
    assertEquals(1, totals.size());
    assertEquals(totals.iterator().next(), done.getLast());
  }

  @Test
  default void knowsItsCost() {
    Cost cost = train(TRAINING).cost();
    assertTrue(cost.featureCount() > 0);
    assertTrue(cost.parameters() >= cost.featureCount(), cost + ": a feature without a weight");
    assertTrue(cost.multiplyAdds() > 0);
    assertTrue(cost.bytes() > 0);
  }
}
