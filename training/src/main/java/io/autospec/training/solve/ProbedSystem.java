package io.autospec.training.solve;

import io.autospec.model.Prediction;
import io.autospec.model.RecurrenceModel;
import io.autospec.probe.SpectralSummary;
import io.autospec.probe.TridiagonalMatrix;
import io.autospec.recurrence.ChebyshevIteration;
import io.autospec.recurrence.Interval;
import io.autospec.solve.LinearSolver;
import io.autospec.training.DiagonalOperator;
import io.autospec.training.spectrum.RightHandSide;

/**
 * diag(λ) x = b after the probe: what the runtime's own solver saw in its first steps, and the
 * residual they left.
 *
 * @param eigenvalues λ, ascending
 * @param norm what the relative residual is relative to
 * @param residual after the probe's steps
 * @param summary as the solver gives it to a model
 */
@SuppressWarnings("ArrayRecordComponent") // a sample, compared nowhere
record ProbedSystem(double[] eigenvalues, double norm, double[] residual, SpectralSummary summary) {

  /** Products that let the solver probe, make one polynomial and end. */
  private static final int PROBE_AND_LITTLE_MORE = 40;

  /**
   * Runs the solver on diag(λ) until it asks for a polynomial. Returns null if it never does: the
   * probe has solved the system.
   *
   * @param degree D that the solver is asked for
   * @param model whose wish for a longer probe counts
   */
  static ProbedSystem of(double[] eigenvalues, RightHandSide b, int degree, RecurrenceModel model) {
    SpectralSummary[] seen = new SpectralSummary[1];
    RecurrenceModel listener =
        new RecurrenceModel() {
          @Override
          public String name() {
            return "listener";
          }

          @Override
          public boolean wantsLongerProbe(SpectralSummary soFar, int d) {
            return model.wantsLongerProbe(soFar, d);
          }

          @Override
          public Prediction predict(SpectralSummary summary, int d) {
            seen[0] = seen[0] == null ? summary : seen[0];
            double upper = summary.interval().upper();
            return new Prediction(
                ChebyshevIteration.firstKind(new Interval(0.5 * upper, upper), d), name());
          }
        };
    LinearSolver.defaults()
        .withModel(listener)
        .withDegree(degree)
        .withMaxApplications(PROBE_AND_LITTLE_MORE)
        .solve(new DiagonalOperator(eigenvalues), b.coefficients());
    if (seen[0] == null) {
      return null;
    }
    return new ProbedSystem(
        eigenvalues,
        b.norm(),
        residual(eigenvalues, b.coefficients(), seen[0].tridiagonal()),
        seen[0]);
  }

  /** r_m = q_m(diag(λ)) b by the steps whose α and β the Lanczos matrix holds. */
  private static double[] residual(double[] eigenvalues, double[] b, TridiagonalMatrix t) {
    double[] r = b.clone();
    double[] p = b.clone();
    double pivot = t.diagonal(0);
    for (int j = 0; j < t.steps(); j++) {
      if (j > 0) {
        pivot = t.diagonal(j) - t.coupling(j - 1) * (t.coupling(j - 1) / pivot);
      }
      double alpha = 1 / pivot;
      double ratio = t.coupling(j) / pivot;
      for (int i = 0; i < r.length; i++) {
        r[i] -= alpha * eigenvalues[i] * p[i];
        p[i] = r[i] + ratio * ratio * p[i];
      }
    }
    return r;
  }
}
