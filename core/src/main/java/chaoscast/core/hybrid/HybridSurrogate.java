package chaoscast.core.hybrid;

import chaoscast.core.Cost;
import chaoscast.core.InputException;
import chaoscast.core.Rollout;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Scope;
import chaoscast.core.driven.DrivenSurrogate;
import chaoscast.core.files.ModelFile;
import chaoscast.core.flow.Flow;
import chaoscast.core.model.ModelHeader;
import chaoscast.core.training.Fit;
import java.util.Optional;

/// A surrogate that corrects an imperfect model K.
///
///     x̂_{t+1} = K(x_t) + r ŷ_t,   ŷ_t = F(v_t, v_{t−1}, …),   v = (x, u, K(x) − x) in units of its own
///
/// F is a surrogate like any other, trained on what the model leaves; with F = 0 the model remains. The model and the
/// sum are computed in binary64 whatever F computes in, and states are rounded to its format. A cost is that of F.
///
/// Source: J. Pathak, A. Wikner, R. Fussell, S. Chandra, B. R. Hunt, M. Girvan, E. Ott, Hybrid forecasting of chaotic
/// processes, Chaos 28 (2018) 041101, doi:10.1063/1.5028373, where the readout sees the model's forecast and gives the
/// state; here it gives the difference.
public final class HybridSurrogate implements Surrogate {
  private final Surrogate inner;
  private final Knowledge knowledge;
  private final Correction correction;

  HybridSurrogate(Surrogate inner, Knowledge knowledge, Correction correction) {
    this.inner = inner;
    this.knowledge = knowledge;
    this.correction = correction;
    if (inner.dimension() != correction.width()
        || knowledge.dimension() != correction.variables()) {
      throw new InputException(
          "a correction of the %d variables of %s must be of as many and see %d values but is of %d and sees %d"
              .formatted(
                  knowledge.dimension(), knowledge.text().system(), correction.width(),
                  correction.variables(), inner.dimension()));
    }
  }

  /// @return whether [#write] wrote the file: a surrogate may also know equations without correcting their steps
  public static boolean isIn(ModelFile file) {
    return Correction.isIn(file);
  }

  /// @param file  what [#write] wrote
  /// @param inner the surrogate that was read from the same file
  /// @param text  the model
  public static HybridSurrogate read(ModelFile file, Surrogate inner, KnowledgeText text) {
    return new HybridSurrogate(inner, text.knowledge(), Correction.read(file));
  }

  /// @return what corrects a model in this surrogate, if it does that
  public static Optional<HybridSurrogate> in(Surrogate surrogate) {
    return switch (surrogate) {
      case HybridSurrogate hybrid -> Optional.of(hybrid);
      case DrivenSurrogate driven -> in(driven.inner());
      default -> Optional.empty();
    };
  }

  /// @return the surrogate that gives the correction, in units of its own
  public Surrogate inner() {
    return inner;
  }

  /// @return the model that is corrected
  public Knowledge knowledge() {
    return knowledge;
  }

  /// @param data in the system's units, inputs among the states
  /// @return what [#inner] sees of them
  public Trajectory seen(Trajectory data) {
    return ModelSteps.of(data, correction.variables(), knowledge.flow(timeStep()))
        .scaled(correction);
  }

  @Override
  public ModelHeader header() {
    return inner.header().withKnowledge(Optional.of(knowledge.text()));
  }

  /// @param header its model is passed over: it stays what it is
  @Override
  public HybridSurrogate withHeader(ModelHeader header) {
    return new HybridSurrogate(
        inner.withHeader(header.withKnowledge(Optional.empty())), knowledge, correction);
  }

  @Override
  public int dimension() {
    return correction.dimension();
  }

  @Override
  public Cost cost() {
    return inner.cost();
  }

  /// Of the residual, in the system's units.
  @Override
  public Optional<Fit> fit() {
    return inner.fit().map(fit -> {
      double[] rms = correction.residual();
      for (int i = 0; i < rms.length; i++) {
        rms[i] *= fit.residualRms()[i];
      }
      return new Fit(
          fit.samples(), fit.features(), fit.rank(), fit.condition(), fit.ridge(),
          fit.mendingRidge(), rms);
    });
  }

  @Override
  public Surrogate inPrecision(Arithmetic arithmetic, Scope scope) {
    return new HybridSurrogate(inner.inPrecision(arithmetic, scope), knowledge, correction);
  }

  @Override
  public void write(ModelFile file) {
    inner.write(file);
    correction.write(file);
  }

  @Override
  public Rollout startRollout(int lanes) {
    return new HybridRollout(
        inner.startRollout(lanes), knowledge.flow(timeStep()), correction,
        inner.header().precision().states());
  }

  @Override
  public Optional<Flow> flow() {
    return inner.inputs().isEmpty()
        && dimension() == correction.variables()
        && knowledge.isDifferentiable()
            ? inner.flow()
                .map(own -> new HybridFlow(own, knowledge.flow(timeStep()), correction))
            : Optional.empty();
  }
}
