package chaoscast.esn.balance;

import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.linalg.SparseMatrix;
import chaoscast.esn.analysis.NodeStates;
import chaoscast.esn.analysis.TrainedReservoir;
import chaoscast.esn.options.FeatureTransform.Layout;
import java.util.ArrayList;
import java.util.Arrays;

/// Whether the in-degree of a node of a trained echo state network predicts its variance and its readout weight.
///
/// Of a node: the number of recurrent inputs; the sum of their weights' moduli; the variance of its state under the
/// data's drive; and ‖w‖ σ, the root sum of squares of its readout weights times the deviation of the state. Nodes
/// whose place in the features is taken by a product have no weight of their own and are left out of the latter.
///
/// @param nodes       of the reservoir
/// @param degrees     in-degree of each
/// @param variances   of each
/// @param variance    correlation of in-degree and variance; NaN where in-degrees are equal
/// @param weight      of in-degree and ‖w‖ σ, likewise
/// @param strength    of summed weights and variance
/// @param weighted    of summed weights and ‖w‖ σ
/// @param readout     ‖w‖ σ of each; NaN for nodes without a weight of their own
public record InDegreeStudy(
    int nodes,
    double[] degrees,
    double[] variances,
    double variance,
    double weight,
    double strength,
    double weighted,
    double[] readout) {

  /// @param surrogate an echo state network
  /// @param drive     in the system's units
  /// @param washout   states that are left out at first
  public static InDegreeStudy of(Surrogate surrogate, Trajectory drive, int washout) {
    TrainedReservoir trained = TrainedReservoir.of(surrogate);
    SparseMatrix matrix = trained.map().reservoir().drive();
    int nodes = trained.map().reservoir().nodes();
    double[] degrees = new double[nodes];
    double[] strengths = new double[nodes];
    for (int node = 0; node < nodes; node++) {
      for (int e = matrix.start(node); e < matrix.start(node + 1); e++) {
        if (matrix.column(e) < nodes) {
          degrees[node]++;
          strengths[node] += Math.abs(matrix.value(e));
        }
      }
    }
    double[] variances = variances(NodeStates.of(surrogate, drive, washout));
    Layout layout = trained.map().layout();
    double[] readout = new double[nodes];
    for (int node = 0; node < nodes; node++) {
      int feature = layout.firstNode() + node;
      if (Arrays.stream(layout.target()).anyMatch(target -> target == feature)) {
        readout[node] = Double.NaN;
        continue;
      }
      double square = 0;
      for (int k = 0; k < trained.readout().rows(); k++) {
        square += trained.readout().get(k, feature) * trained.readout().get(k, feature);
      }
      readout[node] = Math.sqrt(square * variances[node]);
    }
    return new InDegreeStudy(
        nodes, degrees, variances, correlation(degrees, variances),
        correlation(degrees, readout), correlation(strengths, variances),
        correlation(strengths, readout), readout);
  }

  private static double[] variances(double[][] rows) {
    double[] variances = new double[rows[0].length];
    for (int i = 0; i < variances.length; i++) {
      double mean = 0;
      for (double[] row : rows) {
        mean += row[i] / rows.length;
      }
      for (double[] row : rows) {
        variances[i] += (row[i] - mean) * (row[i] - mean) / rows.length;
      }
    }
    return variances;
  }

  /// Over nodes where both are there.
  private static double correlation(double[] x, double[] y) {
    var there = new ArrayList<Integer>();
    for (int i = 0; i < x.length; i++) {
      if (!Double.isNaN(y[i])) {
        there.add(i);
      }
    }
    return Correlation.of(
        there.stream().mapToDouble(i -> x[i]).toArray(),
        there.stream().mapToDouble(i -> y[i]).toArray());
  }
}
