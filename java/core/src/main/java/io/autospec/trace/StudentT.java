package io.autospec.trace;

/**
 * Student's distribution with ν degrees of freedom: the mean of ν + 1 normal samples differs from
 * the truth by at most t s/√(ν + 1) with a given probability.
 *
 * <p>The distribution function comes from the incomplete beta function, by its continued fraction
 * (DLMF 8.17.22), and is inverted by bisection.
 */
public final class StudentT {

  private static final double TINY = 1e-300;
  private static final int MOST_TERMS = 500;

  private StudentT() {}

  /**
   * Returns t with P(|T| ≤ t) = confidence. Accuracy: some 1e-12 relative.
   *
   * @param confidence in (0, 1)
   * @param freedom ν ≥ 1
   */
  public static double quantile(double confidence, int freedom) {
    if (!(confidence > 0 && confidence < 1) || freedom < 1) {
      throw new IllegalArgumentException(
          "confidence is "
              + confidence
              + " with "
              + freedom
              + " degrees of freedom: expected a probability between 0 and 1 and at least 1");
    }
    double low = 0;
    double high = 1;
    while (within(high, freedom) < confidence) {
      high *= 2;
    }
    for (int i = 0; i < 200 && high - low > 1e-14 * high; i++) {
      double middle = 0.5 * (low + high);
      if (within(middle, freedom) < confidence) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return 0.5 * (low + high);
  }

  /** Returns P(|T| ≤ t) = 1 − I_x(ν/2, 1/2) with x = ν/(ν + t²). */
  static double within(double t, int freedom) {
    double x = freedom / (freedom + t * t);
    double y = t * t / (freedom + t * t);
    double a = 0.5 * freedom;
    double front = StrictMath.exp(a * StrictMath.log(x) + 0.5 * StrictMath.log(y) - logBeta(a));
    return x < (a + 1) / (a + 2.5)
        ? 1 - front * fraction(a, 0.5, x) / a
        : front * fraction(0.5, a, y) / 0.5;
  }

  /** ln B(a, 1/2) for a = ν/2, by B(a + 1, ½) = B(a, ½) a/(a + ½) from B(½, ½) = π, B(1, ½) = 2. */
  private static double logBeta(double a) {
    boolean whole = a == Math.rint(a);
    double at = whole ? 1 : 0.5;
    double sum = StrictMath.log(whole ? 2 : Math.PI);
    for (; at < a; at++) {
      sum += StrictMath.log(at / (at + 0.5));
    }
    return sum;
  }

  /** The continued fraction of I_x(a, b), by Lentz' method. */
  private static double fraction(double a, double b, double x) {
    double c = 1;
    double d = 1 / nonzero(1 - (a + b) * x / (a + 1));
    double value = d;
    for (int m = 1; m <= MOST_TERMS; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / nonzero(1 + even * d);
      c = nonzero(1 + even / c);
      value *= c * d;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / nonzero(1 + odd * d);
      c = nonzero(1 + odd / c);
      double factor = c * d;
      value *= factor;
      if (Math.abs(factor - 1) < 1e-15) {
        break;
      }
    }
    return value;
  }

  private static double nonzero(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }
}
