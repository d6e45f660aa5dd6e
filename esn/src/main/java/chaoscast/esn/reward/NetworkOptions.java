package chaoscast.esn.reward;

import chaoscast.core.Requirements;
import chaoscast.core.options.Meaning;

/// The network that feeds a readout, and how long it learns.
///
/// @param nodes          N ≥ 4
/// @param density        p, share of connections that are there, in (0, 1]
/// @param gain           λ: weights are normal with variance λ²/(pN), > 0
/// @param leak           α = dt/τ in (0, 1]
/// @param noise          a: rates are disturbed by ±a while learning, ≥ 0
/// @param trialSteps     steps of a trial, ≥ 2
/// @param trainingTrials trials in which weights move, ≥ 1
/// @param testTrials     trials with frozen weights, ≥ 1, at most half of those before
public record NetworkOptions(
    @Meaning("number of nodes, ≥ 4") int nodes,
    @Meaning("share of recurrent connections that are there, in (0, 1]") double density,
    @Meaning("recurrent weights are normal with variance gain²/(density nodes), > 0") double gain,
    @Meaning("time step over time constant, in (0, 1]") double leak,
    @Meaning("rates are disturbed by ± this while learning, ≥ 0") double noise,
    @Meaning("steps of a trial, ≥ 2") int trialSteps,
    @Meaning("trials in which weights move, ≥ 1") int trainingTrials,
    @Meaning("trials with frozen weights, from 1 to half of those before") int testTrials) {

  /// As in the authors' scripts: steps of 0.2 ms, τ = 10 ms, trials of 10⁴ ms.
  public static final NetworkOptions PUBLISHED =
      new NetworkOptions(1000, 0.1, 1.5, 0.02, 0.025, 50_000, 10, 5);

  public NetworkOptions {
    Requirements.requireAtLeast("nodes", 4, nodes);
    Requirements.requirePositive("density", density);
    Requirements.requireBetween("density", 0, 1, density);
    Requirements.requirePositive("gain", gain);
    Requirements.requirePositive("leak", leak);
    Requirements.requireBetween("leak", 0, 1, leak);
    Requirements.requireNonNegative("noise", noise);
    Requirements.requireAtLeast("trialSteps", 2, trialSteps);
    Requirements.requireAtLeast("trainingTrials", 1, trainingTrials);
    Requirements.requireAtLeast("testTrials", 1, testTrials);
    Requirements.requireBetween("testTrials", 1, Math.max(1, trainingTrials / 2.0), testTrials);
  }

  public NetworkOptions withNodes(int count) {
    return new NetworkOptions(
        count, density, gain, leak, noise, trialSteps, trainingTrials, testTrials);
  }

  public NetworkOptions withTrialSteps(int steps) {
    return new NetworkOptions(
        nodes, density, gain, leak, noise, steps, trainingTrials, testTrials);
  }
}
