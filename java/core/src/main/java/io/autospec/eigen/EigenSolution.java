package io.autospec.eigen;

import io.autospec.solve.Outcome;

/**
 * The end of an eigenvalue computation.
 *
 * @param values the eigenvalues found, ascending
 * @param residualNorms ‖A v − λ v‖ of each, which bounds its distance from an eigenvalue of A
 * @param vectors n × values, row-major: their eigenvectors, orthonormal
 * @param outcome CONVERGED if all that were asked were found
 * @param advice what to try next, or the empty string
 * @param method that found them: {@code "filter"}, {@code "lanczos"}, {@code "dense"}
 * @param degree of the last filter; 1 without
 * @param operatorApplications products of A with one vector, the probe's included
 * @param probeApplications those of the probe
 * @param reductions synchronisations by dot products and Gram matrices
 * @param certificate what was checked beyond the residuals
 * @param seconds of the whole computation
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier, compared nowhere
public record EigenSolution(
    double[] values,
    double[] residualNorms,
    double[] vectors,
    Outcome outcome,
    String advice,
    String method,
    int degree,
    long operatorApplications,
    long probeApplications,
    long reductions,
    Certificate certificate,
    double seconds) {

  /** Tells whether all that were asked were found. */
  public boolean converged() {
    return outcome == Outcome.CONVERGED;
  }

  /** Returns a copy with another certificate. */
  public EigenSolution withCertificate(Certificate newCertificate) {
    return new EigenSolution(
        values,
        residualNorms,
        vectors,
        outcome,
        advice,
        method,
        degree,
        operatorApplications,
        probeApplications,
        reductions,
        newCertificate,
        seconds);
  }

  /** Returns a copy with other vectors. */
  EigenSolution withVectors(double[] newVectors) {
    return new EigenSolution(
        values,
        residualNorms,
        newVectors,
        outcome,
        advice,
        method,
        degree,
        operatorApplications,
        probeApplications,
        reductions,
        certificate,
        seconds);
  }

  /** Returns the end of the same computation, not trusted. */
  EigenSolution stagnated(String newAdvice) {
    return new EigenSolution(
        values,
        residualNorms,
        vectors,
        Outcome.STAGNATED,
        newAdvice,
        method,
        degree,
        operatorApplications,
        probeApplications,
        reductions,
        certificate,
        seconds);
  }
}
