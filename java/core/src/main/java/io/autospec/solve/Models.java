package io.autospec.solve;

import io.autospec.model.ChebyshevModel;
import io.autospec.model.FourthKindChebyshevModel;
import io.autospec.model.GuardedModel;
import io.autospec.model.HarmonicRitzModel;
import io.autospec.model.LearnedModel;
import io.autospec.model.LeastSquaresModel;
import io.autospec.model.RecurrenceModel;

/** Which model stands behind a {@link Preconditioning}, under guard. */
final class Models {

  private Models() {}

  /** Returns the name of what serves: {@code "learned"} for the automatic choice. */
  static String name(LinearSolver solver, int degree) {
    Preconditioning preconditioning = solver.preconditioning();
    if (degree == 1) {
      return plainName(preconditioning);
    }
    if (solver.model() != null) {
      return solver.model().name();
    }
    return preconditioning == Preconditioning.AUTO
        ? Preconditioning.LEARNED.label()
        : preconditioning.label();
  }

  /** Returns the network that chooses the degree where the caller left it open, or null. */
  static LearnedModel learned(LinearSolver solver) {
    if (solver.model() instanceof LearnedModel own) {
      return own;
    }
    boolean learned =
        solver.preconditioning() == Preconditioning.LEARNED
            || solver.preconditioning() == Preconditioning.AUTO;
    return solver.model() == null && learned ? LearnedModel.shipped() : null;
  }

  /** Returns the name of conjugate gradients without a polynomial. */
  static String plainName(Preconditioning preconditioning) {
    return preconditioning == Preconditioning.NONE
        ? Preconditioning.NONE.label()
        : Preconditioning.JACOBI.label();
  }

  /**
   * Returns the guarded model.
   *
   * @param gamma the Chebyshev polynomial begins at λmax / (γ D²)
   */
  static RecurrenceModel of(LinearSolver solver, double gamma) {
    RecurrenceModel chebyshev = new ChebyshevModel(gamma);
    if (solver.model() != null) {
      return new GuardedModel(solver.model(), chebyshev);
    }
    RecurrenceModel model =
        switch (solver.preconditioning()) {
          case FOURTH_KIND -> new FourthKindChebyshevModel();
          case HARMONIC_RITZ -> new HarmonicRitzModel();
          case LEAST_SQUARES -> new LeastSquaresModel();
          case LEARNED, AUTO -> LearnedModel.shipped();
          default -> chebyshev;
        };
    return new GuardedModel(model, chebyshev);
  }
}
