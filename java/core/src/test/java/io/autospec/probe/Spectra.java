package io.autospec.probe;

import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.backend.reference.ReferenceBackend;
import io.autospec.matrix.CsrMatrix;
import io.autospec.recurrence.Interval;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Operators of known spectrum for tests of probes and models. */
public final class Spectra {

  private Spectra() {}

  /** diag(eigenvalues) in the reference backend; zeros are stored. */
  public static PreparedMatrix diagonal(double... eigenvalues) {
    int n = eigenvalues.length;
    CsrMatrix matrix =
        new CsrMatrix(
            n,
            n,
            IntStream.rangeClosed(0, n).toArray(),
            IntStream.range(0, n).toArray(),
            eigenvalues.clone());
    return new ReferenceBackend().prepare(matrix, Scaling.NONE, Precision.FLOAT64);
  }

  /** n values from lower to upper with a constant ratio. */
  public static double[] logUniform(int n, double lower, double upper) {
    return IntStream.range(0, n)
        .mapToDouble(i -> lower * Math.pow(upper / lower, i / (n - 1.0)))
        .toArray();
  }

  /** The eigenvalues of the scaled one-dimensional Laplacian of order n, in (0, 2). */
  public static double[] laplacian(int n) {
    return IntStream.rangeClosed(1, n)
        .mapToDouble(i -> 1 - Math.cos(Math.PI * i / (n + 1)))
        .toArray();
  }

  /** Laplacian values below 0.01 and seven outliers up to 1. */
  public static double[] largeOutliers(int n) {
    return DoubleStream.concat(
            Arrays.stream(laplacian(n - 7)).map(x -> 0.005 * x + 1e-4),
            IntStream.rangeClosed(1, 7).mapToDouble(i -> 0.3 + 0.1 * i))
        .toArray();
  }

  /** Every value times {@code factor}. */
  public static double[] scaled(double[] values, double factor) {
    return Arrays.stream(values).map(x -> factor * x).toArray();
  }

  /** A summary of m Lanczos steps on diag(eigenvalues), the start vector from a fixed seed. */
  public static SpectralSummary summary(double[] eigenvalues, int steps) {
    try (PreparedMatrix matrix = diagonal(eigenvalues)) {
      return new LanczosProbe(steps, 7).run(matrix);
    }
  }

  /** The same summary with another upper end. */
  public static SpectralSummary withUpperEnd(SpectralSummary summary, double upper) {
    return new SpectralSummary(
        new Interval(Math.min(summary.interval().lower(), upper), upper),
        summary.tridiagonal(),
        summary.applications());
  }

  /** n values uniform on [−1, 1). */
  public static double[] randomVector(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return DoubleStream.generate(() -> 2 * random.nextDouble() - 1).limit(n).toArray();
  }
}
