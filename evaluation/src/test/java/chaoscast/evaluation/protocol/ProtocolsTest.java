package chaoscast.evaluation.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.scaling.ScalingKind;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProtocolsTest {
  private static ProtocolOverrides timeStep(double dt) {
    var none = ProtocolOverrides.NONE;
    return new ProtocolOverrides(
        OptionalDouble.of(dt),
        none.trainSteps(),
        none.starts(),
        none.spacing(),
        none.maxSteps(),
        none.warmUp(),
        none.threshold(),
        none.error(),
        none.scaling());
  }

  @Test
  void pylesProtocolForLorenz63IsThePublishedOne() {
    Protocol protocol =
        Protocols.named("pyle2021-lorenz63", ProtocolOverrides.NONE).protocol();
    assertEquals(0.005, protocol.timeStep());
    assertEquals(50_000, protocol.trainSteps());
    assertEquals(100, protocol.starts());
    assertEquals(2000, protocol.spacing());
    assertEquals(50, protocol.warmUp());
    assertEquals(0.3, protocol.threshold());
    assertEquals(ErrorKind.RELATIVE, protocol.error());
    assertEquals(ScalingKind.STD, protocol.scaling());
  }

  @Test
  void pylesProtocolForLorenz96IsThePublishedOne() {
    NamedProtocol named = Protocols.named("pyle2021-lorenz96", ProtocolOverrides.NONE);
    // forecasts are 1000 steps long: five time units, over twice the longest published horizon
    assertEquals(
        new Protocol(
            "pyle2021-lorenz96", 0.005, 300_000, 100, 2000, 1000, 50, 0.3, ErrorKind.RELATIVE,
            ScalingKind.GLOBAL),
        named.protocol());
    assertEquals("lorenz96-three-tier", named.truth().system());
    assertEquals("chattopadhyay2020", named.truth().parameters().get("preset"));
    assertEquals(0.005, named.truth().solverStep(), "one Runge–Kutta step a sample");
    assertTrue(named.truth().discardedSteps() >= 20_000);
  }

  @Test
  void schotzsProtocolIsThePublishedOne() {
    NamedProtocol named = Protocols.named("schotz2025-lorenz63", ProtocolOverrides.NONE);
    assertEquals(100, named.protocol().starts());
    assertEquals(0.5, named.protocol().threshold());
    assertEquals(ErrorKind.NRMSE, named.protocol().error());
    assertArrayEquals(new double[] {-8, 7, 27}, named.truth().start().orElseThrow());
    assertEquals(0, named.truth().discardedSteps());
  }

  @Test
  void publishedHorizonsAreThoseOfTheSameNoise() {
    NamedProtocol named = Protocols.named("schotz2025-lorenz63-noisy");
    assertEquals(1 << 15, named.protocol().trainSteps());
    assertEquals(21.6, named.comparable().getFirst().mean());
    var tenth = new Observing(0.1, StartKind.SMOOTHED, 200);
    assertEquals(
        0.9, named.withStarts(3).withObserving(tenth).comparable().getFirst().mean());
    var between = new Observing(0.05, StartKind.OBSERVED, 200);
    assertEquals(List.of(), named.withObserving(between).comparable());
    assertEquals(List.of(), named.withThreshold(0.3).comparable(), "another horizon");
    assertEquals(List.of(), named.withParameters(Map.of("rho", "30")).comparable());
  }

  @Test
  void recordsOfOthersStandWithTheirProtocols() {
    assertEquals(12.00, Protocols.named("mandal2025-lorenz63").comparable().getFirst().mean());
    assertEquals(7.31, Protocols.named("mandal2025-lorenz96").comparable().getFirst().mean());
    assertEquals(38.0, Protocols.named("schotz2025-thomas").comparable().getFirst().mean());
    assertEquals(
        5.04, Protocols.named("mandal2025-kuramoto-sivashinsky").comparable().getFirst().mean());
    NamedProtocol mandal = Protocols.named("mandal2025-lorenz63");
    assertEquals(0.3, mandal.protocol().threshold());
    assertEquals(0.91, mandal.truth().lyapunov().orElseThrow());
    assertTrue(
        mandal.withParameters(Map.of("rho", "30")).truth().lyapunov().isEmpty(),
        "of another system");
  }

  @Test
  void schotzsTimesStayWhatTheyAreAtAnyTimeStep() {
    for (int power : new int[] {6, 9}) {
      double dt = Math.scalb(1.0, -power);
      NamedProtocol named = Protocols.named("schotz2025-lorenz63", timeStep(dt));
      assertEquals(3, named.protocol().spacing() * dt);
      assertEquals(50, named.protocol().maxSteps() * dt);
      assertEquals(1 << 14, named.protocol().trainSteps());
      assertEquals(Math.scalb(1.0, -10), named.truth().solverStep());
    }
  }

  @Test
  void overridesReplaceWhatTheyNameAndNothingElse() {
    var overrides =
        new ProtocolOverrides(
            OptionalDouble.empty(),
            OptionalInt.of(1000),
            OptionalInt.of(7),
            OptionalInt.empty(),
            OptionalInt.of(50),
            OptionalInt.of(9),
            OptionalDouble.of(0.4),
            Optional.of(ErrorKind.NRMSE),
            Optional.of(ScalingKind.NONE));
    Protocol protocol = Protocols.named("pyle2021-lorenz96", overrides).protocol();
    assertEquals(
        new Protocol(
            "pyle2021-lorenz96", 0.005, 1000, 7, 2000, 50, 9, 0.4, ErrorKind.NRMSE,
            ScalingKind.NONE),
        protocol);
    assertEquals(1000 + 6 * 2000 + 50 + 1, protocol.requiredSteps());
  }

  @Test
  void anUnknownNameIsAnsweredWithTheNearest() {
    var error =
        assertThrows(
            InputException.class,
            () -> Protocols.named("pyle2021-lorenz6", ProtocolOverrides.NONE));
    assertTrue(error.getMessage().contains("'pyle2021-lorenz63'"), error.getMessage());
  }

  @Test
  void dataOfAnyLengthGetsAProtocolThatFitsIntoIt() {
    for (int steps : new int[] {50, 1000, 60_000}) {
      Protocol protocol =
          Protocols.forData("data", steps, 0.1, ProtocolOverrides.NONE).protocol();
      assertTrue(protocol.requiredSteps() <= steps, protocol + " of " + steps);
    }
    assertEquals(
        100, Protocols.forData("data", 60_000, 0.1, ProtocolOverrides.NONE).protocol().starts());
  }

  @Test
  void aUsersSettingsOverrideTheProtocols() {
    NamedProtocol named = Protocols.named("schotz2025-lorenz63", ProtocolOverrides.NONE);
    Map<String, String> settings = named.settings("d2r2", Map.of("degree", "5"));
    assertEquals("5", settings.get("degree"));
    assertEquals("qr", settings.get("solver"));
  }

  @Test
  void theDivisionOfSeveralTrajectoriesIsInWords() {
    var ends = new Protocols.Pieces(4, 0, 280, 20, 10, 30);
    assertEquals(
        "first 70% of each of 4 trajectories train, the rest tests",
        Protocols.forPieces("runs", ends, 0.1, ProtocolOverrides.NONE).source());
    var heldOut = new Protocols.Pieces(4, 1, 300, 20, 10, 30);
    assertEquals(
        "3 trajectories train, 1 test",
        Protocols.forPieces("runs", heldOut, 0.1, ProtocolOverrides.NONE).source());
  }

  @Test
  void aNamedProtocolIsChangedOneThingAtATime() {
    NamedProtocol small = Protocols.named("lorenz63").withTrainSteps(5000).withStarts(20);
    assertEquals(5000, small.protocol().trainSteps());
    assertEquals(20, small.protocol().starts());
    NamedProtocol published = Protocols.named("lorenz63");
    assertEquals(published.protocol(), small.protocol().withTrainSteps(50_000).withStarts(100));
    assertEquals(published.surrogateSettings(), small.surrogateSettings());
    assertEquals(0.01, Protocols.named("schotz2025-lorenz63", 0.01).protocol().timeStep());
    assertEquals(5000, Protocols.named("schotz2025-lorenz63", 0.01).protocol().maxSteps());
  }
}
