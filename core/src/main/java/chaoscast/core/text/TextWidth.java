package chaoscast.core.text;

import chaoscast.core.Requirements;
import java.util.function.Supplier;

/// How wide text for people may be, and whether tables leave columns out to keep within that.
///
/// A command line binds the width of its terminal around a command ([#during]); everywhere else text is [#WHOLE],
/// as it stands in files and pages.
///
/// @param cells of a line, ≥ 1
/// @param whole whether tables keep all their columns, however wide they become
public record TextWidth(int cells, boolean whole) {
  /// Every table fits into this many cells.
  public static final int LEAST = 80;
  /// Sentences that are longer are hard to read.
  private static final int PROSE = 100;

  /// All columns; words of tables are broken at 110 cells.
  public static final TextWidth WHOLE = new TextWidth(110, true);

  private static final ScopedValue<TextWidth> CURRENT = ScopedValue.newInstance();

  public TextWidth {
    Requirements.requireAtLeast("cells", 1, cells);
  }

  /// @param cells that a terminal says it has; less than [#LEAST] counts as that
  /// @return lines that fit, tables without their less important columns where need be
  public static TextWidth of(int cells) {
    return new TextWidth(Math.max(LEAST, cells), false);
  }

  /// @return the width that [#during] has bound, else [#WHOLE]
  public static TextWidth current() {
    return CURRENT.orElse(WHOLE);
  }

  /// @param indent cells that each line begins with, less than there are
  public TextWidth within(int indent) {
    return new TextWidth(cells - indent, whole);
  }

  /// @return the same with all columns
  public TextWidth withAllColumns() {
    return new TextWidth(cells, true);
  }

  /// @return the greatest number of cells in a line of prose
  public int prose() {
    return Math.min(cells, PROSE);
  }

  /// Does work in which this is the current width.
  public <T> T during(Supplier<T> work) {
    return ScopedValue.where(CURRENT, this).call(work::get);
  }
}
