package chaoscast.core.driven;

import chaoscast.core.Cost;
import chaoscast.core.InputException;
import chaoscast.core.InputWindow;
import chaoscast.core.Rollout;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Scope;
import chaoscast.core.files.ModelFile;
import chaoscast.core.model.ModelHeader;
import chaoscast.core.training.Fit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A surrogate with inputs u that are known ahead: a force, or a parameter of the system.
///
///     (x̂_{t+1}, –) = F(x_t, u_t),   u_{t+1} given
///
/// The inner surrogate sees states and inputs side by side, each in its own way: further variables of a library,
/// input weights of their own, further directions. What it predicts of the inputs is never used: the given ones
/// take its place before the next step.
///
/// @param inner  of dimension + inputs variables, the inputs last
/// @param inputs their names, at least one
public record DrivenSurrogate(Surrogate inner, List<String> inputs) implements Surrogate {

  public DrivenSurrogate {
    inputs = List.copyOf(inputs);
    if (inputs.isEmpty() || inner.dimension() <= inputs.size()) {
      throw new InputException(
          "a driven surrogate must have ≥ 1 input and ≥ 1 variable but has %d and %d"
              .formatted(inputs.size(), inner.dimension() - inputs.size()));
    }
  }

  /// @param surrogate that sees the inputs as variables, if there are any
  /// @param inputs    names of the last of its variables; empty: it is not driven
  public static Surrogate of(Surrogate surrogate, List<String> inputs) {
    return inputs.isEmpty() ? surrogate : new DrivenSurrogate(surrogate, inputs);
  }

  /// Trains on states and inputs side by side where there are inputs, else on the states.
  ///
  /// @param trajectories one training set
  /// @param fit          of trajectories without inputs
  /// @throws InputException if two trajectories have not the same inputs
  public static Surrogate train(
      List<Trajectory> trajectories, Function<List<Trajectory>, Surrogate> fit) {
    List<String> inputs =
        trajectories.isEmpty() ? List.of() : trajectories.getFirst().inputNames();
    for (Trajectory one : trajectories) {
      if (!one.inputNames().equals(inputs)) {
        throw new InputException(
            "all training trajectories must have the inputs %s but one has %s"
                .formatted(inputs, one.inputNames()));
      }
    }
    return of(
        fit.apply(trajectories.stream().map(Trajectory::withInputsAsStates).toList()), inputs);
  }

  @Override
  public ModelHeader header() {
    return inner.header().withInputs(inputs);
  }

  /// @param header its inputs are passed over: they stay what they are
  @Override
  public Surrogate withHeader(ModelHeader header) {
    return new DrivenSurrogate(inner.withHeader(header.withInputs(List.of())), inputs);
  }

  @Override
  public int dimension() {
    return inner.dimension() - inputs.size();
  }

  /// Of states and inputs side by side.
  @Override
  public Surrogate inOwnUnits() {
    return inner.inOwnUnits();
  }

  @Override
  public InputWindow inputWindow() {
    return inner.inputWindow();
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
    return new DrivenSurrogate(inner.inPrecision(arithmetic, scope), inputs);
  }

  @Override
  public void write(ModelFile file) {
    inner.write(file);
  }

  @Override
  public Rollout startRollout(int lanes) {
    return new DrivenRollout(inner.startRollout(lanes), inputs, dimension());
  }
}
