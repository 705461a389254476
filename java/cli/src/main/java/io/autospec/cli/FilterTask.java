package io.autospec.cli;

import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.filter.DampedFilter;
import io.autospec.filter.FilterModel;
import io.autospec.filter.SpectralWindow;
import io.autospec.model.Prediction;
import io.autospec.probe.LanczosProbe;
import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.Damping;
import java.util.List;

/**
 * p large on a window of the spectrum and small outside.
 *
 * @param model makes it
 * @param window where
 * @param degree d
 */
record FilterTask(FilterModel model, SpectralWindow window, int degree) implements PolynomialTask {

  private static final int STEPS = 32;

  /** Widths of the window that are shown beside it. */
  private static final double AROUND = 8;

  @Override
  public Scaling scaling() {
    return Scaling.NONE;
  }

  @Override
  public SpectralSummary probe(PreparedMatrix a) {
    return new LanczosProbe(STEPS, 1).run(a);
  }

  @Override
  public Prediction predict(SpectralSummary summary) {
    return model.predict(summary, window, degree);
  }

  @Override
  public Prediction classical(SpectralSummary summary) {
    return new DampedFilter(DampedFilter.Target.DELTA, Damping.LANCZOS)
        .predict(summary, window, degree);
  }

  @Override
  public String title() {
    return "filter of degree "
        + degree
        + " for ["
        + Figures.scientific(window.wantedLower())
        + ", "
        + Figures.scientific(window.wantedUpper())
        + "]";
  }

  private double width() {
    return window.wantedUpper() - window.wantedLower();
  }

  @Override
  public List<PolynomialPanel> panels(SpectralSummary summary) {
    return List.of(
        new PolynomialPanel(
            "p(λ)",
            window.wantedLower() - AROUND * width(),
            window.wantedUpper() + AROUND * width(),
            -1,
            1.5,
            false,
            false,
            (t, p) -> p),
        new PolynomialPanel("|p(λ)|", 1e-8, 1e3, false, true, (t, p) -> Math.abs(p)));
  }
}
