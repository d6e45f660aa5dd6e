package chaoscast.lorenz.equations;

import chaoscast.lorenz.equations.Expression.Constant;
import java.util.ArrayList;
import java.util.List;

/// Right-hand sides with their differential and divergence, compiled.
///
/// @param values  f, of the arguments
/// @param tangent J v, of the arguments and the direction v
/// @param diagonal ∂f_i/∂a_i, whose sum is the divergence
record CompiledEquations(NumericFunction values, NumericFunction tangent,
    NumericFunction diagonal) {

  static CompiledEquations of(BoundEquations equations) {
    int arguments = equations.arguments();
    List<Expression> right = equations.right();
    var along = new Differential(index -> Expression.variable(arguments + index));
    var diagonal = new ArrayList<Expression>();
    for (int i = 0; i < right.size(); i++) {
      int own = i;
      var by = new Differential(index -> index == own ? Constant.ONE : Constant.ZERO);
      diagonal.add(by.of(right.get(i)));
    }
    return new CompiledEquations(
        FunctionCompiler.compile(right, arguments),
        FunctionCompiler.compile(right.stream().map(along::of).toList(), arguments),
        FunctionCompiler.compile(diagonal, arguments));
  }
}
