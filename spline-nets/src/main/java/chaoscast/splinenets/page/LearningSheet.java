package chaoscast.splinenets.page;

import chaoscast.core.page.Sheet;
import chaoscast.core.text.Column;
import chaoscast.core.text.NumberText;
import java.util.ArrayList;
import java.util.List;

/// Learning over time, as a table.
public final class LearningSheet {
  private static final int ROWS = 12;

  private LearningSheet() {}

  /// @param flow whether time is that of the flow, not a number of steps
  public static Sheet of(List<Moment> moments, boolean flow) {
    var columns = new ArrayList<Column>();
    columns.add(Column.right("", flow ? "time" : "step"));
    columns.add(Column.right("", "loss"));
    columns.add(Column.right("", "rms"));
    columns.add(Column.right("spline", "roughness"));
    columns.add(Column.right("spline", "knots"));
    columns.add(Column.right("breakpoints", "moved"));
    if (flow) {
      columns.add(Column.right("breakpoints", "crossings"));
    }
    columns.add(Column.right("", "w²+b²−v² drift"));
    var rows = new ArrayList<List<String>>();
    int last = moments.size() - 1;
    int before = -1;
    for (int k = 0; k <= ROWS; k++) {
      int index = (int) Math.round((double) last * k / ROWS);
      if (index > before) {
        rows.add(row(moments.get(index), flow));
        before = index;
      }
    }
    String note =
        "Loss: ½ Σ ε². Roughness: Σ μ². Knots: at least 1% of all slope change, those within 1% of"
            + " the range united. Moved: by more than 1% of the range. "
            + (flow
                ? "Gradient flow conserves w² + b² − v² of every neuron."
                : "Gradient flow would conserve w² + b² − v² of every neuron; steps do not.");
    return new Sheet("learning", "Learning over time", columns, rows, note);
  }

  private static List<String> row(Moment moment, boolean flow) {
    var cells = new ArrayList<String>();
    double time = moment.frame().time();
    cells.add(flow ? time(time) : NumberText.grouped(Math.round(time)));
    cells.add(NumberText.scientific(moment.frame().loss()));
    cells.add(NumberText.scientific(moment.rms()));
    cells.add(NumberText.significant(moment.roughness()));
    cells.add(Integer.toString(moment.knots()));
    cells.add(Integer.toString(moment.moved()));
    if (flow) {
      cells.add(Long.toString(moment.crossings()));
    }
    cells.add(NumberText.scientific(moment.drift()));
    return cells;
  }

  private static String time(double time) {
    return time == 0 || (time >= 0.01 && time < 1e4)
        ? NumberText.significant(time)
        : NumberText.scientific(time);
  }
}
