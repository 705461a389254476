package io.autospec.trace;

import io.autospec.backend.MultiVector;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.VectorPool;
import io.autospec.eigen.OrthonormalBasis;
import io.autospec.function.FunctionSolution;
import io.autospec.function.LanczosFunction;
import io.autospec.function.Objection;
import io.autospec.probe.StartVector;
import io.autospec.solve.Outcome;
import io.autospec.solve.SolveListener;
import java.util.Locale;
import java.util.SplittableRandom;

/** One run of {@link TraceEstimator}. */
final class TraceRun {

  /** Samples of the first stage: their deviation has 31 degrees of freedom. */
  static final int FIRST_STAGE = 32;

  private static final int BLOCK = 16;

  /** With more samples wanted than this, deflation is tried. */
  private static final int MANY = 4 * FIRST_STAGE;

  private static final int SKETCH = 32;
  private static final double SKETCH_TOLERANCE = 0.01;

  /** The quadrature's error is to be below this share of the half-width. */
  private static final double QUADRATURE_SHARE = 0.03;

  private final TraceEstimator method;
  private final PreparedMatrix a;
  private final SplittableRandom random;
  private final QuadratureBlock quadrature;

  private MultiVector basis; // n × r, orthonormal, or null
  private long sketchApplications;
  private long sketchReductions;

  TraceRun(TraceEstimator method, PreparedMatrix a) {
    this.method = method;
    this.a = a;
    this.random = new SplittableRandom(method.seed());
    this.quadrature = new QuadratureBlock(a, method.function());
  }

  TraceEstimate run() {
    long start = System.nanoTime();
    try (VectorPool.Lease lease = a.vectors().lease()) {
      Sample sample = new Sample();
      sample.add(firstBlock());
      if (quadrature.objection() != null) {
        return undefined(quadrature.objection(), start);
      }
      long probe = quadrature.applications();
      sample.add(draw(BLOCK));
      sample.endFirstStage();
      double exact = 0;
      if (wanted(sample, exact) > MANY && a.rows() >= 4 * SKETCH) {
        basis = sketch(lease);
        double traced = basis == null ? 0 : sum(quadrature.values(basis));
        Sample deflated = new Sample();
        if (basis != null) {
          deflated.add(draw(BLOCK));
          deflated.add(draw(BLOCK));
          deflated.endFirstStage();
        }
        if (basis != null && deflated.deviation() < sample.deviation()) {
          sample = deflated;
          exact = traced;
        } else {
          basis = null;
        }
      }
      boolean interrupted = grow(sample, exact) || Thread.currentThread().isInterrupted();
      return result(sample, exact, probe, interrupted, start);
    }
  }

  /** Draws the first block with as many steps as its quadrature needs. */
  private double[] firstBlock() {
    double[] signs = StartVector.signs(a.rows() * BLOCK, random);
    return quadrature.firstValues(signs, BLOCK, this::quadratureTarget);
  }

  /** What the quadrature's mean may be wrong by, given the values so far. */
  private double quadratureTarget(double[] values) {
    Sample sample = new Sample();
    sample.add(values);
    double byTolerance = method.tolerance() * Math.abs(sample.mean());
    double bySample = sample.spread(method.confidence()) / Math.sqrt(method.maxSamples());
    return QUADRATURE_SHARE * Math.max(byTolerance, bySample);
  }

  /**
   * How many samples bring the half-width to what the quadrature's error leaves of the tolerance;
   * to half of that where it leaves less, and no number of samples is enough.
   */
  private double wanted(Sample sample, double exact) {
    double all = method.tolerance() * Math.abs(exact + sample.mean());
    double target = Math.max(all - quadrature.error(), all / 2);
    double ratio = sample.spread(method.confidence()) / target;
    return Double.isNaN(ratio) ? 0 : ratio * ratio;
  }

  /** Draws until the half-width meets the tolerance; returns whether it was interrupted. */
  private boolean grow(Sample sample, double exact) {
    while (true) {
      double wanted = Math.min(method.maxSamples(), Math.ceil(wanted(sample, exact)));
      if (sample.count() >= wanted) {
        return false;
      }
      if (Thread.currentThread().isInterrupted()) {
        return true;
      }
      sample.add(draw((int) Math.min(BLOCK, wanted - sample.count())));
      method
          .listener()
          .progress(
              quadrature.applications(),
              sample.halfWidth(method.confidence()) / Math.abs(exact + sample.mean()));
    }
  }

  /** Returns g_jᵀ f(A) g_j of new random vectors, without the basis if there is one. */
  private double[] draw(int columns) {
    try (VectorPool.Lease lease = a.vectors().lease()) {
      MultiVector g = lease.vector(columns);
      g.write(StartVector.signs(a.rows() * columns, random));
      if (basis != null) {
        double[] overlap = new double[basis.columns() * columns];
        basis.gram(g, overlap);
        for (int i = 0; i < overlap.length; i++) {
          overlap[i] = -overlap[i];
        }
        g.combine(basis, overlap, 1);
        sketchReductions++;
      }
      return quadrature.values(g);
    }
  }

  /** Returns an orthonormal basis of f(A) S for a random S, or null if it fails or is ended. */
  private MultiVector sketch(VectorPool.Lease lease) {
    double[] signs = StartVector.signs(a.rows() * SKETCH, random);
    FunctionSolution image =
        new LanczosFunction(
                method.function(),
                SKETCH_TOLERANCE,
                (long) SKETCH * Math.max(8, quadrature.steps()),
                LanczosFunction.DEFAULT_BASIS_BYTES,
                SolveListener.SILENT)
            .apply(a, signs, SKETCH);
    sketchApplications = image.operatorApplications();
    sketchReductions += image.reductions();
    if (image.values().length == 0 || image.outcome() == Outcome.INTERRUPTED) {
      return null;
    }
    MultiVector y = lease.vector(SKETCH);
    y.write(image.values());
    sketchReductions += OrthonormalBasis.of(y, lease.vector(SKETCH));
    return y;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  private TraceEstimate result(
      Sample sample, double exact, long probe, boolean interrupted, long start) {
    double value = exact + sample.mean();
    double halfWidth = sample.halfWidth(method.confidence()) + quadrature.error();
    boolean met = halfWidth <= method.tolerance() * Math.abs(value);
    Outcome outcome =
        interrupted ? Outcome.INTERRUPTED : met ? Outcome.CONVERGED : Outcome.LIMIT_REACHED;
    return new TraceEstimate(
        value,
        halfWidth,
        method.confidence(),
        outcome,
        outcome == Outcome.CONVERGED ? "" : advice(value, halfWidth, interrupted),
        sample.count(),
        quadrature.steps(),
        basis == null ? 0 : basis.columns(),
        quadrature.error(),
        quadrature.applications() + sketchApplications,
        probe,
        quadrature.reductions() + sketchReductions,
        (System.nanoTime() - start) * 1e-9);
  }

  private String advice(double value, double halfWidth, boolean interrupted) {
    double relative = halfWidth / Math.abs(value);
    return String.format(
        Locale.ROOT,
        "the half-width is %.1e of the value, %.3g times the tolerance; %s",
        relative,
        relative / method.tolerance(),
        interrupted
            ? "the run was interrupted"
            : "raise maxSamples, or ask for a larger withTolerance: a trace that nearly cancels"
                + " has no small relative error");
  }

  private TraceEstimate undefined(Objection objection, long start) {
    return new TraceEstimate(
        Double.NaN,
        Double.NaN,
        method.confidence(),
        objection.outcome(),
        objection.advice(),
        0,
        quadrature.steps(),
        0,
        0,
        quadrature.applications(),
        quadrature.applications(),
        quadrature.reductions(),
        (System.nanoTime() - start) * 1e-9);
  }
}
