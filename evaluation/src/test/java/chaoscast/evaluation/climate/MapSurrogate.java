package chaoscast.evaluation.climate;

import chaoscast.core.Cost;
import chaoscast.core.LaneMemory;
import chaoscast.core.Rollout;
import chaoscast.core.Surrogate;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Scope;
import chaoscast.core.files.ModelFile;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.model.ModelHeader;
import chaoscast.core.training.Fit;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A surrogate that is a map known in closed form.
///
/// @param dimension number of variables
/// @param timeStep  Δt
/// @param map       a state to the next
record MapSurrogate(int dimension, double timeStep, UnaryOperator<double[]> map)
    implements Surrogate {

  @Override
  public Rollout startRollout(int lanes) {
    DenseMatrix states = DenseMatrix.zeros(dimension, lanes);
    return new Rollout() {
      @Override
      public int lanes() {
        return lanes;
      }

      @Override
      public void observe(double[] observed) {
        for (int i = 0; i < observed.length; i++) {
          states.set(i % dimension, i / dimension, observed[i]);
        }
      }

      @Override
      public void forecast(double[] forecast) {
        for (int lane = 0; lane < lanes; lane++) {
          double[] state = new double[dimension];
          memory().orElseThrow().read(lane, state, 0);
          double[] next = map.apply(state);
          memory().orElseThrow().set(lane, next, 0);
          System.arraycopy(next, 0, forecast, lane * dimension, dimension);
        }
      }

      @Override
      public Optional<LaneMemory> memory() {
        return Optional.of(LaneMemory.of(states));
      }
    };
  }

  @Override
  public ModelHeader header() {
    return ModelHeader.of("map", Map.of(), timeStep, 1);
  }

  @Override
  public Surrogate withHeader(ModelHeader header) {
    return this;
  }

  @Override
  public Cost cost() {
    return new Cost(0, 0, 0, 0, 0);
  }

  @Override
  public Optional<Fit> fit() {
    return Optional.empty();
  }

  @Override
  public Surrogate inPrecision(Arithmetic arithmetic, Scope scope) {
    return this;
  }

  @Override
  public void write(ModelFile file) {
    throw new UnsupportedOperationException("a surrogate of tests has no file");
  }
}
