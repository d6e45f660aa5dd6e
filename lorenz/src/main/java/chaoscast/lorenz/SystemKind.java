package chaoscast.lorenz;

import chaoscast.lorenz.equations.EquationSystem;

/// What kind of equations a system is made of.
public enum SystemKind {
  /// y' = f(y).
  FLOW("flows"),
  /// y' = f(y, t).
  FORCED("forced flows"),
  /// y'(t) = f(y(t), y(t − τ)).
  DELAY("delay equations"),
  /// y⁺ = f(y).
  MAP("maps"),
  /// A partial differential equation, on a grid.
  PARTIAL("partial differential equations");

  private final String title;

  SystemKind(String title) {
    this.title = title;
  }

  /// @return the kind in words, in the plural
  public String title() {
    return title;
  }

  /// @return the kind of a system
  public static SystemKind of(DynamicalSystem system) {
    return switch (system) {
      case EquationSystem text -> text.kind();
      case SteppedSystem _ -> MAP;
      case SemilinearField _ -> PARTIAL;
      default -> FLOW;
    };
  }
}
