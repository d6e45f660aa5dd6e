package chaoscast.esn.field;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.esn.spiking.LinearStability.Verdict;
import org.junit.jupiter.api.Test;

/// Numbers were computed independently, by Newton steps in 40 digits (steady state and onset of the oscillation) and
/// in NumPy and SciPy (roots of det M(k) in the width), from the equations of
/// the code to doi:10.1016/j.neuron.2018.11.034.
class NeuralFieldTest {
  @Test
  void theUniformStateIsExact() {
    assertArrayEquals(
        new double[] {11.751872086492865, 8.198398218930603},
        NeuralField.UNATTENDED.fixed().rates(), 1e-12);
    assertArrayEquals(
        new double[] {4.333581964867103, 4.755353811649698}, NeuralField.ATTENDED.fixed().rates(),
        1e-12);
    assertArrayEquals(
        new double[] {0.1084061, 0.0905450}, NeuralField.UNATTENDED.fixed().inputs(), 1e-7);
    double[] u = NeuralField.ATTENDED.fixed().inputs();
    assertEquals(u[0], 80 * u[0] * u[0] - 160 * u[1] * u[1] + 0.48, 1e-14);
    assertEquals(u[1], 120 * u[0] * u[0] - 200 * u[1] * u[1] + 0.5, 1e-14);
  }

  @Test
  void theOscillationBeginsAtItsExactDecay() {
    assertEquals(11.38515595394281, NeuralField.UNATTENDED.hopf().orElseThrow(), 1e-12);
    assertEquals(14.99226599341685, NeuralField.ATTENDED.hopf().orElseThrow(), 1e-12);
    double onset = NeuralField.UNATTENDED.hopf().orElseThrow();
    assertEquals(
        0, NeuralField.UNATTENDED.withInhibition(0.1, onset).stability().mode(0, 0).real(), 1e-14);
  }

  @Test
  void thePatternBeginsAtItsExactWidth() {
    NeuralField.Turing unattended = NeuralField.UNATTENDED.turing().orElseThrow();
    assertEquals(0.13579001417829747, unattended.width(), 1e-12);
    assertEquals(Math.sqrt(10), unattended.mode().wavenumber(), 1e-12);
    assertEquals(0, unattended.mode().real(), 1e-12);
    NeuralField.Turing attended = NeuralField.ATTENDED.turing().orElseThrow();
    assertEquals(0.14754648490863828, attended.width(), 1e-12);
    assertEquals(3, attended.mode().wavenumber(), 1e-12);
    assertEquals(
        0.2403, NeuralField.UNATTENDED.withInhibition(0.15, 5).stability().leading().real(), 5e-5);
    assertEquals(
        0.4376, NeuralField.UNATTENDED.withInhibition(0.15, 10).stability().leading().real(),
        5e-5);
  }

  @Test
  void attentionEnlargesTheStableRegion() {
    NeuralField between = NeuralField.UNATTENDED.withInhibition(0.14, 5);
    assertEquals(Verdict.STATIC_PATTERN, between.stability().verdict());
    assertEquals(Verdict.STABLE, between.withInhibitoryInput(0.5).stability().verdict());
    assertTrue(
        NeuralField.UNATTENDED.withInhibition(0.1, 12).stability().leading().real() > 0);
    assertTrue(NeuralField.ATTENDED.withInhibition(0.1, 12).stability().leading().real() < 0);
  }

  @Test
  void inputsThatAllowNoUniformStateAreRefused() {
    var refused =
        assertThrows(
            InputException.class,
            () -> NeuralField.UNATTENDED.withInhibitoryInput(50).fixed());
    assertTrue(refused.getMessage().startsWith("inputs must allow a uniform state"));
  }
}
