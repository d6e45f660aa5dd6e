package chaoscast.lorenz.equations;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_void;

import chaoscast.core.InputException;
import chaoscast.lorenz.equations.Expression.Binary;
import chaoscast.lorenz.equations.Expression.Choice;
import chaoscast.lorenz.equations.Expression.Constant;
import chaoscast.lorenz.equations.Expression.Function;
import chaoscast.lorenz.equations.Expression.Operator;
import chaoscast.lorenz.equations.Expression.Unary;
import chaoscast.lorenz.equations.Expression.Variable;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Turns expressions into bytecode that the JVM compiles like any other.
///
/// What several functions share is computed once. Long systems are cut into methods that the JIT compiler
/// accepts (HotSpot leaves methods of more than 8000 bytes to its interpreter).
///
/// Arguments of an index below `arguments` are read from the first array, the others, less `arguments`,
/// from the second.
final class FunctionCompiler {
  /// Nodes in one method; each takes some six bytes.
  private static final int NODES = 900;

  /// Nodes in one class, whose table of constants has 65 535 places.
  private static final int NODES_IN_CLASS = 15_000;

  private static final ClassDesc ARRAY = CD_double.arrayType();
  private static final MethodTypeDesc EVALUATE = MethodTypeDesc.of(CD_void, ARRAY, ARRAY, ARRAY);
  private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
  private static final MethodTypeDesc ONE = MethodTypeDesc.of(CD_double, CD_double);
  private static final MethodTypeDesc TWO = MethodTypeDesc.of(CD_double, CD_double, CD_double);

  private static final int FIRST = 1;
  private static final int SECOND = 2;
  private static final int RESULTS = 3;

  private final int arguments;

  private FunctionCompiler(int arguments) {
    this.arguments = arguments;
  }

  /// @param functions at least one
  /// @param arguments how many the first array holds
  /// @return the functions, compiled
  /// @throws InputException for a function that is longer than a method of the JVM may be
  static NumericFunction compile(List<Expression> functions, int arguments) {
    List<List<Integer>> classes = groups(numbers(functions), functions, NODES_IN_CLASS);
    NumericFunction[] compiled =
        classes.stream()
            .map(numbers -> ofClass(functions, numbers, arguments))
            .toArray(NumericFunction[]::new);
    if (compiled.length == 1) {
      return compiled[0];
    }
    return (first, second, results) -> {
      for (NumericFunction part : compiled) {
        part.evaluate(first, second, results);
      }
    };
  }

  private static List<Integer> numbers(List<Expression> functions) {
    return IntStream.range(0, functions.size()).boxed().toList();
  }

  private static NumericFunction ofClass(
      List<Expression> functions, List<Integer> numbers, int arguments) {
    ClassDesc self = ClassDesc.of(FunctionCompiler.class.getPackageName(), "Compiled");
    byte[] bytes;
    try {
      bytes =
          ClassFile.of().build(
              self,
              type -> new FunctionCompiler(arguments).write(type, self, functions, numbers));
    } catch (IllegalArgumentException tooLong) {
      throw new InputException(
          "an equation is too long for the JVM: divide it among several variables", tooLong);
    }
    try {
      MethodHandles.Lookup hidden = MethodHandles.lookup().defineHiddenClass(bytes, true);
      return (NumericFunction) hidden
          .findConstructor(hidden.lookupClass(), MethodType.methodType(void.class))
          .invoke();
    } catch (Throwable e) {
      throw new IllegalStateException("the JVM did not accept the compiled equations", e);
    }
  }

  private void write(
      ClassBuilder type, ClassDesc self, List<Expression> functions, List<Integer> all) {
    type.withFlags(AccessFlag.FINAL)
        .withInterfaceSymbols(ClassDesc.of(NumericFunction.class.getName()));
    type.withMethodBody(
        ConstantDescs.INIT_NAME,
        ConstantDescs.MTD_void,
        0,
        code -> code.aload(0)
            .invokespecial(ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
            .return_());
    List<List<Integer>> parts = groups(all, functions, NODES);
    for (int part = 0; part < parts.size(); part++) {
      List<Integer> numbers = parts.get(part);
      type.withMethodBody(
          "part" + part,
          EVALUATE,
          ClassFile.ACC_PRIVATE,
          code -> new Part(code).write(functions, numbers));
    }
    type.withMethodBody(
        "evaluate",
        EVALUATE,
        ClassFile.ACC_PUBLIC,
        code -> {
          for (int part = 0; part < parts.size(); part++) {
            code.aload(0).aload(FIRST).aload(SECOND).aload(RESULTS)
                .invokevirtual(self, "part" + part, EVALUATE);
          }
          code.return_();
        });
  }

  /// @param most nodes in a group, unless one function alone has more
  /// @return the numbers in groups, in their order
  private static List<List<Integer>> groups(
      List<Integer> numbers, List<Expression> functions, int most) {
    var groups = new ArrayList<List<Integer>>();
    var group = new ArrayList<Integer>();
    int nodes = 0;
    for (int number : numbers) {
      int own = nodes(functions.get(number), new HashMap<>());
      if (nodes + own > most && !group.isEmpty()) {
        groups.add(List.copyOf(group));
        group.clear();
        nodes = 0;
      }
      group.add(number);
      nodes += own;
    }
    groups.add(List.copyOf(group));
    return groups;
  }

  private static int nodes(Expression expression, Map<Expression, Integer> seen) {
    if (seen.merge(expression, 1, Integer::sum) > 1) {
      return 1;
    }
    int below = 0;
    for (Expression operand : operands(expression)) {
      below += nodes(operand, seen);
    }
    return 1 + below;
  }

  static List<Expression> operands(Expression expression) {
    return switch (expression) {
      case Constant ignored -> List.of();
      case Variable ignored -> List.of();
      case Unary unary -> List.of(unary.argument());
      case Binary binary -> List.of(binary.left(), binary.right());
      case Choice choice ->
          List.of(choice.lower(), choice.upper(), choice.holds(), choice.fails());
    };
  }

  /// One method.
  private final class Part {
    private final CodeBuilder code;
    private final Map<Expression, Integer> uses = new HashMap<>();
    private final Map<Expression, Integer> slots = new HashMap<>();

    Part(CodeBuilder code) {
      this.code = code;
    }

    void write(List<Expression> functions, List<Integer> numbers) {
      numbers.forEach(number -> nodes(functions.get(number), uses));
      for (int number : numbers) {
        prepare(functions.get(number));
      }
      for (int number : numbers) {
        code.aload(RESULTS).loadConstant(number);
        push(functions.get(number));
        code.dastore();
      }
      code.return_();
    }

    /// Computes what is used more than once ahead of every branch, operands first.
    private void prepare(Expression expression) {
      if (expression instanceof Constant || slots.containsKey(expression)) {
        return;
      }
      operands(expression).forEach(this::prepare);
      if (uses.getOrDefault(expression, 0) > 1) {
        push(expression);
        int slot = code.allocateLocal(TypeKind.DOUBLE);
        code.dstore(slot);
        slots.put(expression, slot);
      }
    }

    private void push(Expression expression) {
      Integer slot = slots.get(expression);
      if (slot != null) {
        code.dload(slot);
        return;
      }
      switch (expression) {
        case Constant(double value) -> code.loadConstant(value);
        case Variable(int index) -> {
          boolean first = index < arguments;
          code.aload(first ? FIRST : SECOND)
              .loadConstant(first ? index : index - arguments)
              .daload();
        }
        case Unary(Function function, Expression argument) -> {
          push(argument);
          apply(function);
        }
        case Binary binary -> push(binary);
        case Choice(Expression lower, Expression upper, Expression holds, Expression fails) -> {
          Label otherwise = code.newLabel();
          Label end = code.newLabel();
          push(lower);
          push(upper);
          code.dcmpg().ifgt(otherwise); // a NaN fails
          push(holds);
          code.goto_(end).labelBinding(otherwise);
          push(fails);
          code.labelBinding(end);
        }
      }
    }

    private void apply(Function function) {
      switch (function) {
        case NEGATE -> code.dneg();
        case SIN -> code.invokestatic(MATH, "sin", ONE);
        case COS -> code.invokestatic(MATH, "cos", ONE);
        case TAN -> code.invokestatic(MATH, "tan", ONE);
        case TANH -> code.invokestatic(MATH, "tanh", ONE);
        case EXP -> code.invokestatic(MATH, "exp", ONE);
        case LOG -> code.invokestatic(MATH, "log", ONE);
        case SQRT -> code.invokestatic(MATH, "sqrt", ONE);
        case ABS -> code.invokestatic(MATH, "abs", ONE);
        case SIGN -> code.invokestatic(MATH, "signum", ONE);
        case FLOOR -> code.invokestatic(MATH, "floor", ONE);
      }
    }

    private void push(Binary binary) {
      if (binary.operator() == Operator.POWER
          && binary.right() instanceof Constant(double exponent)
          && exponent == Math.rint(exponent) && Math.abs(exponent) <= 8) {
        power(binary.left(), (int) exponent);
        return;
      }
      push(binary.left());
      push(binary.right());
      switch (binary.operator()) {
        case ADD -> code.dadd();
        case SUBTRACT -> code.dsub();
        case MULTIPLY -> code.dmul();
        case DIVIDE -> code.ddiv();
        case POWER -> code.invokestatic(MATH, "pow", TWO);
        case MIN -> code.invokestatic(MATH, "min", TWO);
        case MAX -> code.invokestatic(MATH, "max", TWO);
      }
    }

    /// By products, bit by bit from the highest.
    private void power(Expression base, int exponent) {
      int size = Math.abs(exponent);
      if (exponent < 0) {
        code.dconst_1();
      }
      push(base);
      int slot = code.allocateLocal(TypeKind.DOUBLE);
      code.dup2().dstore(slot);
      for (int bit = Integer.highestOneBit(size) >> 1; bit > 0; bit >>= 1) {
        code.dup2().dmul();
        if ((size & bit) != 0) {
          code.dload(slot).dmul();
        }
      }
      if (exponent < 0) {
        code.ddiv();
      }
    }
  }
}
