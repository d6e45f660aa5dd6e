package chaoscast.core.scaling;

import chaoscast.core.Cost;
import chaoscast.core.InputException;
import chaoscast.core.LaneMemory;
import chaoscast.core.Rollout;
import chaoscast.core.Surrogate;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Scope;
import chaoscast.core.files.ModelFile;
import chaoscast.core.model.ModelHeader;
import chaoscast.core.polynomial.Expansion;
import chaoscast.core.polynomial.Polynomials;
import chaoscast.core.training.Fit;
import java.util.Optional;

/// A surrogate trained in scaled units that takes and gives the system's own. The change of units
/// itself is in binary64 whatever the surrogate computes in.
///
/// @param inner   trained on scaled states
/// @param scaling the change of units
public record ScaledSurrogate(Surrogate inner, Scaling scaling) implements Surrogate {

  public ScaledSurrogate {
    if (scaling.offset().length != inner.dimension()) {
      throw new InputException(
          "a scaling of this %s must have %d variables but has %d"
              .formatted(inner.provider(), inner.dimension(), scaling.offset().length));
    }
  }

  @Override
  public ModelHeader header() {
    return inner.header().withScaling(Optional.of(scaling));
  }

  /// @param header its scaling is passed over: units stay as they are
  @Override
  public Surrogate withHeader(ModelHeader header) {
    return new ScaledSurrogate(
        inner.withHeader(header.withScaling(Optional.empty())), scaling);
  }

  @Override
  public Surrogate inOwnUnits() {
    return inner;
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

  /// In the system's units, so that the degree is the same and coefficients are not.
  @Override
  public Optional<Polynomials> polynomials(Expansion expansion) {
    return inner.polynomials(expansion).map(polynomials -> polynomials.unscaled(scaling));
  }

  @Override
  public Surrogate inPrecision(Arithmetic arithmetic, Scope scope) {
    return new ScaledSurrogate(inner.inPrecision(arithmetic, scope), scaling);
  }

  /// What the inner one has learned; the scaling is in the header.
  @Override
  public void write(ModelFile file) {
    inner.write(file);
  }

  /// @param surrogate in its own units
  /// @param scaling   from the system's units to those, if they differ
  /// @return it in the system's units
  public static Surrogate of(Surrogate surrogate, Optional<Scaling> scaling) {
    return scaling.isPresent() ? new ScaledSurrogate(surrogate, scaling.get()) : surrogate;
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
