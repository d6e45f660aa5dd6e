package chaoscast.lorenz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.options.OptionDescription;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SystemsTest {
  @Test
  void findsItsOwnSystemsAndOneFromOutsideInOrderOfTheirNames() {
    List<String> names = Systems.all().stream().map(SystemProvider::name).toList();
    assertEquals(names.stream().sorted().distinct().toList(), names);
    assertTrue(
        names.containsAll(
            List.of(
                "chua", "kuramoto-sivashinsky", "linear-decay", "lorenz63", "lorenz96",
                "lorenz96-three-tier", "lorenz96-two-tier", "roessler", "thomas")),
        names.toString());
  }

  @Test
  void createsTheDefaultWithoutParameters() {
    assertEquals(Lorenz63.CLASSICAL, Systems.create("lorenz63", Map.of()));
    assertEquals(new LinearDecay(1), Systems.create("linear-decay", Map.of()));
  }

  @Test
  void overridesOnlyTheParametersThatAreGiven() {
    assertEquals(
        new Lorenz63(10, 35.5, 8.0 / 3), Systems.create("lorenz63", Map.of("rho", "35.5")));
    assertEquals(new Lorenz96(12, 8), Systems.create("lorenz96", Map.of("K", "12")));
  }

  @Test
  void letsFurtherParametersOverrideAPreset() {
    Map<String, String> parameters = Map.of("preset", "thornes2017", "F", "18");
    assertEquals(
        new Lorenz96ThreeTier(8, 8, 8, 18, 1, 10, 10, 10, 10, 10),
        Systems.create("lorenz96-three-tier", parameters));
  }

  @Test
  void offersTheKeysOfThePapersAndTheirPresets() {
    List<String> keys =
        Systems.named("lorenz96-three-tier").options().stream()
            .map(OptionDescription::name)
            .toList();
    assertEquals(List.of("preset", "K", "J", "I", "F", "h", "b", "c", "d", "e", "g"), keys);
    OptionDescription preset = Systems.named("lorenz96-three-tier").options().getFirst();
    assertEquals("chattopadhyay2020|thornes2017", preset.type());
    assertEquals("chattopadhyay2020", preset.defaultValue());
  }

  @Test
  void namesTheNearestSystemForAnUnknownOne() {
    assertMessage(
        "unknown system 'lorenz69': did you mean 'lorenz63'?"
            + " known: those that 'systems' lists",
        "lorenz69",
        Map.of());
  }

  @Test
  void namesTheNearestParameterForAnUnknownOne() {
    assertMessage(
        "unknown parameter of lorenz63 'sigm': did you mean 'sigma'?"
            + " known: preset, sigma, rho, beta",
        "lorenz63",
        Map.of("sigm", "10"));
  }

  @Test
  void namesTheNearestPresetForAnUnknownOne() {
    assertMessage(
        "unknown preset of lorenz96-three-tier 'thornes': did you mean 'thornes2017'?"
            + " known: chattopadhyay2020, thornes2017",
        "lorenz96-three-tier",
        Map.of("preset", "thornes"));
  }

  @Test
  void rejectsAPresetOfASystemThatHasNone() {
    assertMessage(
        "unknown parameter of linear-decay 'preset'; known: rate",
        "linear-decay",
        Map.of("preset", "any"));
  }

  @Test
  void rejectsTextThatIsNoNumberByTheParametersName() {
    assertMessage("K must be a whole number but was '8.5'", "lorenz96", Map.of("K", "8.5"));
  }

  private static void assertMessage(
      String message, String system, Map<String, String> parameters) {
    InputException thrown =
        assertThrows(InputException.class, () -> Systems.create(system, parameters));
    assertEquals(message, thrown.getMessage());
  }
}
