package io.autospec.eigen;

import io.autospec.backend.PreparedMatrix;
import io.autospec.filter.FilterModel;
import io.autospec.filter.LearnedFilterModel;
import java.util.Objects;

/**
 * Finds eigenvalues at an end of the spectrum of a symmetric matrix, with their eigenvectors.
 *
 * <pre>{@code
 * EigenSolution lowest = EigenSolver.lowest(20).solve(a);
 * }</pre>
 *
 * <p>Problems of few rows are solved by dense algebra, whatever the method. Immutable; may be used
 * by several threads at once.
 *
 * @param count k ≥ 1
 * @param which end of the spectrum
 * @param tolerance a pair has converged when ‖A v − λ v‖ ≤ tolerance · ‖A‖; in (0, 1)
 * @param method how
 * @param maxApplications the most products with one vector, the probe's included; 0 for 4000 times
 *     the vectors that the method iterates
 * @param seed of what is random
 * @param filter makes the polynomials
 * @param listener hears of the progress
 */
public record EigenSolver(
    int count,
    Extreme which,
    double tolerance,
    EigenMethod method,
    long maxApplications,
    long seed,
    FilterModel filter,
    EigenListener listener) {

  /** Rows up to which dense algebra takes less time than the probe of an iteration. */
  private static final int SMALL = 160;

  /** With more than n over this wanted, there is little to leave out. */
  private static final int DENSE_SHARE = 4;

  /** Rows beyond which the dense matrix would not be made even so: 128 MB. */
  private static final int MOST_DENSE = 4000;

  /** Checks the parameters. */
  public EigenSolver {
    EigenArguments.require(count, which, tolerance, maxApplications);
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(filter, "filter");
    Objects.requireNonNull(listener, "listener");
  }

  /** Returns a solver for the k lowest eigenvalues to 1e-8 that chooses everything else itself. */
  public static EigenSolver lowest(int count) {
    return of(count, Extreme.LOWEST);
  }

  /** Returns a solver for the k highest eigenvalues to 1e-8 that chooses everything else itself. */
  public static EigenSolver highest(int count) {
    return of(count, Extreme.HIGHEST);
  }

  /** Returns a solver to 1e-8 that chooses everything else itself. */
  public static EigenSolver of(int count, Extreme which) {
    return new EigenSolver(
        count,
        which,
        1e-8,
        EigenMethod.AUTO,
        0,
        1,
        LearnedFilterModel.shipped(),
        EigenListener.SILENT);
  }

  /** Returns a copy with another tolerance. */
  public EigenSolver withTolerance(double newTolerance) {
    return new EigenSolver(
        count, which, newTolerance, method, maxApplications, seed, filter, listener);
  }

  /** Returns a copy with another method. */
  public EigenSolver withMethod(EigenMethod newMethod) {
    return new EigenSolver(
        count, which, tolerance, newMethod, maxApplications, seed, filter, listener);
  }

  /** Returns a copy with another limit of products. */
  public EigenSolver withMaxApplications(long newMaxApplications) {
    return new EigenSolver(
        count, which, tolerance, method, newMaxApplications, seed, filter, listener);
  }

  /** Returns a copy with another seed. */
  public EigenSolver withSeed(long newSeed) {
    return new EigenSolver(
        count, which, tolerance, method, maxApplications, newSeed, filter, listener);
  }

  /** Returns a copy whose polynomials another model makes. */
  public EigenSolver withFilter(FilterModel newFilter) {
    return new EigenSolver(
        count, which, tolerance, method, maxApplications, seed, newFilter, listener);
  }

  /** Returns a copy with another listener. */
  public EigenSolver withListener(EigenListener newListener) {
    return new EigenSolver(
        count, which, tolerance, method, maxApplications, seed, filter, newListener);
  }

  /**
   * Finds the eigenvalues.
   *
   * @param a symmetric, prepared without scaling
   * @throws IllegalArgumentException if it is not square, scaled, or has fewer than {@code count}
   *     rows
   */
  public EigenSolution solve(PreparedMatrix a) {
    return solve(SymmetricOperator.of(a));
  }

  EigenSolution solve(SymmetricOperator a) {
    a.requireCount(count);
    int n = a.rows();
    if (n <= SMALL || (n <= MOST_DENSE && (long) count * DENSE_SHARE > n)) {
      return DenseEigen.run(a, count, which);
    }
    return switch (method) {
      case FILTER ->
          new ChebyshevFilteredSubspaceIteration(
                  count, which, tolerance, maxApplications, seed, filter, listener)
              .run(a);
      case AUTO, LANCZOS ->
          new ThickRestartLanczos(count, which, tolerance, maxApplications, seed, filter, listener)
              .run(a);
    };
  }
}
