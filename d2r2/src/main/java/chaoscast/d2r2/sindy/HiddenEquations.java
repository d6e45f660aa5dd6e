package chaoscast.d2r2.sindy;

import chaoscast.core.Trajectory;
import chaoscast.core.flow.Flow;
import chaoscast.core.flow.FlowFamily;
import chaoscast.core.flow.IntegrationMethod;
import chaoscast.core.polynomial.Form;
import chaoscast.core.polynomial.Monomial;
import chaoscast.core.polynomial.Polynomials;
import chaoscast.core.smoothing.HiddenEstimation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Polynomial equations of observed and hidden variables, all in units where they are about one.
///
///     (y', h') = W φ(y/s, h)
///
/// An affine change of h changes no forecast, so that the weights are one choice of many.
///
/// @param library of observed and, behind them, hidden variables
/// @param units   s, one an observed variable, > 0; not copied
/// @param weights variables × terms; not copied
record HiddenEquations(TermLibrary library, double[] units, double[] weights) {
  int observed() {
    return units.length;
  }

  int dimension() {
    return library.names().size();
  }

  /// @return every term of every equation
  static List<Term> terms(TermLibrary library) {
    List<Monomial> monomials = library.terms();
    return IntStream.range(0, library.names().size() * monomials.size())
        .mapToObj(
            at -> new Term(
                at / monomials.size(), at % monomials.size(), monomials.get(at % monomials.size())))
        .toList();
  }

  static FlowFamily flows(TermLibrary library, double timeStep, IntegrationMethod method) {
    return new TermFlows(KnownPart.NOTHING, library.lift(), terms(library), Optional.of(method),
        timeStep);
  }

  Flow flow(IntegrationMethod method, double timeStep) {
    return flows(library, timeStep, method).with(weights);
  }

  /// Estimates the states of a record, the equations fixed.
  ///
  /// @param data   observed variables in units; not modified
  /// @param noise  σ in units
  /// @param method of integration
  /// @return all variables in units
  Trajectory states(
      Trajectory data, HiddenGuess guess, double noise, int most, IntegrationMethod method) {
    Trajectory first = guess.with(data, observed());
    if (data.steps() < 2) {
      return first;
    }
    return new HiddenEstimation(observed(), noise, most, 1)
        .estimate(
            List.of(first),
            tolerance -> fixed(
                method instanceof IntegrationMethod.DormandPrince853 own
                    ? new IntegrationMethod.DormandPrince853(
                        Math.max(own.absolute(), tolerance), Math.max(own.relative(), tolerance))
                    : method,
                data.timeStep()),
            new double[0])
        .map(estimate -> estimate.states().getLast())
        .orElse(first);
  }

  /// @return the flow as a family without parameters
  private FlowFamily fixed(IntegrationMethod method, double timeStep) {
    return new FlowFamily() {
      @Override
      public int dimension() {
        return HiddenEquations.this.dimension();
      }

      @Override
      public int parameters() {
        return 0;
      }

      @Override
      public Flow with(double[] parameters) {
        return flow(method, timeStep);
      }
    };
  }

  /// @return the equations in the units of the data; hidden variables keep theirs
  Polynomials inUnitsOfData() {
    List<Monomial> monomials = library.terms();
    int d = dimension();
    double[] changed = new double[weights.length];
    for (int at = 0; at < changed.length; at++) {
      int[] exponents = monomials.get(at % monomials.size()).exponents(d);
      double factor = unit(at / monomials.size());
      for (int i = 0; i < d; i++) {
        factor /= Math.pow(unit(i), exponents[i]);
      }
      changed[at] = factor * weights[at];
    }
    return library.equations(changed, Form.DERIVATIVE);
  }

  private double unit(int variable) {
    return variable < units.length ? units[variable] : 1;
  }

  /// @param names of the observed variables
  /// @return these and h1, h2 … but for names that are taken
  static List<String> names(List<String> names, int hidden) {
    var all = new ArrayList<>(names);
    for (int number = 1; all.size() < names.size() + hidden; number++) {
      if (!names.contains("h" + number)) {
        all.add("h" + number);
      }
    }
    return all;
  }
}
