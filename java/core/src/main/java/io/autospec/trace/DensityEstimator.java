package io.autospec.trace;

import io.autospec.backend.MultiVector;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.VectorPool;
import io.autospec.probe.LanczosColumns;
import io.autospec.probe.StartVector;
import io.autospec.probe.TridiagonalMatrix;
import io.autospec.solve.SolveListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * The density of the eigenvalues by stochastic Lanczos quadrature (Lin, Saad and Yang,
 * "Approximating spectral densities of large matrices", SIAM Rev. 58 (2016), doi:10.1137/130934283,
 * §3.2.1).
 *
 * <p>Cost: samples times steps products, in blocks of 16, two reductions per step of a block.
 *
 * @param samples random vectors, at least 2
 * @param steps Lanczos steps of each, at least 1; no more than n are made
 * @param confidence of counts, in (0, 1)
 * @param seed of the random vectors
 * @param listener hears of the products and of the part still to do
 */
public record DensityEstimator(
    int samples, int steps, double confidence, long seed, SolveListener listener) {

  private static final int BLOCK = 16;

  /** Checks the parameters. */
  public DensityEstimator {
    if (samples < 2 || steps < 1) {
      throw new IllegalArgumentException(
          samples + " samples of " + steps + " steps: expected at least 2 of at least 1");
    }
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "confidence is " + confidence + ": expected a probability between 0 and 1");
    }
    Objects.requireNonNull(listener, "listener");
  }

  /** 16 vectors of 96 steps, 95 % confidence. */
  public DensityEstimator(long seed) {
    this(16, 96, 0.95, seed, SolveListener.SILENT);
  }

  /**
   * Estimates the density; an interruption ends it with the blocks that are done, at least one.
   *
   * @param a symmetric, n × n, prepared without scaling
   * @throws IllegalArgumentException if the matrix is not square, has no rows or is scaled
   */
  public EigenvalueDensity run(PreparedMatrix a) {
    TraceEstimator.requireSymmetricSquare(a);
    long start = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    List<SampleMeasure> measures = new ArrayList<>();
    int most = Math.min(steps, a.rows());
    long applications = 0;
    long reductions = 0;
    int longest = 1;
    while (measures.size() < samples) {
      int columns = Math.min(BLOCK, samples - measures.size());
      if (!measures.isEmpty() && Thread.currentThread().isInterrupted()) {
        break;
      }
      try (VectorPool.Lease lease = a.vectors().lease()) {
        MultiVector g = lease.vector(columns);
        g.write(StartVector.signs(a.rows() * columns, random));
        LanczosColumns lanczos = new LanczosColumns(a, g, lease);
        while (lanczos.steps() < most && !lanczos.allEnded()) {
          lanczos.step();
        }
        applications += (long) columns * lanczos.steps();
        reductions += 1 + 2L * lanczos.steps();
        longest = Math.max(longest, lanczos.steps());
        for (int j = 0; j < columns; j++) {
          measures.add(
              new SampleMeasure(new TridiagonalMatrix(lanczos.diagonal(j), lanczos.couplings(j))));
        }
      }
      listener.progress(applications, 1 - (double) measures.size() / samples);
    }
    return new EigenvalueDensity(
        a.rows(),
        confidence,
        longest,
        measures,
        applications,
        reductions,
        (System.nanoTime() - start) * 1e-9);
  }
}
