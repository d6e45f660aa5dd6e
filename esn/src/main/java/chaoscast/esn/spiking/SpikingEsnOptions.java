package chaoscast.esn.spiking;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.options.Meaning;
import chaoscast.core.training.MemoryOptions;
import chaoscast.core.training.ReadoutOptions;
import chaoscast.core.training.Solver;
import chaoscast.core.training.Target;

/// Options of an echo state network that spikes.
///
/// @param nodes           neurons, ≥ 5; four of five are excitatory
/// @param topology        which neurons drive which
/// @param excitatoryWidth of spatial connections, > 0
/// @param inhibitoryWidth of spatial connections, > 0
/// @param probability     mean connection probability, in (0, 1]
/// @param coupling        factor of the recurrent weights, ≥ 0
/// @param inputScaling    input weights are uniform in ± this, mV/ms, > 0
/// @param bias            constant currents are uniform in (0, 2 bias), mV/ms, ≥ 0
/// @param stepTime        ms of network time for each state, > 0
/// @param timeStep        ms of an Euler step, > 0, ≤ stepTime
/// @param filter          ms: time constant of the filter that makes features of spikes, > 0
/// @param memory          how the reservoir is driven in time
/// @param readout         how the readout is fitted
public record SpikingEsnOptions(
    @Meaning("number of neurons, ≥ 5, four of five excitatory; 5 n² if spatial") int nodes,
    @Meaning("which neurons drive which: any, or those nearby on a torus") SpikingTopology topology,
    @Meaning("width of excitatory connections in sides of the torus, > 0, if spatial") double excitatoryWidth,
    @Meaning("width of inhibitory connections in sides of the torus, > 0, if spatial") double inhibitoryWidth,
    @Meaning("mean connection probability, in (0, 1]") double probability,
    @Meaning("factor of the recurrent weights, ≥ 0; 1: those of doi:10.1038/nn.4433") double coupling,
    @Meaning("input weights are uniform in ± this, mV/ms, > 0") double inputScaling,
    @Meaning("constant currents are uniform between 0 and twice this, mV/ms, ≥ 0") double bias,
    @Meaning("ms of network time for each state, > 0") double stepTime,
    @Meaning("ms of an Euler step, > 0") double timeStep,
    @Meaning("time constant in ms of the filter that makes features of spikes, > 0") double filter,
    MemoryOptions memory,
    ReadoutOptions readout) {

  public static final SpikingEsnOptions DEFAULT =
      new SpikingEsnOptions(
          1000, SpikingTopology.RANDOM, 0.05, 0.05, 0.05, 0.1, 1, 2, 20, 0.5, 50,
          new MemoryOptions(0, 100, 100),
          new ReadoutOptions(Target.INCREMENT, Solver.NORMAL, 1e-4));

  /// Euler steps of a state's time: far more than membranes and spikes can show.
  /// Greatest number of Euler steps for each state.
  static final int MOST_STEPS = 10_000;

  public SpikingEsnOptions {
    Requirements.requireAtLeast("nodes", 5, nodes);
    Requirements.requirePositive("excitatoryWidth", excitatoryWidth);
    Requirements.requirePositive("inhibitoryWidth", inhibitoryWidth);
    Requirements.requirePositive("probability", probability);
    Requirements.requireBetween("probability", 0, 1, probability);
    Requirements.requireNonNegative("coupling", coupling);
    Requirements.requirePositive("inputScaling", inputScaling);
    Requirements.requireNonNegative("bias", bias);
    Requirements.requirePositive("stepTime", stepTime);
    Requirements.requirePositive("timeStep", timeStep);
    Requirements.requireBetween("timeStep", stepTime / MOST_STEPS, stepTime, timeStep);
    Requirements.requirePositive("filter", filter);
    if (topology == SpikingTopology.SPATIAL && 5 * side(nodes) * side(nodes) != nodes) {
      throw new InputException(
          "nodes must be 5 n² where the topology is spatial, such as %d, but was %d"
              .formatted(5 * side(nodes) * side(nodes), nodes));
    }
  }

  /// @return the side of the inhibitory grid of so many neurons; the excitatory one is twice as long
  static int side(int nodes) {
    return Math.max(1, (int) Math.round(Math.sqrt(nodes / 5.0)));
  }
}
