package chaoscast.core.extended;

import chaoscast.core.Cost;
import chaoscast.core.bigfloat.BigFloatFormat;
import chaoscast.core.files.ModelFile;
import chaoscast.core.polynomial.Polynomials;
import java.util.List;
import java.util.Optional;

/// A model that was trained in long arithmetic. Immutable. [ExtendedSurrogate] is what every command knows it as.
public interface ExtendedModel {
  /// @return of its weights, and of what it forecasts in
  BigFloatFormat format();

  /// @return D
  int dimension();

  /// @param target to forecast in
  /// @return the same model with every weight rounded to the nearest number there
  ExtendedModel in(BigFloatFormat target);

  /// @return a new roll-out, for one thread
  ExtendedRollout rollout();

  /// @return log₁₀ of the largest residual of a step of the training data before every iteration, in units near a
  ///     standard deviation
  List<Double> residualDigits();

  /// @return what one step costs, a multiplication of long numbers counted as one
  Cost cost();

  /// @return the model as polynomials with the doubles nearest to its coefficients, for people to read; empty if it has
  ///     other terms
  default Optional<Polynomials> polynomials() {
    return Optional.empty();
  }

  /// Writes what [ExtendedTrainer#read] reads; numbers as decimals that are read back to the last bit.
  ///
  /// @param file modified
  void write(ModelFile file);
}
