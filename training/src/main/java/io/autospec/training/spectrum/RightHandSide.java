package io.autospec.training.spectrum;

/**
 * A right-hand side in the coordinates of the eigenvectors.
 *
 * @param coefficients b_i, one per eigenvalue
 * @param norm what a relative residual is relative to
 */
@SuppressWarnings("ArrayRecordComponent") // a sample, compared nowhere
public record RightHandSide(double[] coefficients, double norm) {}
