package chaoscast.evaluation.report;

import chaoscast.core.Trajectory;
import chaoscast.core.page.Page;
import chaoscast.core.page.PageTemplate;
import java.util.ArrayList;
import java.util.List;

/// The attractor of a system as a page: each of its first variables over each other, or the next value over the
/// present one where there is only one.
public final class AttractorPage {
  private static final int MOST_VARIABLES = 3;

  private AttractorPage() {}

  /// What the page draws.
  ///
  /// @param line      whether points are joined: those of a flow, not those of a map
  /// @param plots     one a pair of variables
  /// @param equations as text, may be empty
  /// @param trace     of the Jacobian, in a sentence, may be empty
  private record Figures(boolean line, List<Plot> plots, String equations, String trace) {}

  /// What is said of a system.
  ///
  /// @param name      its name
  /// @param summary   what it is
  /// @param equations as text; empty where they are written in Java
  /// @param trace     of its Jacobian, in a sentence; may be empty
  /// @param line      whether points of a solution are to be joined
  public record Subject(
      String name, String summary, String equations, String trace, boolean line) {}

  /// @param x      name of the variable to the right
  /// @param y      name of the variable upwards
  /// @param across values to the right
  /// @param up     values upwards
  private record Plot(String x, String y, double[] across, double[] up) {}

  /// @param subject    the system
  /// @param trajectory on the attractor
  /// @param command    words that repeat it
  public static Page of(Subject subject, Trajectory trajectory, List<String> command) {
    boolean line = subject.line();
    var plots = new ArrayList<Plot>();
    int variables = Math.min(MOST_VARIABLES, trajectory.dimension());
    for (int i = 0; i < variables; i++) {
      for (int j = i + 1; j < variables; j++) {
        plots.add(
            new Plot(
                trajectory.names().get(i),
                trajectory.names().get(j),
                values(trajectory, i, 0),
                values(trajectory, j, 0)));
      }
    }
    if (variables == 1) {
      String name = trajectory.names().getFirst();
      int later = line ? Math.max(1, trajectory.steps() / 200) : 1;
      plots.add(
          new Plot(
              name,
              name + ", %d steps later".formatted(later),
              values(trajectory, 0, 0),
              values(trajectory, 0, later)));
    }
    return new Page(
        new PageTemplate(AttractorPage.class, "attractor", subject.summary()),
        subject.name(),
        "%d states, Δt = %s, after the transient."
            .formatted(trajectory.steps(), trajectory.timeStep()),
        List.of(),
        new Figures(line, plots, subject.equations(), subject.trace()),
        command);
  }

  private static double[] values(Trajectory trajectory, int variable, int from) {
    double[] values = new double[trajectory.steps() - from];
    for (int n = 0; n < values.length; n++) {
      values[n] = trajectory.get(n + from, variable);
    }
    return values;
  }
}
