package chaoscast.core.smoothing;

import chaoscast.core.Cost;
import chaoscast.core.MapSurrogate;
import chaoscast.core.Rollout;
import chaoscast.core.Surrogate;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Scope;
import chaoscast.core.files.ModelFile;
import chaoscast.core.model.ModelHeader;
import chaoscast.core.training.Fit;
import java.util.Optional;

/// A map whose memory nobody can look into, as if it had one besides the present state: an ensemble is all that is left.
///
/// @param inner what it computes
record Opaque(MapSurrogate inner) implements Surrogate {
  @Override
  public ModelHeader header() {
    return inner.header();
  }

  @Override
  public Surrogate withHeader(ModelHeader header) {
    return this;
  }

  @Override
  public int dimension() {
    return inner.dimension();
  }

  @Override
  public Cost cost() {
    return inner.cost();
  }

  @Override
  public Optional<Fit> fit() {
    return inner.fit();
  }

  @Override
  public Surrogate inPrecision(Arithmetic arithmetic, Scope scope) {
    return this;
  }

  @Override
  public void write(ModelFile file) {
    inner.write(file);
  }

  @Override
  public Rollout startRollout(int lanes) {
    Rollout rollout = inner.startRollout(lanes);
    return new Rollout() {
      @Override
      public int lanes() {
        return lanes;
      }

      @Override
      public void observe(double[] states) {
        rollout.observe(states);
      }

      @Override
      public void forecast(double[] states) {
        rollout.forecast(states);
      }
    };
  }
}
