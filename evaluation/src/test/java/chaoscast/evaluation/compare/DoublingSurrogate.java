package chaoscast.evaluation.compare;

import chaoscast.core.Cost;
import chaoscast.core.Rollout;
import chaoscast.core.Surrogate;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Scope;
import chaoscast.core.files.ModelFile;
import chaoscast.core.model.ModelHeader;
import chaoscast.core.training.Fit;
import java.util.Map;
import java.util.Optional;

/// Forecasts a multiple of the last state, if it has observed as many successive states of a doubling
/// truth as it says that it needs; else −1.
///
/// @param dimension number of variables
/// @param timeStep  Δt
/// @param warmUp    states that it needs
/// @param factor    2 for the truth's own
public record DoublingSurrogate(int dimension, double timeStep, int warmUp, double factor)
    implements Surrogate {

  @Override
  public Rollout startRollout(int lanes) {
    double[] last = new double[lanes * dimension];
    int[] successive = new int[lanes * dimension];
    return new Rollout() {
      @Override
      public int lanes() {
        return lanes;
      }

      @Override
      public void observe(double[] states) {
        for (int i = 0; i < last.length; i++) {
          successive[i] = last[i] != 0 && states[i] == 2 * last[i] ? successive[i] + 1 : 1;
          last[i] = states[i];
        }
      }

      @Override
      public void forecast(double[] states) {
        for (int i = 0; i < last.length; i++) {
          states[i] = successive[i] >= warmUp ? factor * last[i] : -1;
        }
        if (factor == 2) {
          System.arraycopy(states, 0, last, 0, last.length);
        }
      }
    };
  }

  @Override
  public ModelHeader header() {
    return ModelHeader.of("doubling", Map.of(), timeStep, warmUp);
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

  /// Whatever the format, the scope decides how far it sees: to the end, one step, or none.
  @Override
  public Surrogate inPrecision(Arithmetic arithmetic, Scope scope) {
    double other =
        switch (scope) {
          case ALL -> 1;
          case READOUT -> 2.25;
          case ALL_BUT_READOUT -> 2;
        };
    return new DoublingSurrogate(dimension, timeStep, warmUp, other);
  }

  @Override
  public void write(ModelFile file) {
    throw new UnsupportedOperationException("a surrogate of tests has no file");
  }
}
