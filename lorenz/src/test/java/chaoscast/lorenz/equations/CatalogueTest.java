package chaoscast.lorenz.equations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.core.scaling.ScalingKind;
import chaoscast.lorenz.DynamicalSystem;
import chaoscast.lorenz.SystemKind;
import chaoscast.lorenz.generation.DormandPrince853;
import chaoscast.lorenz.generation.Generation;
import chaoscast.lorenz.generation.GenerationPlan;
import chaoscast.lorenz.generation.Integrator;
import chaoscast.lorenz.generation.Propagator;
import chaoscast.lorenz.generation.RadauIIA;
import chaoscast.lorenz.lyapunov.DifferenceGrowth;
import chaoscast.lorenz.lyapunov.LyapunovEstimate;
import chaoscast.lorenz.lyapunov.LyapunovMeasurement;
import chaoscast.lorenz.lyapunov.LyapunovPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
  static List<EquationProvider> systems() {
    return Catalogue.all();
  }

  @Test
  void itsIndexIsItsFolder() throws IOException {
    Path folder = Path.of("src/main/resources/chaoscast/lorenz/equations/catalogue");
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names =
          files.map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".ode"))
              .map(name -> name.replace(".ode", ""))
              .sorted()
              .toList();
      assertEquals(names, Catalogue.names());
      assertTrue(names.size() >= 60, "systems: " + names.size());
    }
  }

  @ParameterizedTest
  @MethodSource("systems")
  void eachSaysItsSourceAndTimeScaleStaysBoundedAndMoves(EquationProvider provider) {
    assertEquals(2, provider.text().heading().size(), provider.name());
    var system = (EquationSystem) provider.defaultSystem();
    assertTrue(
        system.kind() == SystemKind.MAP
            || system.period().orElseThrow() >= 20 * system.defaultTimeStep(),
        provider.name());
    system.published().ifPresent(published -> assertFalse(published.source().isEmpty()));
    Trajectory run =
        new Generation(system, GenerationPlan.of(system, 2000)).observed(Progress.NONE);
    for (int i = 0; i < run.dimension(); i++) {
      double least = Double.POSITIVE_INFINITY;
      double greatest = Double.NEGATIVE_INFINITY;
      for (int n = 0; n < run.steps(); n++) {
        least = Math.min(least, run.get(n, i));
        greatest = Math.max(greatest, run.get(n, i));
      }
      assertTrue(greatest - least > 1e-3, provider.name() + " rests");
      assertTrue(Math.max(-least, greatest) < 1000, provider.name() + " escapes");
    }
  }

  /// Exact exponents: of the slope ±1.9, of the matrix ((1, 1), (1, 2)), of what is conjugate to a doubling of angles.
  @ParameterizedTest
  @CsvSource({
    "tent, 0.6418538861723947",
    "arnold-cat, 0.9624236501192069",
    "logistic, 0.6931471805599453",
    "cubic-map, 1.0986122886681098",
    "chebyshev, 1.791759469228055"
  })
  void bothMethodsFindExponentsThatAreKnown(String name, double exponent) {
    DynamicalSystem system = Catalogue.named(name).orElseThrow().defaultSystem();
    LyapunovPlan plan = LyapunovPlan.of(system).withExponents(1).withTime(100_000);
    LyapunovEstimate tangent =
        new LyapunovMeasurement(system, plan).run(1, Progress.NONE).leading();
    LyapunovEstimate growth = new DifferenceGrowth(system, plan).run(1, Progress.NONE);
    assertEquals(exponent, tangent.exponent(), 4 * tangent.standardError() + 1e-9);
    assertEquals(exponent, growth.exponent(), 4 * growth.standardError() + 1e-5);
  }

  /// A step of what the text names (`rk4` where it names nothing) beside one of a method of order eight with a tolerance of
  /// 10⁻¹³, or beside a tighter tolerance of the same, in deviations of each variable: an explicit method is right only
  /// where nothing is stiff. The largest errors are where a step crosses a corner of a piecewise linear function.
  @ParameterizedTest
  @MethodSource("systems")
  @Tag("slow")
  void eachIsSolvedToWithinAFewMillionthsOfItsSpreadPerSample(EquationProvider provider) {
    DynamicalSystem system = provider.defaultSystem();
    SystemKind kind = ((EquationSystem) system).kind();
    if (kind != SystemKind.FLOW && kind != SystemKind.FORCED) {
      return;
    }
    double timeStep = system.defaultTimeStep();
    Integrator own = Integrator.standardFor(system);
    Propagator step = own.propagator(system, timeStep);
    Integrator exact =
        own instanceof RadauIIA ? new RadauIIA(1e-13, 1e-13) : new DormandPrince853(1e-14, 1e-13);
    Propagator reference = exact.propagator(system, timeStep);
    int samples = 1000;
    int variables = system.observedDimension();
    Trajectory run =
        new Generation(system, GenerationPlan.of(system, 10_000)).observed(Progress.NONE);
    double[] deviations = ScalingKind.STANDARD.fit(List.of(run)).scale();
    double[] state = system.initialState(new Seed(1));
    for (int n = 0; n < system.defaultTransient(); n++) {
      assertTrue(step.advance(state));
    }
    double[] errors = new double[samples];
    for (int n = 0; n < samples; n++) {
      double[] right = state.clone();
      assertTrue(step.advance(state));
      assertTrue(reference.advance(right));
      for (int i = 0; i < variables; i++) {
        errors[n] = Math.max(errors[n], Math.abs(state[i] - right[i]) / deviations[i]);
      }
    }
    Arrays.sort(errors);
    assertTrue(errors[samples / 2] < 1e-6, provider.name() + ": median " + errors[samples / 2]);
    assertTrue(errors[samples - 1] < 3e-5, provider.name() + ": " + errors[samples - 1]);
  }

  /// The text says λ₁; whoever changes equations has to measure it again.
  @ParameterizedTest
  @MethodSource("systems")
  @Tag("slow")
  void eachMovesApartAtTheRateThatItsTextSays(EquationProvider provider) {
    DynamicalSystem system = EquationSystem.create(provider.name(), provider.text(), Map.of());
    double steps = 100_000;
    LyapunovPlan plan =
        LyapunovPlan.of(system).withExponents(1).withTime(steps * system.defaultTimeStep());
    LyapunovEstimate found =
        new LyapunovMeasurement(system, plan).run(2, Progress.NONE).leading();
    double said = system.lyapunovExponent().orElseThrow();
    assertTrue(said > 0, provider.name());
    // Errors of short runs are uncertain themselves where chaos is sticky.
    assertEquals(said, found.exponent(), 6 * found.standardError() + 0.01 * said, provider.name());
  }
}
