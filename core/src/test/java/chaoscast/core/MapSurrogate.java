package chaoscast.core;

import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Scope;
import chaoscast.core.files.ModelFile;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.model.ModelHeader;
import chaoscast.core.training.Fit;
import chaoscast.core.training.MemorylessRollout;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A surrogate that is a map known in closed form, for tests of what uses surrogates.
///
///     new MapSurrogate(1, 0.5, x -> new double[] {2 * x[0]}).forecast(past, 10)
///
/// It has no weights and no file, and computes in binary64 whatever the format.
///
/// @param dimension number of variables
/// @param timeStep  Δt
/// @param map       a state to the next; does not modify its argument
public record MapSurrogate(int dimension, double timeStep, UnaryOperator<double[]> map)
    implements Surrogate {

  @Override
  public Rollout startRollout(int lanes) {
    return new MapRollout(lanes);
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

  private final class MapRollout extends MemorylessRollout {
    MapRollout(int lanes) {
      super(dimension, lanes, Arithmetic.BINARY64);
    }

    @Override
    protected void advance() {
      DenseMatrix states = states();
      double[] state = new double[dimension];
      for (int lane = 0; lane < lanes(); lane++) {
        for (int variable = 0; variable < dimension; variable++) {
          state[variable] = states.get(variable, lane);
        }
        double[] next = map.apply(state);
        for (int variable = 0; variable < dimension; variable++) {
          states.set(variable, lane, next[variable]);
        }
      }
    }
  }
}
