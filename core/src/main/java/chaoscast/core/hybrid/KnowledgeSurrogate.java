package chaoscast.core.hybrid;

import chaoscast.core.Cost;
import chaoscast.core.Requirements;
import chaoscast.core.Rollout;
import chaoscast.core.Surrogate;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Scope;
import chaoscast.core.files.ModelFile;
import chaoscast.core.flow.Flow;
import chaoscast.core.model.ModelHeader;
import chaoscast.core.training.Fit;
import chaoscast.core.training.MemorylessRollout;
import java.util.Arrays;
import java.util.Optional;

/// An imperfect model that forecasts by itself: what a correction must beat.
///
///     x̂_{t+1} = K(x_t)
///
/// @param header    holds the model's text
/// @param knowledge the model
record KnowledgeSurrogate(ModelHeader header, Knowledge knowledge) implements Surrogate {

  KnowledgeSurrogate {
    header = header.withKnowledge(Optional.of(knowledge.text()));
  }

  @Override
  public Surrogate withHeader(ModelHeader newHeader) {
    return new KnowledgeSurrogate(newHeader, knowledge);
  }

  @Override
  public int dimension() {
    return knowledge.dimension();
  }

  /// Nothing was learned; what the equations cost is not counted.
  @Override
  public Cost cost() {
    return new Cost(0, 0, 0, 0, 0);
  }

  @Override
  public Optional<Fit> fit() {
    return Optional.empty();
  }

  /// The equations compute in binary64; states are rounded.
  @Override
  public Surrogate inPrecision(Arithmetic arithmetic, Scope scope) {
    return withHeader(header.withPrecision(header.precision().with(arithmetic, scope)));
  }

  @Override
  public void write(ModelFile file) {
    // the header holds the model
  }

  @Override
  public Rollout startRollout(int lanes) {
    Requirements.requireAtLeast("lanes", 1, lanes);
    return new Lanes(knowledge.flow(timeStep()), lanes, header.precision().states());
  }

  @Override
  public Optional<Flow> flow() {
    return header.precision().isExact() && knowledge.isDifferentiable()
        ? Optional.of(knowledge.flow(timeStep()))
        : Optional.empty();
  }

  private static final class Lanes extends MemorylessRollout {
    private final Flow model;
    private final Arithmetic format;
    private final double[] state;

    Lanes(Flow model, int lanes, Arithmetic format) {
      super(model.dimension(), lanes, format);
      this.model = model;
      this.format = format;
      state = new double[model.dimension()];
    }

    @Override
    protected void advance() {
      for (int lane = 0; lane < lanes(); lane++) {
        for (int i = 0; i < state.length; i++) {
          state[i] = states().get(i, lane);
        }
        if (!model.advance(state)) {
          Arrays.fill(state, Double.NaN);
        }
        for (int i = 0; i < state.length; i++) {
          states().set(i, lane, format.round(state[i]));
        }
      }
    }
  }
}
