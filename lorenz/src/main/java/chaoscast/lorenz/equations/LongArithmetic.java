package chaoscast.lorenz.equations;

import chaoscast.core.InputException;
import chaoscast.core.bigfloat.BigFloatFormat;
import chaoscast.core.extended.ExtendedField;
import chaoscast.lorenz.DynamicalSystem;
import java.util.List;

/// Systems in long arithmetic: all flows that are given as text, and those in Java that have a text beside them.
///
///     ExtendedField field = LongArithmetic.field(Lorenz63.CLASSICAL, BigFloatFormat.of(512));
///
/// Parameters stay the doubles that they are.
public final class LongArithmetic {
  private static final List<String> WRITTEN =
      List.of("lorenz63", "lorenz96", "roessler", "thomas");

  private LongArithmetic() {}

  /// @param system with all its variables
  /// @return its right-hand side, for one thread
  /// @throws InputException if it is no flow with equations as text
  public static ExtendedField field(DynamicalSystem system, BigFloatFormat format) {
    EquationSystem text = text(system);
    if (!(text instanceof EquationFlow)) {
      throw new InputException(
          "%s must be a flow to be integrated in %s but is not"
              .formatted(system.name(), format.name()));
    }
    return new ExtendedEquations(format, text.equations.right());
  }

  private static EquationSystem text(DynamicalSystem system) {
    if (system instanceof EquationSystem equations) {
      return equations;
    }
    if (!WRITTEN.contains(system.name())) {
      throw new InputException(
          "%s cannot be integrated with more than 53 bits: of the systems in Java %s can, and every flow that is"
              .formatted(system.name(), String.join(", ", WRITTEN))
              + " given as text",
          "write its equations into a file .ode");
    }
    EquationText text = EquationText.parse(Catalogue.text("written/" + system.name() + ".ode"));
    return EquationSystem.create(system.name(), text, system.parameters());
  }
}
