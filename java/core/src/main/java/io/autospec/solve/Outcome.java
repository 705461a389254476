package io.autospec.solve;

/**
 * How a numerical method ended. Each outcome says what to try next, in the words of {@link
 * LinearSolver}; the command line says it in its own.
 */
public enum Outcome {
  /** The true residual, recomputed from the solution, meets the tolerance. */
  CONVERGED(""),
  /** The residual no longer falls. */
  STAGNATED(
      "the residual no longer falls: the matrix may be singular or too ill-conditioned for"
          + " this tolerance; try a larger withTolerance, withPreconditioning(NONE) or, for a graph"
          + " Laplacian, CsrMatrix.withoutFirst()"),
  /** A quantity that must be positive vanished: the matrix is singular on this right-hand side. */
  BREAKDOWN(
      "the matrix is numerically singular; make the right-hand side orthogonal to the null space"
          + " or, for a graph Laplacian, ground it with CsrMatrix.withoutFirst()"),
  /** A direction of non-positive curvature, or a diagonal entry that is not positive. */
  NOT_POSITIVE_DEFINITE(
      "conjugate gradients need a symmetric positive definite matrix and this one is not: check the"
          + " signs of its entries, or add a shift to its diagonal"),
  /** The limit of operator applications was reached. */
  LIMIT_REACHED("raise withMaxApplications, or try withPreconditioning(AUTO)"),
  /** No eigenvalue lies in the window asked for. */
  EMPTY_WINDOW("choose a window inside the spectrum, or a wider one"),
  /** The calling thread was interrupted; the best solution so far is returned. */
  INTERRUPTED("the solve was interrupted; the best solution so far was kept");

  private final String advice;

  Outcome(String advice) {
    this.advice = advice;
  }

  /** Returns what to try next, or the empty string. */
  public String advice() {
    return advice;
  }
}
