package chaoscast.core;

import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Scope;
import chaoscast.core.files.ModelFile;
import chaoscast.core.model.ModelHeader;
import chaoscast.core.training.Fit;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A surrogate with other rollouts, for tests of what uses them. It has no derivative and no polynomials.
///
/// @param inner    what it computes
/// @param rollouts what becomes of its rollouts
public record WrappedSurrogate(Surrogate inner, UnaryOperator<Rollout> rollouts)
    implements Surrogate {

  /// A rollout but for what it reports.
  ///
  /// @param inner  what it computes
  /// @param memory that it says it has
  public record Reporting(Rollout inner, Optional<LaneMemory> memory) implements Rollout {
    @Override
    public int lanes() {
      return inner.lanes();
    }

    @Override
    public void observe(double[] states) {
      inner.observe(states);
    }

    @Override
    public void forecast(double[] states) {
      inner.forecast(states);
    }
  }

  /// @return the same whose memory nobody can look into, as if it had one besides the present state
  public static WrappedSurrogate opaque(Surrogate inner) {
    return new WrappedSurrogate(inner, rollout -> new Reporting(rollout, Optional.empty()));
  }

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
    return rollouts.apply(inner.startRollout(lanes));
  }
}
