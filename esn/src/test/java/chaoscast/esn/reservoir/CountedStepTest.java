package chaoscast.esn.reservoir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chaoscast.core.ChaoticData;
import chaoscast.core.Progress;
import chaoscast.core.Rollout;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.linalg.SparseMatrix;
import chaoscast.core.training.Target;
import chaoscast.esn.HsrEsnProvider;
import chaoscast.esn.LsrEsnProvider;
import chaoscast.esn.analysis.TrainedReservoir;
import chaoscast.esn.options.FeatureTransform;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The cost model against a step in plain numbers that counts each operation, and that must forecast what
/// the network forecasts, so that nothing is left out.
class CountedStepTest {
  private static final Trajectory DATA = ChaoticData.lorenz(new double[] {1, 2, 20}, 400);

  @Test
  void publishedNetworksTakeTheOperationsOfTheirCostModel() {
    holds(new LsrEsnProvider().trainer(Map.of("nodes", "51"), new Seed(1)).train(List.of(DATA),
        Progress.NONE));
    holds(new HsrEsnProvider().trainer(Map.of("nodes", "60"), new Seed(2)).train(List.of(DATA),
        Progress.NONE));
  }

  @Test
  void leakBiasDenseInputsAndAllFeaturesAreCounted() {
    var settings =
        Map.of("preset", "precise", "nodes", "40", "leakRate", "0.7", "ridge", "1e-8");
    holds(
        new LsrEsnProvider().trainer(settings, new Seed(3)).train(List.of(DATA), Progress.NONE));
  }

  private static void holds(Surrogate surrogate) {
    TrainedReservoir network = TrainedReservoir.of(surrogate);
    var counted = new CountedStep(network);
    Rollout rollout = surrogate.startRollout(1);
    double[] forecast = new double[3];
    for (int step = 0; step < 20; step++) {
      rollout.observe(DATA.state(step));
      rollout.forecast(forecast);
      // Sums of up to a hundred terms in another order, with readout weights up to about 1e4.
      assertArrayEquals(counted.step(DATA.state(step)), forecast, 1e-8);
    }

    assertEquals(surrogate.cost().multiplyAdds(), counted.multiplyAdds / 20);
    assertEquals(surrogate.cost().transcendentals(), counted.tanhs / 20);
    assertEquals(0, counted.multiplyAdds % 20, "every step takes as many");
  }

  /// One network, driven step by step.
  private static final class CountedStep {
    private final TrainedReservoir network;
    private double[] nodes;
    private long multiplyAdds;
    private long tanhs;

    CountedStep(TrainedReservoir network) {
      this.network = network;
      this.nodes = new double[network.map().reservoir().nodes()];
    }

    double[] step(double[] state) {
      Reservoir reservoir = network.map().reservoir();
      SparseMatrix drive = reservoir.drive();
      double[] sources = new double[drive.columns()];
      System.arraycopy(nodes, 0, sources, 0, nodes.length);
      System.arraycopy(state, 0, sources, nodes.length, state.length);
      sources[sources.length - 1] = 1;
      double[] next = new double[nodes.length];
      for (int node = 0; node < nodes.length; node++) {
        double sum = 0;
        for (int entry = drive.start(node); entry < drive.start(node + 1); entry++) {
          sum = add(sum, drive.value(entry), sources[drive.column(entry)]);
        }
        tanhs++;
        double driven = Math.tanh(sum);
        next[node] =
            reservoir.leakRate() < 1
                ? add(nodes[node], reservoir.leakRate(), driven - nodes[node])
                : driven;
      }
      nodes = next;
      return readout(state, features(state));
    }

    private double[] features(double[] state) {
      FeatureTransform.Layout layout = network.map().layout();
      double[] features = new double[layout.features()];
      if (layout.firstNode() > 0) {
        features[0] = 1;
        System.arraycopy(state, 0, features, 1, state.length);
      }
      System.arraycopy(nodes, 0, features, layout.firstNode(), nodes.length);
      for (int i = 0; i < layout.target().length; i++) {
        features[layout.target()[i]] =
            add(0, features[layout.left()[i]], features[layout.right()[i]]);
      }
      return features;
    }

    private double[] readout(double[] state, double[] features) {
      DenseMatrix weights = network.readout();
      double[] forecast = new double[state.length];
      for (int row = 0; row < forecast.length; row++) {
        double sum = network.target() == Target.INCREMENT ? state[row] : 0;
        for (int i = 0; i < features.length; i++) {
          sum = add(sum, weights.get(row, i), features[i]);
        }
        forecast[row] = sum;
      }
      return forecast;
    }

    private double add(double sum, double factor, double other) {
      multiplyAdds++;
      return sum + factor * other;
    }
  }
}
