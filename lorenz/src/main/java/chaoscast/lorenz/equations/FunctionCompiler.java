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

/// Turns expressions into bytecode that the JVM compiles like any other.
///
/// What several functions share is computed once. Functions that follow each other and differ only in where they stand,
/// as those of a ring do, become a loop ([Site]). Long systems are cut into methods that the JIT compiler accepts
/// (HotSpot leaves methods of more than 8000 bytes to its interpreter).
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
  private static final MethodTypeDesc CREATE = MethodTypeDesc.of(CD_void, ARRAY);
  private static final String NUMBERS = "numbers";
  private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
  private static final MethodTypeDesc ONE = MethodTypeDesc.of(CD_double, CD_double);
  private static final MethodTypeDesc TWO = MethodTypeDesc.of(CD_double, CD_double, CD_double);

  private static final int THIS = 0;
  private static final int FIRST = 1;
  private static final int SECOND = 2;
  private static final int RESULTS = 3;

  private final int arguments;
  private final ClassDesc self =
      ClassDesc.of(FunctionCompiler.class.getPackageName(), "Compiled");

  /// What loops read at their sites, one after the other.
  private final List<double[]> numbers = new ArrayList<>();

  private int numbersSoFar;

  private FunctionCompiler(int arguments) {
    this.arguments = arguments;
  }

  /// Functions that one method computes: one of them, or a loop over those of neighbouring sites.
  ///
  /// @param first number of the first
  /// @param site  what they have in common
  /// @param nodes of that
  private record Piece(int first, Site site, int nodes) {
    boolean repeats() {
      return site.count() > 1;
    }
  }

  /// @param functions at least one
  /// @param arguments how many the first array holds
  /// @return the functions, compiled
  /// @throws InputException for a function that is longer than a method of the JVM may be
  static NumericFunction compile(List<Expression> functions, int arguments) {
    NumericFunction[] compiled =
        groups(pieces(functions, arguments), NODES_IN_CLASS, false).stream()
            .map(pieces -> new FunctionCompiler(arguments).ofClass(pieces))
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

  private static List<Piece> pieces(List<Expression> functions, int arguments) {
    var pieces = new ArrayList<Piece>();
    for (int first = 0; first < functions.size();) {
      Site site = Site.of(functions.subList(first, functions.size()), arguments);
      pieces.add(new Piece(first, site, nodes(site.pattern(), new HashMap<>())));
      first += site.count();
    }
    return pieces;
  }

  private NumericFunction ofClass(List<Piece> pieces) {
    byte[] bytes;
    try {
      bytes = ClassFile.of().build(self, type -> write(type, pieces));
    } catch (IllegalArgumentException tooLong) {
      throw new InputException(
          "an equation is too long for the JVM: divide it among several variables", tooLong);
    }
    double[] all = new double[numbersSoFar];
    int to = 0;
    for (double[] some : numbers) {
      System.arraycopy(some, 0, all, to, some.length);
      to += some.length;
    }
    try {
      MethodHandles.Lookup hidden = MethodHandles.lookup().defineHiddenClass(bytes, true);
      return (NumericFunction) hidden
          .findConstructor(
              hidden.lookupClass(), MethodType.methodType(void.class, double[].class))
          .invoke(all);
    } catch (Throwable e) {
      throw new IllegalStateException("the JVM did not accept the compiled equations", e);
    }
  }

  private void write(ClassBuilder type, List<Piece> all) {
    type.withFlags(AccessFlag.FINAL)
        .withInterfaceSymbols(ClassDesc.of(NumericFunction.class.getName()));
    type.withField(NUMBERS, ARRAY, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
    type.withMethodBody(
        ConstantDescs.INIT_NAME,
        CREATE,
        0,
        code -> code.aload(THIS)
            .invokespecial(ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
            .aload(THIS).aload(FIRST).putfield(self, NUMBERS, ARRAY)
            .return_());
    List<List<Piece>> parts = groups(all, NODES, true);
    for (int part = 0; part < parts.size(); part++) {
      List<Piece> pieces = parts.get(part);
      type.withMethodBody(
          "part" + part,
          EVALUATE,
          ClassFile.ACC_PRIVATE,
          code -> new Part(code).write(pieces));
    }
    type.withMethodBody(
        "evaluate",
        EVALUATE,
        ClassFile.ACC_PUBLIC,
        code -> {
          for (int part = 0; part < parts.size(); part++) {
            code.aload(THIS).aload(FIRST).aload(SECOND).aload(RESULTS)
                .invokevirtual(self, "part" + part, EVALUATE);
          }
          code.return_();
        });
  }

  /// @param most       nodes in a group, unless one piece alone has more
  /// @param loopsAlone whether what repeats is a group of its own
  /// @return the pieces in groups, in their order
  private static List<List<Piece>> groups(List<Piece> pieces, int most, boolean loopsAlone) {
    var groups = new ArrayList<List<Piece>>();
    var group = new ArrayList<Piece>();
    int nodes = 0;
    boolean full = false;
    for (Piece piece : pieces) {
      boolean alone = loopsAlone && piece.repeats();
      if (!group.isEmpty() && (full || alone || nodes + piece.nodes() > most)) {
        groups.add(List.copyOf(group));
        group.clear();
        nodes = 0;
      }
      group.add(piece);
      nodes += piece.nodes();
      full = alone;
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

    /// What repeats, and the local variable that counts; null and 0 where nothing does.
    private Site site;
    private int at;

    Part(CodeBuilder code) {
      this.code = code;
    }

    void write(List<Piece> pieces) {
      if (pieces.getFirst().repeats()) {
        loop(pieces.getFirst());
      } else {
        pieces.forEach(piece -> nodes(piece.site().pattern(), uses));
        pieces.forEach(piece -> prepare(piece.site().pattern()));
        pieces.forEach(this::store);
      }
      code.return_();
    }

    private void store(Piece piece) {
      code.aload(RESULTS);
      index(piece.first(), piece.repeats());
      push(piece.site().pattern());
      code.dastore();
    }

    /// for (at = 0; at < count; at++) …
    private void loop(Piece piece) {
      site = piece.site();
      at = code.allocateLocal(TypeKind.INT);
      Label again = code.newLabel();
      Label end = code.newLabel();
      code.iconst_0().istore(at).labelBinding(again);
      code.iload(at).loadConstant(piece.site().count()).if_icmpge(end);
      nodes(site.pattern(), uses);
      prepare(site.pattern());
      store(piece);
      code.iinc(at, 1).goto_(again).labelBinding(end);
    }

    /// Pushes `from`, or `from + at`.
    private void index(int from, boolean moves) {
      code.loadConstant(from);
      if (moves) {
        code.iload(at).iadd();
      }
    }

    private void variable(int index) {
      boolean first = index < arguments;
      code.aload(first ? FIRST : SECOND);
      index(first ? index : index - arguments, site != null && site.moves(index));
      code.daload();
    }

    private void constant(double value) {
      double[] own = site == null ? null : site.numbers(value);
      if (own == null) {
        code.loadConstant(value);
        return;
      }
      code.aload(THIS).getfield(self, NUMBERS, ARRAY);
      index(numbersSoFar, true);
      code.daload();
      numbers.add(own);
      numbersSoFar += own.length;
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
        case Constant(double value) -> constant(value);
        case Variable(int index) -> variable(index);
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
