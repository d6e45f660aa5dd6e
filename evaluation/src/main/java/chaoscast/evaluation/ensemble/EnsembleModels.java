package chaoscast.evaluation.ensemble;

import chaoscast.core.InputException;
import chaoscast.core.Surrogate;
import java.util.List;

/// Who forecasts in an ensemble.
///
/// @param control the model itself, whose forecast the ensemble surrounds
/// @param members of the ensemble; the control alone where members differ in their starts only
public record EnsembleModels(Surrogate control, List<Surrogate> members) {
  public EnsembleModels {
    members = List.copyOf(members);
  }

  /// @throws InputException if it has inputs, of which no future is known
  public static void requireNoInputs(Surrogate surrogate) {
    if (!surrogate.inputs().isEmpty()) {
      throw new InputException(
          "an ensemble must be of a model without inputs but this %s has the inputs %s"
              .formatted(surrogate.provider(), String.join(", ", surrogate.inputs())),
          "leave --ensemble out");
    }
  }
}
