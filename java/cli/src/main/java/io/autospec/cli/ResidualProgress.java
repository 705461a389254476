package io.autospec.cli;

import io.autospec.solve.SolveListener;
import java.util.Locale;

/** Shows a solve as the part of the way, in digits, from residual 1 to the tolerance. */
final class ResidualProgress implements SolveListener {

  private final Progress progress;
  private final double tolerance;
  private double best = 1;

  ResidualProgress(Progress progress, double tolerance) {
    this.progress = progress;
    this.tolerance = tolerance;
  }

  @Override
  public void progress(long applications, double relativeResidual) {
    best = Math.min(best, relativeResidual);
    progress.update(
        Math.log(best) / Math.log(tolerance),
        String.format(Locale.ROOT, "residual %.1e, %,d products", relativeResidual, applications));
  }
}
