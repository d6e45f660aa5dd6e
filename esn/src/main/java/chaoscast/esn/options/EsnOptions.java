package chaoscast.esn.options;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.options.Meaning;
import chaoscast.core.training.MemoryOptions;
import chaoscast.core.training.ReadoutOptions;
import chaoscast.core.training.Solver;
import chaoscast.core.training.Target;

/// Options of an echo state network. Every option of a part has a `withX` here as well.
///
///     EsnOptions options = EsnOptions.LSR_PAPER.withNodes(500).withRidge(1e-6);
///
/// @param preset     name of the preset that they were made from
/// @param recurrence the recurrent part
/// @param input      what drives it
/// @param features   what the readout sees
/// @param activation what a node does to the sum of its inputs
/// @param leakRate   α in r ← (1 − α) r + α tanh(…), in (0, 1]
/// @param memory     how the reservoir is driven in time
/// @param readout    how the readout is fitted
/// @param ring       how variables are shared out among local networks
public record EsnOptions(
    @Meaning("what all other options are by default; further keys override it") String preset,
    RecurrenceOptions recurrence,
    InputOptions input,
    @Meaning("what the readout sees: nodes r, every second squared, products of neighbours, (1, x, r) or (1, x, r, r²)") FeatureTransform features,
    @Meaning("what a node does to the sum of its inputs; linear: nothing") Activation activation,
    @Meaning("leak rate in (0, 1]; 1: no leak") double leakRate,
    MemoryOptions memory,
    ReadoutOptions readout,
    RingOptions ring) {

  /// Low spectral radius, as in arXiv:1906.08829 and doi:10.1098/rsta.2020.0246.
  public static final EsnOptions LSR_PAPER =
      new EsnOptions(
          "paper",
          new RecurrenceOptions(
              1500, 0.1, 3, ReservoirTopology.ERDOS_RENYI, WeightLaw.NON_NEGATIVE),
          new InputOptions(0.5, InputTopology.BLOCK, 3, ObservedVariables.ALL, 0),
          FeatureTransform.PRODUCTS,
          Activation.TANH,
          1,
          new MemoryOptions(0, 0, 50),
          ReadoutOptions.PAPER,
          RingOptions.WHOLE);

  /// High spectral radius, as in doi:10.1103/PhysRevLett.120.024102 and doi:10.1098/rsta.2020.0246.
  public static final EsnOptions HSR_PAPER =
      LSR_PAPER
          .withSpectralRadius(1.2)
          .withInDegree(6)
          .withInputScaling(0.1)
          .withFeatures(FeatureTransform.SQUARES);

  /// Accurate to the limit of binary64 on noise-free data: biased nodes in their nearly linear range,
  /// whose Taylor coefficients the readout combines, which only QR without a ridge can do.
  public static final EsnOptions PRECISE =
      LSR_PAPER
          .withPreset("precise")
          .withNodes(500)
          .withInputScaling(0.3)
          .withInputTopology(InputTopology.DENSE)
          .withBias(1)
          .withFeatures(FeatureTransform.FULL)
          .withWashout(50)
          .withReadout(new ReadoutOptions(Target.INCREMENT, Solver.QR, 0));

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

  public EsnOptions withPreset(String newPreset) {
    return new EsnOptions(
        newPreset, recurrence, input, features, activation, leakRate, memory, readout, ring);
  }

  public EsnOptions withRecurrence(RecurrenceOptions newRecurrence) {
    return new EsnOptions(
        preset, newRecurrence, input, features, activation, leakRate, memory, readout, ring);
  }

  public EsnOptions withInput(InputOptions newInput) {
    return new EsnOptions(
        preset, recurrence, newInput, features, activation, leakRate, memory, readout, ring);
  }

  public EsnOptions withFeatures(FeatureTransform newFeatures) {
    return new EsnOptions(
        preset, recurrence, input, newFeatures, activation, leakRate, memory, readout, ring);
  }

  public EsnOptions withActivation(Activation newActivation) {
    return new EsnOptions(
        preset, recurrence, input, features, newActivation, leakRate, memory, readout, ring);
  }

  public EsnOptions withLeakRate(double newLeakRate) {
    return new EsnOptions(
        preset, recurrence, input, features, activation, newLeakRate, memory, readout, ring);
  }

  public EsnOptions withMemory(MemoryOptions newMemory) {
    return new EsnOptions(
        preset, recurrence, input, features, activation, leakRate, newMemory, readout, ring);
  }

  public EsnOptions withReadout(ReadoutOptions newReadout) {
    return new EsnOptions(
        preset, recurrence, input, features, activation, leakRate, memory, newReadout, ring);
  }

  public EsnOptions withRing(RingOptions newRing) {
    return new EsnOptions(
        preset, recurrence, input, features, activation, leakRate, memory, readout, newRing);
  }

  public EsnOptions withNodes(int newNodes) {
    return withRecurrence(recurrence.withNodes(newNodes));
  }

  public EsnOptions withSpectralRadius(double newSpectralRadius) {
    return withRecurrence(recurrence.withSpectralRadius(newSpectralRadius));
  }

  public EsnOptions withInDegree(double newInDegree) {
    return withRecurrence(recurrence.withInDegree(newInDegree));
  }

  public EsnOptions withTopology(ReservoirTopology newTopology) {
    return withRecurrence(recurrence.withTopology(newTopology));
  }

  public EsnOptions withWeights(WeightLaw newWeights) {
    return withRecurrence(recurrence.withWeights(newWeights));
  }

  public EsnOptions withInputScaling(double newInputScaling) {
    return withInput(input.withInputScaling(newInputScaling));
  }

  public EsnOptions withInputTopology(InputTopology newInputTopology) {
    return withInput(input.withInputTopology(newInputTopology));
  }

  public EsnOptions withInputDegree(int newInputDegree) {
    return withInput(input.withInputDegree(newInputDegree));
  }

  public EsnOptions withObserved(String newObserved) {
    return withInput(input.withObserved(newObserved));
  }

  public EsnOptions withBias(double newBias) {
    return withInput(input.withBias(newBias));
  }

  public EsnOptions withInputNoise(double newInputNoise) {
    return withMemory(new MemoryOptions(newInputNoise, memory.washout(), memory.warmUp()));
  }

  public EsnOptions withWashout(int newWashout) {
    return withMemory(new MemoryOptions(memory.inputNoise(), newWashout, memory.warmUp()));
  }

  public EsnOptions withWarmUp(int newWarmUp) {
    return withMemory(new MemoryOptions(memory.inputNoise(), memory.washout(), newWarmUp));
  }

  public EsnOptions withTarget(Target newTarget) {
    return withReadout(new ReadoutOptions(newTarget, readout.solver(), readout.ridge()));
  }

  public EsnOptions withSolver(Solver newSolver) {
    return withReadout(new ReadoutOptions(readout.target(), newSolver, readout.ridge()));
  }

  public EsnOptions withRidge(double newRidge) {
    return withReadout(new ReadoutOptions(readout.target(), readout.solver(), newRidge));
  }

  public EsnOptions withBlocks(int newBlocks) {
    return withRing(new RingOptions(newBlocks, ring.overlap(), ring.shared()));
  }

  public EsnOptions withOverlap(int newOverlap) {
    return withRing(new RingOptions(ring.blocks(), newOverlap, ring.shared()));
  }

  public EsnOptions withShared(boolean newShared) {
    return withRing(new RingOptions(ring.blocks(), ring.overlap(), newShared));
  }
}
