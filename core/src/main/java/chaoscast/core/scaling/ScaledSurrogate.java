package chaoscast.core.scaling;

import chaoscast.core.Cost;
import chaoscast.core.LaneMemory;
import chaoscast.core.Remark;
import chaoscast.core.Rollout;
import chaoscast.core.Surrogate;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Scope;
import chaoscast.core.files.ModelFile;
import chaoscast.core.polynomial.Expansion;
import chaoscast.core.polynomial.Polynomials;
import chaoscast.core.training.Fit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A surrogate trained in scaled units that takes and gives the system's own. The change of units
/// itself is in binary64 whatever the surrogate computes in.
///
/// @param inner   trained on scaled states
/// @param scaling the change of units
public record ScaledSurrogate(Surrogate inner, Scaling scaling) implements Surrogate {

  @Override
  public String provider() {
    return inner.provider();
  }

  @Override
  public Map<String, String> settings() {
    return inner.settings();
  }

  @Override
  public int dimension() {
    return inner.dimension();
  }

  @Override
  public double timeStep() {
    return inner.timeStep();
  }

  @Override
  public int warmUp() {
    return inner.warmUp();
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
  public List<Remark> remarks() {
    return inner.remarks();
  }

  /// In the system's units, so that the degree is the same and coefficients are not.
  @Override
  public Optional<Polynomials> polynomials(Expansion expansion) {
    return inner.polynomials(expansion).map(polynomials -> polynomials.unscaled(scaling));
  }

  @Override
  public Surrogate inPrecision(Arithmetic arithmetic, Scope scope) {
    return new ScaledSurrogate(inner.inPrecision(arithmetic, scope), scaling);
  }

  @Override
  public void write(ModelFile file) {
    inner.write(file);
    file.put("scaling/offset", scaling.offset(), dimension());
    file.put("scaling/scale", scaling.scale(), dimension());
  }

  /// @param inner what its provider read from the file
  /// @return `inner` in the units of the file's scaling, if it has one
  public static Surrogate read(Surrogate inner, ModelFile file) {
    if (!file.has("scaling/offset")) {
      return inner;
    }
    return new ScaledSurrogate(
        inner, new Scaling(file.doubles("scaling/offset"), file.doubles("scaling/scale")));
  }

  @Override
  public Rollout startRollout(int lanes) {
    Rollout rollout = inner.startRollout(lanes);
    double[] scaled = new double[Math.multiplyExact(lanes, dimension())];
    return new Rollout() {
      @Override
      public int lanes() {
        return lanes;
      }

      @Override
      public void observe(double[] states) {
        System.arraycopy(states, 0, scaled, 0, scaled.length);
        scaling.toScaled(scaled);
        rollout.observe(scaled);
      }

      @Override
      public void forecast(double[] states) {
        rollout.forecast(states);
        scaling.toOriginal(states);
      }

      /// In scaled units.
      @Override
      public Optional<LaneMemory> memory() {
        return rollout.memory();
      }
    };
  }
}
