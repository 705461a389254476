package io.autospec.recurrence;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The residual polynomials in 60 digits, by de Moivre's and the hyperbolic formulas: no recurrence
 * of the library is used.
 */
public final class ClosedForms {

  /** The precision of the oracles. */
  public static final MathContext DIGITS = new MathContext(60, RoundingMode.HALF_EVEN);

  private static final BigDecimal ONE = BigDecimal.ONE;
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private ClosedForms() {}

  /** T_D((θ − λ)/δ) / T_D(θ/δ) on [lower, upper], lower < upper. */
  public static BigDecimal firstKindResidual(
      double lower, double upper, int degree, double lambda) {
    BigDecimal l = new BigDecimal(lower);
    BigDecimal u = new BigDecimal(upper);
    BigDecimal width = u.subtract(l, DIGITS);
    BigDecimal sum = u.add(l, DIGITS);
    BigDecimal x = sum.subtract(TWO.multiply(new BigDecimal(lambda)), DIGITS).divide(width, DIGITS);
    return chebyshevT(degree, x).divide(chebyshevT(degree, sum.divide(width, DIGITS)), DIGITS);
  }

  /**
   * p(0) = −r'(0) = 2 D U_{D−1}(σ) / ((upper − lower) T_D(σ)) for the residual of the first kind.
   */
  public static BigDecimal firstKindAtZero(double lower, double upper, int degree) {
    BigDecimal l = new BigDecimal(lower);
    BigDecimal u = new BigDecimal(upper);
    BigDecimal width = u.subtract(l, DIGITS);
    BigDecimal sigma = u.add(l, DIGITS).divide(width, DIGITS);
    BigDecimal root = sigma.multiply(sigma).subtract(ONE).sqrt(DIGITS);
    BigDecimal plus = sigma.add(root).pow(degree, DIGITS);
    BigDecimal minus = sigma.subtract(root).pow(degree, DIGITS);
    // U_{D−1} / T_D = (plus − minus) / (root (plus + minus))
    BigDecimal ratio = plus.subtract(minus).divide(root.multiply(plus.add(minus), DIGITS), DIGITS);
    return TWO.multiply(BigDecimal.valueOf(degree)).multiply(ratio).divide(width, DIGITS);
  }

  /** W_D(1 − 2λ/λmax) / (2D + 1) for 0 ≤ λ ≤ λmax. */
  public static BigDecimal fourthKindResidual(double lambdaMax, int degree, double lambda) {
    // sin²(φ/2) = λ/λmax, W_D(cos φ) = sin((2D + 1) φ/2) / sin(φ/2)
    BigDecimal sine2 = new BigDecimal(lambda).divide(new BigDecimal(lambdaMax), DIGITS);
    BigDecimal order = BigDecimal.valueOf(2L * degree + 1);
    if (sine2.signum() == 0) {
      return ONE;
    }
    BigDecimal sine = sine2.sqrt(DIGITS);
    BigDecimal cosine = ONE.subtract(sine2).sqrt(DIGITS);
    BigDecimal[] power = complexPower(cosine, sine, 2 * degree + 1);
    return power[1].divide(sine.multiply(order), DIGITS);
  }

  /** Π (1 − λ/θ_i). */
  public static BigDecimal rootResidual(double[] roots, double lambda) {
    BigDecimal product = ONE;
    for (double root : roots) {
      BigDecimal factor = ONE.subtract(new BigDecimal(lambda).divide(new BigDecimal(root), DIGITS));
      product = product.multiply(factor, DIGITS);
    }
    return product;
  }

  /** T_n(x) = cos(n arccos x), or cosh(n arcosh |x|) with its sign. */
  public static BigDecimal chebyshevT(int n, BigDecimal x) {
    BigDecimal square = x.multiply(x, DIGITS);
    if (square.compareTo(ONE) <= 0) {
      return complexPower(x, ONE.subtract(square).sqrt(DIGITS), n)[0];
    }
    BigDecimal root = square.subtract(ONE).sqrt(DIGITS);
    return x.add(root).pow(n, DIGITS).add(x.subtract(root).pow(n, DIGITS)).divide(TWO, DIGITS);
  }

  /** (re + i im)^n for |re + i im| = 1, that is cos and sin of n times the angle. */
  private static BigDecimal[] complexPower(BigDecimal re, BigDecimal im, int n) {
    BigDecimal[] result = {ONE, BigDecimal.ZERO};
    BigDecimal[] square = {re, im};
    for (int bits = n; bits > 0; bits >>= 1) {
      if ((bits & 1) == 1) {
        result = times(result, square);
      }
      square = times(square, square);
    }
    return result;
  }

  private static BigDecimal[] times(BigDecimal[] x, BigDecimal[] y) {
    return new BigDecimal[] {
      x[0].multiply(y[0]).subtract(x[1].multiply(y[1]), DIGITS),
      x[0].multiply(y[1]).add(x[1].multiply(y[0]), DIGITS)
    };
  }
}
