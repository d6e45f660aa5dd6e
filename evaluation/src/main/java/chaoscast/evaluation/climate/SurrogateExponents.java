package chaoscast.evaluation.climate;

import chaoscast.core.LaneMemory;
import chaoscast.core.Rollout;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.parallel.Parallel;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Lyapunov exponents of a surrogate that runs on its own output, by the QR method.
///
///     V = Q R,   λ_i = ⟨ln R_ii⟩ / Δt
///
/// The surrogate is a map of its memory (the state, a reservoir's nodes, delayed states) onto the next.
/// Beside every run go lanes whose memory differs from its by 1e−7 of each number's size; the
/// differences are the tangent vectors V, and are orthonormalised every few steps.
///
/// Sources: G. Benettin, L. Galgani, A. Giorgilli, J.-M. Strelcyn, Meccanica 15 (1980) 9–20,
/// doi:10.1007/BF02128236; J.-P. Eckmann, D. Ruelle, Rev. Mod. Phys. 57 (1985) 617–656,
/// doi:10.1103/RevModPhys.57.617.
public final class SurrogateExponents {
  private static final double SIZE = 1e-7;
  private static final int STEPS_APART = 5;

  private final Rollout rollout;
  private final LaneMemory memory;
  private final double[] states;
  private final int most;
  private final int runs;
  private final int count;
  private final double[][][] vectors;
  private final double[] reference;
  private final double[] moved;
  private final double[][] scales;

  /// @param surrogate in binary64
  /// @return the leading three exponents or all there are, per time unit; empty if the surrogate does
  ///     not expose its memory, diverges, or loses all differences
  static Optional<ExponentEstimates> of(
      Surrogate surrogate, WarmStarts starts, ClimatePlan plan, int threads) {
    return rates(surrogate, starts, plan, ClimatePlan.EXPONENTS, threads)
        .map(ExponentEstimates::of);
  }

  /// @param surrogate in binary64
  /// @param most      leading exponents, ≥ 1
  /// @return the leading exponents of each run, or all there are, per time unit; empty as for [#of]
  public static Optional<double[][]> rates(
      Surrogate surrogate, WarmStarts starts, ClimatePlan plan, int most, int threads) {
    double[][] rates = new double[plan.runs()][];
    int ranges = Math.min(threads, plan.runs());
    Parallel.ranges(
        plan.runs(),
        ranges,
        threads,
        (from, to) -> rates(
            surrogate, starts, plan, most, Arrays.asList(rates).subList(from, to), from));
    return Arrays.stream(rates).allMatch(Objects::nonNull)
        ? Optional.of(rates)
        : Optional.empty();
  }

  /// @param results modified: the rates of each run from `from` on; not modified if one fails
  private static void rates(
      Surrogate surrogate,
      WarmStarts starts,
      ClimatePlan plan,
      int most,
      List<double[]> results,
      int from) {
    int lanes = results.size() * (1 + most);
    Rollout rollout = surrogate.startRollout(lanes);
    double[] states = starts.warmUp(rollout, from, from + results.size(), 1 + most);
    rollout.forecast(states);
    Optional<LaneMemory> memory = rollout.memory();
    if (memory.isPresent() && Trajectory.isFinite(states)) {
      new SurrogateExponents(rollout, memory.get(), states, most)
          .run(plan, surrogate.timeStep())
          .ifPresent(
              found -> {
                for (int run = 0; run < found.length; run++) {
                  results.set(run, found[run]);
                }
              });
    }
  }

  /// @param states of all lanes: each run, then its neighbours, then the next run
  private SurrogateExponents(Rollout rollout, LaneMemory memory, double[] states, int most) {
    this.rollout = rollout;
    this.memory = memory;
    this.states = states;
    this.most = most;
    runs = rollout.lanes() / (1 + most);
    count = Math.min(most, memory.size());
    vectors = new double[runs][count][memory.size()];
    reference = new double[memory.size()];
    moved = new double[memory.size()];
    scales = new double[runs][];
    Arrays.setAll(scales, run -> sizes(memory, run * (1 + most)));
    for (double[][] frame : vectors) {
      RandomGenerator random = new Seed(1).generator();
      for (double[] vector : frame) {
        Arrays.setAll(vector, n -> random.nextDouble(-1, 1));
      }
    }
  }

  /// The size of each number of a run, at least the mean of all sizes.
  private static double[] sizes(LaneMemory memory, int lane) {
    double[] sizes = new double[memory.size()];
    memory.read(lane, sizes, 0);
    double mean = 0;
    for (double value : sizes) {
      mean += Math.abs(value) / sizes.length;
    }
    for (int n = 0; n < sizes.length; n++) {
      sizes[n] = Math.max(Math.abs(sizes[n]), mean);
    }
    return sizes;
  }

  /// @return rates of every run; empty if one fails
  private Optional<double[][]> run(ClimatePlan plan, double timeStep) {
    double[][] growth = new double[runs][count];
    for (int run = 0; run < runs; run++) {
      orthonormalise(vectors[run], growth[run]);
      place(run);
    }
    int intervals = plan.steps() / STEPS_APART;
    for (int interval = -plan.discarded() / STEPS_APART; interval < intervals; interval++) {
      if (interval == 0) {
        growth = new double[runs][count];
      }
      for (int step = 0; step < STEPS_APART; step++) {
        rollout.forecast(states);
      }
      if (!Trajectory.isFinite(states)) {
        return Optional.empty();
      }
      for (int run = 0; run < runs; run++) {
        readDifferences(run);
        if (!orthonormalise(vectors[run], growth[run])) {
          return Optional.empty();
        }
        place(run);
      }
    }
    for (double[] rates : growth) {
      for (int i = 0; i < count; i++) {
        rates[i] /= intervals * STEPS_APART * timeStep;
      }
    }
    return Optional.of(growth);
  }

  private void readDifferences(int run) {
    int lane = run * (1 + most);
    memory.read(lane, reference, 0);
    for (int i = 0; i < count; i++) {
      double[] vector = vectors[run][i];
      memory.read(lane + 1 + i, vector, 0);
      for (int n = 0; n < vector.length; n++) {
        vector[n] = (vector[n] - reference[n]) / scales[run][n] / SIZE;
      }
    }
  }

  /// Sets the neighbours of a run at their small distances.
  private void place(int run) {
    int lane = run * (1 + most);
    memory.read(lane, reference, 0);
    for (int i = 0; i < count; i++) {
      for (int n = 0; n < moved.length; n++) {
        moved[n] = reference[n] + SIZE * scales[run][n] * vectors[run][i][n];
      }
      memory.set(lane + 1 + i, moved, 0);
    }
  }

  /// Modified Gram–Schmidt.
  ///
  /// @param frame  modified: Q
  /// @param growth modified: ln R_ii is added
  /// @return whether the vectors were finite and independent
  private static boolean orthonormalise(double[][] frame, double[] growth) {
    for (int i = 0; i < frame.length; i++) {
      double[] vector = frame[i];
      for (int j = 0; j < i; j++) {
        double share = dot(frame[j], vector);
        for (int n = 0; n < vector.length; n++) {
          vector[n] -= share * frame[j][n];
        }
      }
      double length = Math.sqrt(dot(vector, vector));
      if (!(length > 0 && length < Double.POSITIVE_INFINITY)) {
        return false;
      }
      growth[i] += Math.log(length);
      for (int n = 0; n < vector.length; n++) {
        vector[n] /= length;
      }
    }
    return true;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int n = 0; n < a.length; n++) {
      sum += a[n] * b[n];
    }
    return sum;
  }
}
