package io.autospec.eigen;

import io.autospec.backend.PreparedMatrix;
import io.autospec.filter.FilterModel;
import io.autospec.filter.LearnedFilterModel;
import io.autospec.matrix.CsrMatrix;
import io.autospec.solve.Outcome;
import java.util.Objects;
import java.util.Optional;

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

  /** Products after which dense algebra takes over where it can: some n³ of work. */
  private static final long LEAST_LIMIT = 4000;

  private static final int LIMIT_PER_ROW = 8;

  /** Computations of which one is to agree with the count. */
  private static final int ATTEMPTS = 3;

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

  /**
   * Finds the eigenvalues of a matrix whose entries are at hand: where it is small, their number is
   * checked by a factorisation.
   *
   * @param a symmetric, prepared without scaling
   * @param matrix the same matrix
   * @throws IllegalArgumentException as for {@link #solve(PreparedMatrix)}, or if the sizes differ
   */
  public EigenSolution solve(PreparedMatrix a, CsrMatrix matrix) {
    if (matrix.rows() != a.rows() || matrix.columns() != a.columns()) {
      throw new IllegalArgumentException(
          "matrix is "
              + matrix.rows()
              + " x "
              + matrix.columns()
              + ", prepared it was "
              + a.rows()
              + " x "
              + a.columns()
              + ": expected the same matrix");
    }
    EigenSolution solution = solve(a);
    for (int attempt = 1; solution.converged(); attempt++) {
      Optional<Certificate> counted =
          solution.certificate().check() == Check.DENSE
              ? Optional.empty()
              : EndCount.of(solution, matrix, which, a.normBound());
      if (counted.isEmpty()) {
        return solution;
      }
      solution = solution.withCertificate(counted.get());
      if (counted.get().complete()) {
        return solution;
      }
      if (attempt == ATTEMPTS) {
        return a.rows() <= MOST_DENSE
            ? DenseEigen.run(SymmetricOperator.of(a), count, which, tolerance)
            : solution.stagnated(
                counted.get().expected()
                    + " eigenvalues were counted where "
                    + counted.get().found()
                    + " were found: try another withSeed, or withMethod(FILTER)");
      }
      solution = withSeed(seed + attempt).solve(a);
    }
    return solution;
  }

  /**
   * Finds the eigenvalues of A x = λ M x; the vectors are M-orthonormal.
   *
   * <p>Products are counted as those with A; each comes with two expansions in M.
   *
   * @throws IllegalArgumentException if it has fewer than {@code count} rows
   */
  public EigenSolution solve(GeneralizedProblem problem) {
    return problem.back(solve(problem.operator()));
  }

  EigenSolution solve(SymmetricOperator a) {
    a.requireCount(count);
    int n = a.rows();
    if (n <= SMALL || (n <= MOST_DENSE && (long) count * DENSE_SHARE > n)) {
      return DenseEigen.run(a, count, which, tolerance);
    }
    return switch (method) {
      case FILTER ->
          new ChebyshevFilteredSubspaceIteration(
                  count, which, tolerance, maxApplications, seed, filter, listener)
              .run(a);
      case LANCZOS -> lanczos(maxApplications).run(a);
      case AUTO -> automatic(a);
    };
  }

  private ThickRestartLanczos lanczos(long limit) {
    return new ThickRestartLanczos(count, which, tolerance, limit, seed, filter, listener);
  }

  /**
   * Lanczos needs fewer products than subspace iteration on every matrix tried, a third in the
   * geometric mean; where the matrix is small, no more than dense algebra costs.
   */
  private EigenSolution automatic(SymmetricOperator a) {
    int n = a.rows();
    if (n > MOST_DENSE || maxApplications > 0) {
      return lanczos(maxApplications).run(a);
    }
    EigenSolution solution = lanczos(LEAST_LIMIT + (long) LIMIT_PER_ROW * n).run(a);
    boolean hard =
        solution.outcome() == Outcome.LIMIT_REACHED || solution.outcome() == Outcome.STAGNATED;
    return hard ? DenseEigen.run(a, count, which, tolerance) : solution;
  }
}
