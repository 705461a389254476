package io.autospec.training.spectrum;

import io.autospec.probe.TridiagonalMatrix;
import java.util.Random;

/**
 * Covariance matrices of n variables and n/y independent samples, by the eigenvalues of the
 * bidiagonal model of Dumitriu and Edelman, "Matrix models for beta ensembles", J. Math. Phys. 43
 * (2002), doi:10.1063/1.1507823: density on [(1 − √y)², (1 + √y)²], shifted by a regularisation.
 *
 * <p>The largest n is 1,000, as the model costs O(n²).
 *
 * @param ratio the range of y in (0, 1]
 * @param shift the range of what is added to the diagonal, by its logarithm
 */
public record MarchenkoPastur(Range ratio, Range shift) implements SpectrumDistribution {

  private static final int MOST = 1000;

  @Override
  public String name() {
    return "marchenko-pastur";
  }

  @Override
  public double[] draw(int n, Random random) {
    Eigenvalues.requireEnough(n);
    int rows = Math.min(n, MOST);
    double samples = rows / ratio.uniform(random);
    double[] upper = new double[rows];
    double[] lower = new double[rows];
    for (int i = 0; i < rows; i++) {
      upper[i] = chi(samples - i, random);
      lower[i] = chi(rows - 1.0 - i, random);
    }
    double added = shift.logUniform(random);
    double[] diagonal = new double[rows];
    double[] coupling = new double[rows];
    for (int i = 0; i < rows; i++) {
      double left = i == 0 ? 0 : lower[i - 1];
      diagonal[i] = (upper[i] * upper[i] + left * left) / samples + added;
      coupling[i] = i + 1 < rows ? upper[i] * lower[i] / samples : 0;
    }
    double[] values = new TridiagonalMatrix(diagonal, coupling).ritzValues();
    for (int i = 0; i < rows; i++) {
      values[i] = Math.max(values[i], added);
    }
    return Eigenvalues.normalised(values);
  }

  /** χ of k degrees of freedom by its normal approximation, close beyond k = 10 or so. */
  private static double chi(double k, Random random) {
    return k <= 0
        ? 0
        : Math.abs(Math.sqrt(Math.max(k - 0.5, 0)) + Math.sqrt(0.5) * random.nextGaussian());
  }
}
