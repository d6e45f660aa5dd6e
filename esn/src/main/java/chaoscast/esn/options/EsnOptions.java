package chaoscast.esn.options;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.options.Meaning;
import chaoscast.core.training.MemoryOptions;
import chaoscast.core.training.ReadoutOptions;
import chaoscast.core.training.Solver;
import chaoscast.core.training.Target;

/// Options of an echo state network.
///
/// @param recurrence the recurrent part
/// @param input      what drives it
/// @param features   what the readout sees
/// @param activation what a node does to the sum of its inputs
/// @param leakRate   α in r ← (1 − α) r + α tanh(…), in (0, 1]
/// @param memory     how the reservoir is driven in time
/// @param readout    how the readout is fitted
/// @param ring       how variables are shared out among local networks
public record EsnOptions(
    RecurrenceOptions recurrence,
    InputOptions input,
    @Meaning("what the readout sees: nodes r, every second squared, products of neighbours, (1, x, r) or (1, x, r, r²)") FeatureTransform features,
    @Meaning("what a node does to the sum of its inputs; linear: nothing") Activation activation,
    @Meaning("leak rate in (0, 1]; 1: no leak") double leakRate,
    MemoryOptions memory,
    ReadoutOptions readout,
    RingOptions ring) {

  /// Low spectral radius, as in arXiv:1906.08829 and doi:10.1098/rsta.2020.0246.
  public static final EsnOptions LOW =
      new EsnOptions(
          new RecurrenceOptions(
              1500, 0.1, 3, ReservoirTopology.ERDOS_RENYI, WeightLaw.NON_NEGATIVE),
          new InputOptions(0.5, InputTopology.BLOCK, ObservedVariables.ALL, 0),
          FeatureTransform.PRODUCTS,
          Activation.TANH,
          1,
          new MemoryOptions(0, 0, 50),
          ReadoutOptions.PAPER,
          RingOptions.WHOLE);

  /// High spectral radius, as in doi:10.1103/PhysRevLett.120.024102 and doi:10.1098/rsta.2020.0246.
  public static final EsnOptions HIGH =
      new EsnOptions(
          new RecurrenceOptions(
              1500, 1.2, 6, ReservoirTopology.ERDOS_RENYI, WeightLaw.NON_NEGATIVE),
          new InputOptions(0.1, InputTopology.BLOCK, ObservedVariables.ALL, 0),
          FeatureTransform.SQUARES,
          Activation.TANH,
          1,
          new MemoryOptions(0, 0, 50),
          ReadoutOptions.PAPER,
          RingOptions.WHOLE);

  /// Accurate to the limit of binary64 on noise-free data: biased nodes in their nearly linear range,
  /// whose Taylor coefficients the readout combines, which only QR without a ridge can do.
  public static final EsnOptions PRECISE =
      new EsnOptions(
          new RecurrenceOptions(
              500, 0.1, 3, ReservoirTopology.ERDOS_RENYI, WeightLaw.NON_NEGATIVE),
          new InputOptions(0.3, InputTopology.DENSE, ObservedVariables.ALL, 1),
          FeatureTransform.FULL,
          Activation.TANH,
          1,
          new MemoryOptions(0, 50, 50),
          new ReadoutOptions(Target.INCREMENT, Solver.QR, 0),
          RingOptions.WHOLE);

  public EsnOptions {
    Requirements.requirePositive("leakRate", leakRate);
    Requirements.requireBetween("leakRate", 0, 1, leakRate);
    boolean partial = !input.observed().equals(ObservedVariables.ALL);
    if (partial && ring.blocks() > 1) {
      throw new InputException(
          "observed must be all where blocks > 1 but was " + input.observed());
    }
    if (partial && readout.target() == Target.INCREMENT) {
      throw new InputException(
          "target must be state where not all variables are observed but was increment");
    }
  }
}
