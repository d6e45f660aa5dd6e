package chaoscast.lorenz.equations;

import chaoscast.lorenz.equations.Expression.Constant;
import java.util.List;

/// Right-hand sides with their differential and divergence, compiled.
///
/// @param values  f, of the arguments
/// @param tangent J v, of the arguments and the direction v
/// @param trace   Σ ∂f_i/∂a_i, one value
record CompiledEquations(NumericFunction values, NumericFunction tangent, NumericFunction trace) {

  static CompiledEquations of(BoundEquations equations) {
    int arguments = equations.arguments();
    List<Expression> right = equations.right();
    var along = new Differential(index -> Expression.variable(arguments + index));
    Expression trace = Constant.ZERO;
    for (int i = 0; i < right.size(); i++) {
      int own = i;
      var by = new Differential(index -> index == own ? Constant.ONE : Constant.ZERO);
      trace = trace.plus(by.of(right.get(i)));
    }
    return new CompiledEquations(
        FunctionCompiler.compile(right, arguments),
        FunctionCompiler.compile(right.stream().map(along::of).toList(), arguments),
        FunctionCompiler.compile(List.of(trace), arguments));
  }
}
