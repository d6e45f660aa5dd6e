package chaoscast.core.hybrid;

import chaoscast.core.InputException;
import chaoscast.core.flow.Dynamics;
import chaoscast.core.flow.Flow;
import java.util.Optional;

/// An imperfect model of a system: equations whose forms or parameters are not quite those of the data.
///
///     K: x_t ↦ x_{t+1}
///
/// Immutable, and safe for use by several threads.
public interface Knowledge {
  /// @return the number of variables, those of the data
  int dimension();

  /// @param timeStep Δt > 0 of the data
  /// @return K, new, for one thread. Where its method of integration gives no derivatives, vectors are refused with
  ///     an [InputException]
  /// @throws InputException if the model does not step by Δt, with what to do
  Flow flow(double timeStep);

  /// @return whether [#flow] takes vectors along
  boolean isDifferentiable();

  /// The equations behind [#flow], where what is missing in them can be added to the derivative.
  ///
  ///     x' = K(x)
  ///
  /// @return K without parameters, new, for one thread; empty for a map, for equations that explicit methods do not
  ///     integrate and for those whose derivative is not known
  default Optional<Dynamics> dynamics() {
    return Optional.empty();
  }

  /// Comes before any work.
  ///
  /// @param variables number of observed variables of the data
  /// @param timeStep  Δt > 0 of the data
  /// @throws InputException if the model has another number of variables or does not step by Δt
  default void requireFor(int variables, double timeStep) {
    if (dimension() != variables) {
      throw new InputException(
          "the model %s must have as many variables as the data, %d observed ones in their order, but has %d"
              .formatted(text().system(), variables, dimension()),
          "give equations of exactly these variables (--columns chooses those of a file)");
    }
    flow(timeStep);
  }

  /// @return all that is needed to build the same model again
  KnowledgeText text();
}
