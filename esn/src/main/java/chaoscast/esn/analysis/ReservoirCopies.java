package chaoscast.esn.analysis;

import chaoscast.core.Trajectory;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.linalg.Kernels;
import chaoscast.esn.options.Activation;
import chaoscast.esn.reservoir.Reservoir;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Copies of a reservoir under one drive, each with its own state: a copy that does not converge to the state
/// of the first one has another response to the same drive.
///
/// The first copy begins at zero, as in training. The others join it later, one after another: one with
/// its negated state −r, the rest uniform in [−1, 1]. Where tanh is odd and the weights are
/// non-negative, a spectral radius above 1 makes +r and −r stable at a weak drive, each with a
/// negative conditional exponent, which only copies show.
///
/// Source: H. D. I. Abarbanel, N. F. Rulkov, M. M. Sushchik, Phys. Rev. E 53 (1996) 4528,
/// doi:10.1103/PhysRevE.53.4528.
final class ReservoirCopies {
  /// Copies that join the first one.
  static final int JOINERS = 16;
  /// Share of the drive that copies join in, after the transient.
  private static final double JOINING = 0.4;
  /// Distance, relative to the states, from which a copy counts as diverged.
  private static final double FAR = 1e-2;
  /// Distance below which copies have converged: not far above rounding.
  private static final double ONE = 1e-10;
  /// Steps between two measurements of the distances.
  private static final int LOOK = 8;

  private final Reservoir reservoir;
  private final Trajectory states;
  private final Kernels kernels = Kernels.best();
  private final int nodes;
  private final DenseMatrix observation;
  private final DenseMatrix inputs;

  /// Where the joiners ended.
  ///
  /// @param apart share of them that are not at the first copy's state, in [0, 1]
  /// @param one   whether all have converged to it: the reservoir has forgotten
  /// @param steps that each was followed for
  record Ends(double apart, boolean one, int steps) {}

  /// @param states the drive, in the reservoir's units
  ReservoirCopies(Reservoir reservoir, Trajectory states) {
    this.reservoir = reservoir;
    this.states = states;
    nodes = reservoir.nodes();
    observation = DenseMatrix.zeros(states.dimension(), 1);
    inputs = DenseMatrix.zeros(reservoir.inputs(), 1);
  }

  /// Ends as soon as all copies have converged, in a reservoir that forgets after a few measurements.
  ///
  /// @param transientSteps steps before the first of them joins
  /// @param random    of the joiners' states
  Ends follow(int transientSteps, RandomGenerator random) {
    int start = Math.ceilDiv(transientSteps, LOOK) * LOOK;
    int looks = (int) (JOINING * states.steps() / (JOINERS * LOOK));
    int spacing = Math.max(1, looks) * LOOK;
    int[] joined = new int[JOINERS];
    Arrays.setAll(joined, copy -> start + copy * spacing);
    double[][] first = first();
    DenseMatrix copies = copies(JOINERS);
    for (int copy = 0; copy < JOINERS; copy++) {
      double[] there = first[joined[copy] / LOOK];
      for (int node = 0; node < nodes; node++) {
        copies.set(node, copy, copy == 0 ? -there[node] : random.nextDouble(-1, 1));
      }
    }
    int most = (states.steps() - joined[JOINERS - 1]) / LOOK * LOOK;
    DenseMatrix fresh = DenseMatrix.zeros(nodes, JOINERS);
    double[] distances = new double[JOINERS];
    Arrays.fill(distances, 1);
    int done = 0;
    while (done < most && further(distances, ONE) > 0) {
      for (int step = 0; step < LOOK; step++) {
        for (int copy = 0; copy < JOINERS; copy++) {
          observe(joined[copy] + done + step, copies, copy);
        }
        step(copies, fresh);
      }
      done += LOOK;
      for (int copy = 0; copy < JOINERS; copy++) {
        distances[copy] = distance(first[(joined[copy] + done) / LOOK], copies, copy);
      }
    }
    return new Ends(
        (double) further(distances, FAR) / JOINERS,
        further(distances, ONE) == 0,
        done);
  }

  /// @return the first copy's nodes after 0, [#LOOK], 2 · [#LOOK] … steps
  private double[][] first() {
    double[][] kept = new double[states.steps() / LOOK + 1][nodes];
    DenseMatrix copy = copies(1);
    DenseMatrix fresh = DenseMatrix.zeros(nodes, 1);
    for (int step = 0; step < states.steps() / LOOK * LOOK; step++) {
      observe(step, copy, 0);
      step(copy, fresh);
      if ((step + 1) % LOOK == 0) {
        double[] there = kept[(step + 1) / LOOK];
        for (int node = 0; node < nodes; node++) {
          there[node] = copy.get(node, 0);
        }
      }
    }
    return kept;
  }

  /// @return (r, x, 1) with r = 0, one copy a column
  private DenseMatrix copies(int count) {
    DenseMatrix copies = DenseMatrix.zeros(reservoir.drive().columns(), count);
    copies.fillRow(copies.rows() - 1, 1);
    return copies;
  }

  /// @param copies modified: the x of one copy
  private void observe(int step, DenseMatrix copies, int copy) {
    states.copyTo(step, 1, observation);
    reservoir.observed().copy(observation, inputs, 0);
    for (int input = 0; input < reservoir.inputs(); input++) {
      copies.set(nodes + input, copy, inputs.get(input, 0));
    }
  }

  /// @param copies modified: moved on by a step
  /// @param fresh  modified
  private void step(DenseMatrix copies, DenseMatrix fresh) {
    kernels.multiply(reservoir.drive(), copies, fresh);
    if (reservoir.activation() != Activation.LINEAR) {
      kernels.tanh(fresh);
    }
    if (reservoir.leakRate() < 1) {
      kernels.leak(1 - reservoir.leakRate(), copies.rowRange(0, nodes), fresh);
    }
    copies.copyRows(0, fresh);
  }

  /// @return how many joiners are at a greater distance; a distance that is not finite counts
  private static int further(double[] distances, double most) {
    return (int) Arrays.stream(distances).filter(distance -> !(distance <= most)).count();
  }

  /// @return relative to the states; two at zero are the same
  private double distance(double[] first, DenseMatrix copies, int copy) {
    double difference = 0;
    double size = 0;
    for (int node = 0; node < nodes; node++) {
      double other = copies.get(node, copy);
      difference += (other - first[node]) * (other - first[node]);
      size += other * other + first[node] * first[node];
    }
    return difference == 0 ? 0 : Math.sqrt(difference / size);
  }
}
