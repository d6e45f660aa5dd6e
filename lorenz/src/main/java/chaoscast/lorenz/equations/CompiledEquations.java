package chaoscast.lorenz.equations;

import java.util.ArrayList;
import java.util.List;

/// Right-hand sides with their differential and divergence, each compiled when first needed: lists of systems need no
/// bytecode, and truth without tangents needs but the first. Two threads that come at once compile the same twice, and
/// either result serves.
final class CompiledEquations {
  private final BoundEquations equations;
  private NumericFunction values;
  private NumericFunction tangent;
  private NumericFunction diagonal;

  CompiledEquations(BoundEquations equations) {
    this.equations = equations;
  }

  /// @return f, of the arguments
  NumericFunction values() {
    NumericFunction known = values;
    if (known == null) {
      known = FunctionCompiler.compile(equations.right(), equations.arguments());
      values = known;
    }
    return known;
  }

  /// @return J v, of the arguments and the direction v
  NumericFunction tangent() {
    NumericFunction known = tangent;
    if (known == null) {
      int arguments = equations.arguments();
      List<Expression> along =
          equations.right().stream()
              .map(
                  right -> new Differential(index -> Expression.variable(arguments + index))
                      .of(right))
              .toList();
      known = FunctionCompiler.compile(along, arguments);
      tangent = known;
    }
    return known;
  }

  /// @return ∂f_i/∂a_i, whose sum is the divergence
  NumericFunction diagonal() {
    NumericFunction known = diagonal;
    if (known == null) {
      var own = new ArrayList<Expression>();
      for (int i = 0; i < equations.right().size(); i++) {
        own.add(equations.ownSlope(i));
      }
      known = FunctionCompiler.compile(own, equations.arguments());
      diagonal = known;
    }
    return known;
  }
}
