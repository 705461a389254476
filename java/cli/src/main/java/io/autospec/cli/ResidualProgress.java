package io.autospec.cli;

import io.autospec.solve.SolveListener;
import java.util.Locale;

/** Shows a run as the part of the way, in digits, from residual or error 1 to the tolerance. */
final class ResidualProgress implements SolveListener {

  private final Progress progress;
  private final double tolerance;
  private final String quantity;
  private double best = 1;

  ResidualProgress(Progress progress, double tolerance) {
    this(progress, tolerance, "residual");
  }

  ResidualProgress(Progress progress, double tolerance, String quantity) {
    this.progress = progress;
    this.tolerance = tolerance;
    this.quantity = quantity;
  }

  @Override
  public void progress(long applications, double relativeResidual) {
    best = Math.min(best, relativeResidual);
    progress.update(
        Math.log(best) / Math.log(tolerance),
        String.format(
            Locale.ROOT, "%s %.1e, %,d products", quantity, relativeResidual, applications));
  }
}
