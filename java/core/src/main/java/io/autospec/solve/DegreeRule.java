package io.autospec.solve;

/** Chooses D where the caller left it open. */
final class DegreeRule {

  /** Stands for a degree that is chosen after the probe. */
  static final int OPEN = 0;

  /**
   * Odd, so that an eigenvalue above the assumed λmax makes p larger, not negative; and small,
   * because a step costs little more than the vector half of an outer iteration.
   */
  static final int DEFAULT = 5;

  /**
   * With fewer than this many rows per product of an outer iteration, conjugate gradients end
   * within some n steps before a polynomial has anything to save.
   */
  private static final int ROWS_PER_DEGREE = 48;

  private DegreeRule() {}

  static int of(LinearSolver solver, int rows) {
    return switch (solver.preconditioning()) {
      case NONE, JACOBI -> 1;
      case AUTO -> {
        int degree = asked(solver);
        boolean few = rows < ROWS_PER_DEGREE * degree;
        yield few ? 1 : solver.degree() == 0 ? OPEN : degree;
      }
      default -> solver.degree() == 0 && Models.learned(solver) != null ? OPEN : asked(solver);
    };
  }

  private static int asked(LinearSolver solver) {
    return solver.degree() == 0 ? DEFAULT : solver.degree();
  }
}
