package chaoscast.core.training;

import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import java.util.List;

/// A readout that is fitted to shards of its data, which no process holds together: what each shard gives
/// is merged, and solved for once.
///
/// The units of the regression and whatever else the data decide of the features, such as quantiles, are those of
/// the first shard.
public interface ShardFit {
  /// @param number of the shard, from 0 on: noise on its inputs is drawn from a stream of its own
  /// @param shard  one or several trajectories; of the first shard's dimension and time step
  /// @return what it gives: a pure function
  RidgeRegression take(int number, List<Trajectory> shard);

  /// @param statistics what [RidgeRegression#statistics] of a shard gave, in any process
  /// @return that regression
  RidgeRegression regression(double[] statistics);

  /// @param all shards, merged
  /// @throws SingularRegressionException if no solution can be trusted
  Surrogate solve(RidgeRegression all);
}
