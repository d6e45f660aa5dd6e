package chaoscast.lorenz;

import chaoscast.core.InputException;
import chaoscast.core.Seed;
import chaoscast.core.options.Options;
import chaoscast.core.tangent.ConservedDirections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// A system that can be integrated and, through its first variables, observed.
///
/// Implement it as a record whose components are the parameters: text, parsing and messages then
/// come from the record. The observed variables are the first [#observedDimension] of the state;
/// the others are hidden from every surrogate. Immutable and safe for use by several threads.
///
///     DynamicalSystem system = Lorenz63.CLASSICAL;
///     double[] state = system.initialState(new Seed(1));
public interface DynamicalSystem extends DifferentiableField {
  /// About what a variable takes while a system is integrated: some tens of vectors.
  double STATE_BYTES = 400;

  /// @return the name on the command line: lower case, words joined by hyphens
  String name();

  /// @return how many variables are seen, the first ones of the state
  default int observedDimension() {
    return dimension();
  }

  /// @return whether some of the state can be known from nothing observed. The time of a forced system
  ///     and the past of a delayed one are known, though they are not variables that surrogates see
  default boolean hidesVariables() {
    return observedDimension() < dimension();
  }

  /// @return one name a variable, the observed ones first
  List<String> variableNames();

  /// @param seed source of every random draw
  /// @return a new state of all variables from which the attractor is reached within
  ///     [#defaultTransient] steps
  double[] initialState(Seed seed);

  /// @return directions c of which c·y is the same on the whole attractor, because no solution changes it
  default ConservedDirections conserved() {
    return ConservedDirections.NONE;
  }

  /// @return Δt between samples unless another is asked for
  double defaultTimeStep();

  /// @return how many steps of the default size are discarded unless another number is asked for
  int defaultTransient();

  /// @return the method that the system names for itself with its settings, such as `rk4 substeps=4`, if it
  ///     does; read by [chaoscast.lorenz.generation.Integrator#standardFor(VectorField)]
  default Optional<String> ownIntegrator() {
    return Optional.empty();
  }

  /// @param reason why what [#ownIntegrator] names cannot be used
  /// @return an exception that says so, and where it is named
  default InputException ownIntegratorError(String reason) {
    return new InputException(
        "the integrator that %s names cannot be used: %s".formatted(name(), reason));
  }

  /// @return λ₁ where it has been published for exactly these parameters
  OptionalDouble lyapunovExponent();

  /// @return every parameter's text by name, in the system's order
  default Map<String, String> parameters() {
    return this instanceof Record parameters ? Options.values(parameters) : Map.of();
  }
}
