package io.autospec.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarRenderer;

/**
 * What a person sees of a long task on err: nothing in the first two seconds, then a bar that is
 * redrawn on a terminal, or a plain line every ten seconds elsewhere.
 *
 * <p>{@link #update} costs two volatile writes; drawing happens on another thread.
 */
final class Progress implements AutoCloseable {

  private static final long PATIENCE_MILLIS = 2000;
  private static final long REDRAW_MILLIS = 200;
  private static final long PLAIN_LINE_MILLIS = 10_000;
  private static final int BAR = 24;

  private final Terminal terminal;
  private final String task;
  private final long start = System.nanoTime();
  private final ScheduledExecutorService clock;
  private volatile double fraction = Double.NaN;
  private volatile String detail = "";
  private ProgressBar bar;

  private Progress(Terminal terminal, String task) {
    this.terminal = terminal;
    this.task = task;
    if (terminal.quiet()) {
      clock = null;
      return;
    }
    clock =
        Executors.newSingleThreadScheduledExecutor(
            action -> {
              Thread thread = new Thread(action, "progress");
              thread.setDaemon(true);
              return thread;
            });
    if (terminal.interactive()) {
      var unused = clock.schedule(this::showBar, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } else {
      var unused =
          clock.scheduleAtFixedRate(
              this::printLine, PATIENCE_MILLIS, PLAIN_LINE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** Runs a task that cannot tell how far it is. */
  static <T> T during(Terminal terminal, String task, Supplier<T> work) {
    Progress progress = start(terminal, task);
    try {
      return work.get();
    } finally {
      progress.close();
    }
  }

  /** Starts a task; it ends with {@link #close}. */
  static Progress start(Terminal terminal, String task) {
    return new Progress(terminal, task);
  }

  /**
   * Tells how far the task is.
   *
   * @param done the part that is done, between 0 and 1, or NaN if unknown
   * @param words a few words of detail
   */
  void update(double done, String words) {
    fraction = Math.max(0, Math.min(1, done));
    detail = words;
  }

  private synchronized void showBar() {
    if (!clock.isShutdown()) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(task)
              .setInitialMax(100)
              .setUpdateIntervalMillis((int) REDRAW_MILLIS)
              .continuousUpdate()
              .clearDisplayOnFinish()
              .setRenderer((ProgressBarRenderer) (state, width) -> line())
              .setConsumer(new RedrawnLine(terminal.err()))
              .build();
    }
  }

  private void printLine() {
    terminal.err().println("autospec: " + sentence());
  }

  private String elapsed() {
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    return String.format("%d:%02d", time.toMinutes(), time.toSecondsPart());
  }

  private String sentence() {
    String percent =
        Double.isNaN(fraction) ? "" : String.format(Locale.ROOT, ", %.0f %%", 100 * fraction);
    return task + percent + (detail.isEmpty() ? "" : ", " + detail) + ", " + elapsed();
  }

  private String line() {
    boolean blocks = Terminal.drawsBlocks();
    StringBuilder drawn = new StringBuilder(BAR);
    long beat = (System.nanoTime() - start) / (REDRAW_MILLIS * 1_000_000);
    for (int i = 0; i < BAR; i++) {
      boolean full = Double.isNaN(fraction) ? Math.floorMod(i - beat, BAR) < 4 : i < fraction * BAR;
      drawn.append(full ? (blocks ? '\u2588' : '#') : (blocks ? '\u2591' : '.'));
    }
    String text = drawn + " " + sentence();
    return text.substring(0, Math.min(text.length(), Terminal.WIDTH - 1));
  }

  /** Ends the task and takes the bar away. */
  @Override
  public synchronized void close() {
    if (clock != null) {
      clock.shutdownNow();
    }
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  /** Redraws one line of a terminal in place. */
  private record RedrawnLine(PrintWriter err) implements ProgressBarConsumer {

    private static final String ERASE_LINE = "\r\u001b[2K";

    @Override
    public int getMaxRenderedLength() {
      return Terminal.WIDTH - 1;
    }

    @Override
    public void accept(String text) {
      err.print(ERASE_LINE + text);
      err.flush();
    }

    @Override
    public void clear() {
      accept("");
    }

    @Override
    public void close() {
      clear();
    }
  }
}
