package chaoscast.lorenz.lyapunov;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.parallel.Parallel;
import chaoscast.core.tangent.TangentFrame;
import chaoscast.lorenz.DynamicalSystem;
import chaoscast.lorenz.generation.Divergence;
import chaoscast.lorenz.generation.GenerationPlan;
import chaoscast.lorenz.generation.TangentPropagator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/// Lyapunov exponents by the QR method on the tangent flow.
///
/// Tangent vectors are integrated together with the state and orthonormalised, V = Q R, every few
/// steps; the mean growth of ln R_ii per time is λ_i. They are kept at right angles to what the system
/// conserves: the exponents are those of differences between states of one attractor. Independent trajectories are cut into blocks,
/// whose scatter gives the standard errors.
///
///     var measurement = new LyapunovMeasurement(system, LyapunovPlan.of(system));
///     double[] exponents = measurement.run(2, Progress.NONE).exponents();
///
/// Sources: G. Benettin, L. Galgani, A. Giorgilli, J.-M. Strelcyn, Meccanica 15 (1980) 9–20,
/// doi:10.1007/BF02128236; J.-P. Eckmann, D. Ruelle, Rev. Mod. Phys. 57 (1985) 617–656,
/// doi:10.1103/RevModPhys.57.617.
///
/// @param system what is measured
/// @param plan   how
public record LyapunovMeasurement(DynamicalSystem system, LyapunovPlan plan) {
  /// More take years.
  private static final double MOST_STEPS = 1e12;

  private static final int BLOCKS = 8;

  /// Times that one trajectory begins anew, after which it stays where it rests, as all orbits of a map do that
  /// doubles; and steps that show whether the place repels.
  private static final int MOST_RESTARTS = 1000;
  private static final int AT_REST = 40;

  public LyapunovMeasurement {
    plan.requireFits(system);
  }

  /// @param threads greatest number of cores used, ≥ 1; decides no bit of the result
  /// @throws InputException if the integration leaves the finite numbers, or tangent vectors become
  ///     dependent between two orthogonalisations
  public LyapunovSpectrum run(int threads, Progress progress) {
    GenerationPlan.requireUsable(system, plan.timeStep());
    if (plan.time() / plan.timeStep() > MOST_STEPS) {
      throw new InputException(
          "time must be ≤ %s, %s steps of %s, but was %s"
              .formatted(
                  MOST_STEPS * plan.timeStep(), MOST_STEPS, plan.timeStep(), plan.time()));
    }
    double intervalTime = plan.renormaliseAt() * plan.timeStep();
    long intervals =
        Math.max(
            1, (long) Math.ceil(plan.time() / plan.trajectories() / BLOCKS / intervalTime - 1e-9));
    var done = new AtomicLong();
    Progress all =
        (stage, finished, total) -> progress.at(stage, done.incrementAndGet(),
            (long) plan.trajectories() * BLOCKS);
    List<BlockRates> blocks = new ArrayList<>();
    Parallel.map(plan.trajectories(), threads, number -> trajectory(number, intervals, all))
        .forEach(blocks::addAll);
    return summary(blocks, intervals * intervalTime);
  }

  /// @return growth rates of the blocks of one trajectory
  private List<BlockRates> trajectory(int number, long intervals, Progress progress) {
    Seed seed = plan.seed().child("lyapunov");
    double[] state = system.initialState(seed.child("state/" + number));
    var frame =
        TangentFrame.random(
            plan.exponents(),
            system.dimension(),
            seed.child("tangent/" + number).generator(),
            system.conserved());
    TangentPropagator propagator =
        plan.integrator().tangentPropagator(system, plan.timeStep());
    settle(propagator, state);
    long alignment =
        (long) Math.ceil(plan.alignmentTime() / (plan.renormaliseAt() * plan.timeStep()));
    for (long n = 0; n < alignment; n++) {
      interval(propagator, state, frame);
    }
    var blocks = new ArrayList<BlockRates>();
    double[] before = new double[state.length];
    int restarts = 0;
    boolean moves = false;
    for (int block = 0; block < BLOCKS; block++) {
      frame.forget();
      double trace = 0;
      for (long n = 0; n < intervals; n++) {
        System.arraycopy(state, 0, before, 0, state.length);
        trace += interval(propagator, state, frame);
        boolean rests = Arrays.equals(state, before);
        moves |= !rests;
        if (rests && moves && restarts < MOST_RESTARTS && repels(propagator, state)) {
          restarts++;
          double[] other = system.initialState(seed.child("state/" + number + "/" + restarts));
          System.arraycopy(other, 0, state, 0, state.length);
          settle(propagator, state);
        }
      }
      double[] growth = frame.growth();
      double time = intervals * plan.renormaliseAt() * plan.timeStep();
      for (int i = 0; i < growth.length; i++) {
        growth[i] /= time;
      }
      blocks.add(new BlockRates(growth, trace / time));
      progress.at("lyapunov", block + 1, BLOCKS);
    }
    return blocks;
  }

  private void settle(TangentPropagator propagator, double[] state) {
    double transientTime = system.defaultTransient() * system.defaultTimeStep();
    double[][] none = {};
    for (long n = Math.round(transientTime / plan.timeStep()); n > 0; n--) {
      advance(propagator, state, none);
    }
  }

  /// Rounding alone holds an orbit at a fixed point that repels, such as 0 of the logistic map, which it comes to
  /// through ½ and 1: its exponents are not the attractor's.
  ///
  /// @param state that does not move; not modified
  private boolean repels(TangentPropagator propagator, double[] state) {
    int d = state.length;
    double[][] vectors = new double[d][1];
    RandomGenerator random = plan.seed().child("lyapunov/at rest").generator();
    for (double[] row : vectors) {
      row[0] = random.nextGaussian();
    }
    double first = length(vectors);
    double[] resting = state.clone();
    for (int n = 0; n < AT_REST; n++) {
      advance(propagator, resting, vectors);
    }
    return length(vectors) > first;
  }

  private static double length(double[][] vector) {
    double square = 0;
    for (double[] row : vector) {
      square += row[0] * row[0];
    }
    return Math.sqrt(square);
  }

  /// @return the integral of the trace, by the trapezoidal rule
  private double interval(
      TangentPropagator propagator, double[] state, TangentFrame frame) {
    double sum = 0.5 * system.trace(state);
    for (int n = 1; n <= plan.renormaliseAt(); n++) {
      advance(propagator, state, frame.vectors());
      sum += (n < plan.renormaliseAt() ? 1 : 0.5) * system.trace(state);
    }
    if (!frame.orthonormalise()) {
      throw new InputException(
          ("tangent vectors of %s must stay independent but do not over %d steps of %s: ask for"
              + " fewer exponents or a smaller step")
              .formatted(system.name(), plan.renormaliseAt(), plan.timeStep()));
    }
    return sum * plan.timeStep();
  }

  private void advance(TangentPropagator propagator, double[] state, double[][] vectors) {
    if (!propagator.advance(state, vectors)) {
      throw new Divergence(system, plan.timeStep(), plan.integrator()).error("");
    }
  }

  private LyapunovSpectrum summary(List<BlockRates> blocks, double blockTime) {
    double[] exponents = new double[plan.exponents()];
    double[] errors = new double[plan.exponents()];
    int count = blocks.size();
    for (int i = 0; i < exponents.length; i++) {
      int exponent = i;
      double mean =
          blocks.stream().mapToDouble(block -> block.growth()[exponent]).sum() / count;
      double squares =
          blocks.stream()
              .mapToDouble(block -> Math.pow(block.growth()[exponent] - mean, 2))
              .sum();
      exponents[i] = mean;
      errors[i] = Math.sqrt(squares / (count - 1) / count);
    }
    double trace = blocks.stream().mapToDouble(BlockRates::trace).sum() / count;
    return new LyapunovSpectrum(
        exponents, errors, trace, LyapunovPlan.exponentCount(system), count * blockTime);
  }

  /// @param growth λ's of this block alone
  /// @param trace  mean trace
  private record BlockRates(double[] growth, double trace) {}
}
