package io.autospec.cli;

import io.autospec.backend.Backend;
import io.autospec.backend.MultiVector;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.matrix.CsrMatrix;
import io.autospec.recurrence.ChebyshevIteration;
import io.autospec.recurrence.Interval;
import io.autospec.recurrence.PolynomialExpansion;

/**
 * Times expansions of one matrix in one backend. The matrix and its vectors stay prepared, so that
 * several clocks can take turns.
 */
final class StepClock implements AutoCloseable {

  /** A turn is repeated until it is long against the clock's own error. */
  private static final double LEAST_SECONDS = 0.02;

  /** The slowest backends need not take every turn. */
  private static final double ENOUGH_SECONDS = 3;

  /** Where the polynomial is small begins at this fraction of the norm bound. */
  private static final double LOWER = 0.05;

  private final Backend backend;
  private final PreparedMatrix a;
  private final PolynomialExpansion polynomial;
  private final MultiVector x;
  private final MultiVector y;
  private double best = Double.POSITIVE_INFINITY;
  private double spent;

  /**
   * Prepares the matrix.
   *
   * @param degree steps of an expansion
   * @param columns of the block
   * @throws IllegalArgumentException if the backend does not have the precision
   */
  StepClock(
      Backend backend,
      CsrMatrix matrix,
      Scaling scaling,
      Precision precision,
      int degree,
      int columns) {
    this.backend = backend;
    this.a = backend.prepare(matrix, scaling, precision);
    double bound = a.normBound() > 0 ? a.normBound() : 1;
    // D + 1 of the semi-iteration have D products; bounded where the spectrum is
    this.polynomial = ChebyshevIteration.firstKind(new Interval(LOWER * bound, bound), degree + 1);
    this.x = a.newVector(columns);
    this.y = a.newVector(columns);
    x.fill(1);
  }

  /** Returns what progress lines call this: {@code "native float32"}. */
  String label() {
    return backend.name() + " " + a.precision().label();
  }

  /** Takes a turn, unless there were long ones already; the fastest expansion counts. */
  void turn() {
    if (spent > ENOUGH_SECONDS) {
      return;
    }
    Stopwatch whole = Stopwatch.start();
    do {
      Stopwatch one = Stopwatch.start();
      a.expand(polynomial, x, y);
      best = Math.min(best, one.seconds());
    } while (whole.seconds() < LEAST_SECONDS);
    spent += whole.seconds();
  }

  /** Forgets the turns so far, in which code was compiled and pages were touched. */
  void forget() {
    best = Double.POSITIVE_INFINITY;
    spent = 0;
  }

  /** Returns the fastest of all turns. */
  BenchRow row() {
    int degree = polynomial.degree();
    return BenchRow.of(backend, a, x.columns(), degree, best / degree);
  }

  @Override
  public void close() {
    x.close();
    y.close();
    a.close();
  }
}
