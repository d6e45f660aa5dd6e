package chaoscast.evaluation.report;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Trajectory;
import chaoscast.core.page.Page;
import chaoscast.core.page.PageTemplate;
import chaoscast.core.parallel.Parallel;
import chaoscast.core.text.NumberText;
import chaoscast.lorenz.DynamicalSystem;
import chaoscast.lorenz.SystemKind;
import chaoscast.lorenz.SystemProvider;
import chaoscast.lorenz.equations.EquationSystem;
import chaoscast.lorenz.generation.Generation;
import chaoscast.lorenz.generation.GenerationPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// All systems on one page, by kind, each with a small picture of its attractor: its second variable over the first,
/// or a later value over the present one where there is only one.
public final class CataloguePage {
  /// Points of a picture; those of a flow are joined.
  private static final int POINTS = 2000;

  /// Points for one turn, of flows whose text says how long that takes.
  private static final int POINTS_A_TURN = 80;

  private static final int LONGEST_STRIDE = 25;

  /// Pictures are drawn on a square of so many units.
  private static final int UNITS = 1000;

  private CataloguePage() {}

  /// What the page draws.
  ///
  /// @param kinds in the order to show them
  private record Figures(List<Kind> kinds) {}

  /// @param title   of the kind
  /// @param systems its systems
  private record Kind(String title, List<Card> systems) {}

  /// @param name      of the system
  /// @param summary   what it is
  /// @param facts     variables, exponent, time step
  /// @param equations as text; empty where they are written in Java
  /// @param axes      what is over what
  /// @param line      whether points are joined
  /// @param across    positions to the right, in [0, 1000]; none where there is no picture
  /// @param up        positions upwards, in [0, 1000]
  private record Card(
      String name, String summary, String facts, String equations, String axes, boolean line,
      int[] across, int[] up) {}

  /// @param systems  to show
  /// @param threads  greatest number of cores used, ≥ 1
  /// @param progress reports the stage `systems`
  /// @param command  words that repeat it
  public static Page of(
      List<SystemProvider> systems, int threads, Progress progress, List<String> command) {
    var done = new AtomicInteger();
    List<Card> cards =
        Parallel.map(
            systems.size(),
            threads,
            number -> {
              Card card = card(systems.get(number));
              progress.at("systems", done.incrementAndGet(), systems.size());
              return card;
            });
    var kinds = new ArrayList<Kind>();
    for (SystemKind kind : SystemKind.values()) {
      var own = new ArrayList<Card>();
      for (int n = 0; n < cards.size(); n++) {
        if (SystemKind.of(systems.get(n).defaultSystem()) == kind) {
          own.add(cards.get(n));
        }
      }
      if (!own.isEmpty()) {
        kinds.add(new Kind(kind.title(), own));
      }
    }
    return new Page(
        new PageTemplate(
            CataloguePage.class, "catalogue",
            "'systems NAME --html FILE' shows one of them large."),
        "Systems",
        "%d systems; a picture has its own units on either axis.".formatted(systems.size()),
        List.of(),
        new Figures(kinds),
        command);
  }

  private static Card card(SystemProvider provider) {
    DynamicalSystem system = provider.defaultSystem();
    SystemKind kind = SystemKind.of(system);
    boolean line = kind != SystemKind.MAP;
    String equations =
        system instanceof EquationSystem text ? text.text().text().strip() : "";
    try {
      return drawn(provider, system, equations, line);
    } catch (InputException diverged) {
      return new Card(
          provider.name(), provider.summary(), facts(system), equations,
          "no picture: " + diverged.getMessage(), line, new int[0], new int[0]);
    }
  }

  private static Card drawn(
      SystemProvider provider, DynamicalSystem system, String equations, boolean line) {
    int stride = stride(system);
    Trajectory run =
        new Generation(system, GenerationPlan.of(system, POINTS * stride)).observed(Progress.NONE);
    boolean alone = run.dimension() == 1;
    int later = !alone ? 0 : line ? Math.max(1, POINTS_A_TURN / 4 * stride) : 1;
    int points = (run.steps() - later - 1) / stride + 1;
    var across = new double[points];
    var up = new double[points];
    for (int n = 0; n < points; n++) {
      across[n] = run.get(n * stride, 0);
      up[n] = run.get(n * stride + later, alone ? 0 : 1);
    }
    String first = run.names().getFirst();
    String axes =
        alone
            ? "%s %d steps later over %s".formatted(first, later, first)
            : "%s over %s".formatted(run.names().get(1), first);
    return new Card(
        provider.name(), provider.summary(), facts(system), equations, axes, line,
        positions(across), positions(up));
  }

  /// States from one point to the next.
  private static int stride(DynamicalSystem system) {
    if (system instanceof EquationSystem text && text.period().isPresent()
        && SystemKind.of(system) != SystemKind.MAP) {
      double states = text.period().getAsDouble() / system.defaultTimeStep() / POINTS_A_TURN;
      return Math.clamp(Math.round(states), 1, LONGEST_STRIDE);
    }
    return 1;
  }

  private static int[] positions(double[] values) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    }
    double range = greatest > least ? greatest - least : 1;
    var positions = new int[values.length];
    for (int n = 0; n < values.length; n++) {
      positions[n] = (int) Math.round((values[n] - least) / range * UNITS);
    }
    return positions;
  }

  private static String facts(DynamicalSystem system) {
    int seen = system.observedDimension();
    String variables =
        system.hidesVariables()
            ? "%d of %d variables".formatted(seen, system.dimension())
            : seen == 1 ? "1 variable" : "%d variables".formatted(seen);
    String exponent =
        system.lyapunovExponent().isPresent()
            ? ", λ₁ = " + NumberText.readable(system.lyapunovExponent().getAsDouble())
            : "";
    return "%s%s, Δt = %s"
        .formatted(variables, exponent, NumberText.plain(system.defaultTimeStep()));
  }
}
