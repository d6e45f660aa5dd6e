package chaoscast.evaluation.cli.terminal;

import chaoscast.core.Activity;
import chaoscast.core.Progress;
import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicInteger;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/// A progress bar for the stage that work is in; gone when the stage ends. Safe for use by several
/// threads.
public final class ProgressBars implements Progress, AutoCloseable {
  private static final int WIDTH = 79;
  private static final int INTERVAL_MILLIS = 200;

  private static final AtomicInteger DRAWN = new AtomicInteger();

  private final PrintWriter err;
  private final boolean visible;
  private String stage = "";
  private ProgressBar bar;

  /// @param err     where bars are drawn
  /// @param visible whether they are
  public ProgressBars(PrintWriter err, boolean visible) {
    this.err = err;
    this.visible = visible;
  }

  @Override
  public synchronized void at(String newStage, long done, long total) {
    Activity.at(newStage, done, total);
    if (!visible) {
      return;
    }
    if (!newStage.equals(stage)) {
      close();
      stage = newStage;
      bar = start(newStage, total);
      DRAWN.incrementAndGet();
    }
    bar.maxHint(total);
    bar.stepTo(done);
  }

  /// @return whether any bar is to be seen
  public static boolean isAnyDrawn() {
    return DRAWN.get() > 0;
  }

  /// Removes the bar.
  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      bar = null;
      DRAWN.decrementAndGet();
      // Not clearDisplayOnFinish(), which leaves a bar that ends before it was first drawn.
      err.print("\r" + " ".repeat(WIDTH) + "\r");
      err.flush();
    }
    stage = "";
  }

  private ProgressBar start(String name, long total) {
    return new ProgressBarBuilder()
        .setTaskName(name)
        .setInitialMax(total)
        .setStyle(ProgressBarStyle.UNICODE_BLOCK)
        .setUpdateIntervalMillis(INTERVAL_MILLIS)
        .setMaxRenderedLength(WIDTH)
        .setConsumer(new Line(err))
        .build();
  }

  /// One line of a terminal that is drawn again and again.
  private record Line(PrintWriter err) implements ProgressBarConsumer {
    @Override
    public int getMaxRenderedLength() {
      return WIDTH;
    }

    @Override
    public void accept(String rendered) {
      err.print("\r" + rendered);
      err.flush();
    }

    @Override
    public void close() {
      err.flush();
    }
  }
}
