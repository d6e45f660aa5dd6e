package chaoscast.lorenz.equations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Seed;
import chaoscast.core.bigfloat.BigFloatFormat;
import chaoscast.core.extended.ExtendedField;
import chaoscast.lorenz.DynamicalSystem;
import chaoscast.lorenz.Lorenz96;
import chaoscast.lorenz.Lorenz96ThreeTierProvider;
import chaoscast.lorenz.SystemKind;
import chaoscast.lorenz.SystemProvider;
import chaoscast.lorenz.Systems;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Systems in long arithmetic")
final class LongArithmeticTest {
  private static final BigFloatFormat FORMAT = BigFloatFormat.of(113);

  @Test
  @DisplayName("Every flow of the catalogue, and those in Java with a text, have the derivatives that doubles have")
  void derivativesAreThoseOfDoubles() {
    int flows = 0;
    for (SystemProvider provider : Systems.all()) {
      DynamicalSystem system = provider.defaultSystem();
      boolean text = system instanceof EquationSystem;
      boolean known = List.of("lorenz63", "lorenz96", "roessler", "thomas").contains(system.name());
      SystemKind kind = SystemKind.of(system);
      if (known || (text && (kind == SystemKind.FLOW || kind == SystemKind.FORCED))) {
        assertDerivative(system);
        flows++;
      }
    }
    assertTrue(flows > 60, "only " + flows);
    assertDerivative(new Lorenz96(7, 9.5));
    assertDerivative(Systems.create("lorenz63", Map.of("rho", "35", "beta", "2.1")));
    assertDerivative(Systems.create("thomas", Map.of("b", "0.208")));
  }

  private static void assertDerivative(DynamicalSystem system) {
    int dimension = system.dimension();
    ExtendedField field = LongArithmetic.field(system, FORMAT);
    assertEquals(dimension, field.dimension());
    var kernel = FORMAT.kernel();
    double[] state = system.initialState(new Seed(3));
    long[] words = new long[dimension * FORMAT.words()];
    for (int i = 0; i < dimension; i++) {
      kernel.set(state[i], words, i * FORMAT.words());
    }
    double[] expected = new double[dimension];
    system.derivative(state, expected);
    long[] actual = words.clone();
    field.derivative(words, actual);
    double size = 0;
    for (double value : expected) {
      size = Math.max(size, Math.abs(value));
    }
    for (double value : state) {
      size = Math.max(size, value * value);
    }
    for (int i = 0; i < dimension; i++) {
      assertEquals(
          expected[i],
          kernel.toDouble(actual, i * FORMAT.words()),
          1e-12 * (1 + size),
          system.name() + ", variable " + i);
    }
  }

  @Test
  @DisplayName("What is no flow, or has no text, is refused by name")
  void refusesOthers() {
    DynamicalSystem map = Systems.named("henon").defaultSystem();
    assertTrue(
        assertThrows(InputException.class, () -> LongArithmetic.field(map, FORMAT))
            .getMessage().contains("henon must be a flow"));
    DynamicalSystem tiers = new Lorenz96ThreeTierProvider().defaultSystem();
    assertTrue(
        assertThrows(InputException.class, () -> LongArithmetic.field(tiers, FORMAT))
            .getMessage().contains("lorenz96-three-tier cannot be integrated"));
  }
}
