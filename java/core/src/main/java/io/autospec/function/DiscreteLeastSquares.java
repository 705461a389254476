package io.autospec.function;

import io.autospec.recurrence.PolynomialExpansion;
import io.autospec.recurrence.Recurrence;
import java.util.Arrays;

/**
 * Polynomials of degree d that are best in a weighted sum of squares over nodes:
 *
 * <pre>
 *   min_p Σ_j w_j (p(x_j) − f_j)²
 * </pre>
 *
 * <p>The basis is that of the discrete measure itself, by the procedure of Stieltjes (Gautschi,
 * "Orthogonal Polynomials: Computation and Approximation", 2004, §2.2.3.1), t = x/s:
 *
 * <pre>
 *   β_{k+1} p_{k+1} = (t − α_k) p_k − β_k p_{k−1},   p_0 = 1,   Σ_j w_j p_k(x_j)² = 1 (Σ_j w_j = 1)
 * </pre>
 *
 * <p>A Chebyshev basis of the whole interval would lose all digits where an outlier stretches it a
 * thousandfold. There is no reorthogonalisation, on purpose: the values at the nodes are those that
 * the recurrence itself gives, and will give in front of A. In finite precision the p_k lose their
 * orthogonality near isolated nodes, as the Lanczos vectors do, so the coefficients come from the
 * normal equations of the basis as it is, (G + ρI) c = Bᵀ W f, refined: iterated Tikhonov.
 *
 * <p>Immutable. Cost: O(N d²) once, O(N d) per right-hand side.
 */
public final class DiscreteLeastSquares {

  /** ρ, far above the rounding of G and far below what four refinements cannot recover. */
  private static final double RIDGE = 1e-13;

  private static final int REFINEMENTS = 4;
  private static final double BREAKDOWN = 1e-15;

  private final double scale;
  private final double[] weights;
  private final double[] alpha;
  private final double[] beta;
  private final double[][] basis; // basis[k][j] = p_k(x_j)
  private final double[][] factor; // lower triangle L of G + ρI = L Lᵀ

  /**
   * Makes the basis.
   *
   * @param nodes x_j, finite
   * @param weights w_j ≥ 0 and finite, of positive sum; normalised here
   * @param degree d ≥ 0; fewer steps are done if the nodes have no more distinct points
   * @throws IllegalArgumentException if the lengths differ, a value is out of range or the sum is 0
   */
  public DiscreteLeastSquares(double[] nodes, double[] weights, int degree) {
    if (degree < 0 || nodes.length != weights.length) {
      throw new IllegalArgumentException(
          "degree is "
              + degree
              + " with "
              + nodes.length
              + " nodes and "
              + weights.length
              + " weights: expected degree >= 0 and one weight per node");
    }
    double sum = 0;
    double largest = 0;
    for (int j = 0; j < nodes.length; j++) {
      if (!Double.isFinite(nodes[j]) || !(weights[j] >= 0)) {
        throw new IllegalArgumentException(
            "node " + nodes[j] + " has weight " + weights[j] + ": expected finite and >= 0");
      }
      sum += weights[j];
      largest = Math.max(largest, Math.abs(nodes[j]));
    }
    if (!(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("weights have sum " + sum + ": expected a positive sum");
    }
    this.scale = largest > 0 ? largest : 1;
    this.weights = new double[nodes.length];
    for (int j = 0; j < nodes.length; j++) {
      this.weights[j] = weights[j] / sum;
    }
    double[][] values = new double[degree + 1][];
    double[] a = new double[degree];
    double[] b = new double[degree];
    int steps = stieltjes(nodes, degree, values, a, b);
    this.basis = Arrays.copyOf(values, steps + 1);
    this.alpha = Arrays.copyOf(a, steps);
    this.beta = Arrays.copyOf(b, steps);
    this.factor = cholesky(gram());
  }

  private int stieltjes(double[] nodes, int degree, double[][] values, double[] a, double[] b) {
    int n = nodes.length;
    values[0] = new double[n];
    Arrays.fill(values[0], 1);
    for (int k = 0; k < degree; k++) {
      double[] p = values[k];
      double diagonal = 0;
      for (int j = 0; j < n; j++) {
        diagonal += weights[j] * p[j] * p[j] * (nodes[j] / scale);
      }
      double[] next = new double[n];
      double square = 0;
      for (int j = 0; j < n; j++) {
        next[j] = (nodes[j] / scale - diagonal) * p[j];
        if (k > 0) {
          next[j] -= b[k - 1] * values[k - 1][j];
        }
        square += weights[j] * next[j] * next[j];
      }
      double norm = Math.sqrt(square);
      if (!(norm > BREAKDOWN)) {
        return k;
      }
      for (int j = 0; j < n; j++) {
        next[j] /= norm;
      }
      a[k] = diagonal;
      b[k] = norm;
      values[k + 1] = next;
    }
    return degree;
  }

  private double[][] gram() {
    int size = basis.length;
    double[][] g = new double[size][size];
    double[] weighted = new double[weights.length];
    for (int k = 0; k < size; k++) {
      for (int j = 0; j < weighted.length; j++) {
        weighted[j] = weights[j] * basis[k][j];
      }
      dots(weighted, k + 1, g[k]);
      g[k][k] += RIDGE;
    }
    return g;
  }

  /** Overwrites the lower triangle by its Cholesky factor; a pivot lost to rounding is ρ. */
  private static double[][] cholesky(double[][] g) {
    for (int k = 0; k < g.length; k++) {
      for (int l = 0; l <= k; l++) {
        double sum = g[k][l];
        for (int i = 0; i < l; i++) {
          sum -= g[k][i] * g[l][i];
        }
        g[k][l] = l == k ? Math.sqrt(Math.max(sum, RIDGE)) : sum / g[l][l];
      }
    }
    return g;
  }

  private void solveInPlace(double[] x) {
    for (int k = 0; k < x.length; k++) {
      for (int l = 0; l < k; l++) {
        x[k] -= factor[k][l] * x[l];
      }
      x[k] /= factor[k][k];
    }
    for (int k = x.length - 1; k >= 0; k--) {
      for (int l = k + 1; l < x.length; l++) {
        x[k] -= factor[l][k] * x[l];
      }
      x[k] /= factor[k][k];
    }
  }

  /**
   * The products with the first basis functions, four at a time: one sum alone waits for each of
   * its additions (the basis of degree 150 on 450 nodes takes 2.5 against 5.9 ms).
   */
  private void dots(double[] x, int count, double[] target) {
    int k = 0;
    for (; k + 4 <= count; k += 4) {
      double[] b0 = basis[k];
      double[] b1 = basis[k + 1];
      double[] b2 = basis[k + 2];
      double[] b3 = basis[k + 3];
      double s0 = 0;
      double s1 = 0;
      double s2 = 0;
      double s3 = 0;
      for (int j = 0; j < x.length; j++) {
        s0 += x[j] * b0[j];
        s1 += x[j] * b1[j];
        s2 += x[j] * b2[j];
        s3 += x[j] * b3[j];
      }
      target[k] = s0;
      target[k + 1] = s1;
      target[k + 2] = s2;
      target[k + 3] = s3;
    }
    for (; k < count; k++) {
      double sum = 0;
      for (int j = 0; j < x.length; j++) {
        sum += x[j] * basis[k][j];
      }
      target[k] = sum;
    }
  }

  /** Returns the degree, d or less. */
  public int degree() {
    return alpha.length;
  }

  /**
   * Returns the coefficients c of the best polynomial in the basis.
   *
   * @param values f_j, one per node; not read where the weight is 0
   */
  public double[] solve(double[] values) {
    double[] residual = new double[weights.length];
    for (int j = 0; j < residual.length; j++) {
      residual[j] = weights[j] > 0 ? values[j] : 0;
    }
    double[] c = new double[basis.length];
    double[] step = new double[basis.length];
    for (int pass = 0; pass <= REFINEMENTS; pass++) {
      project(residual, step);
      solveInPlace(step);
      for (int k = 0; k < c.length; k++) {
        c[k] += step[k];
        for (int j = 0; j < residual.length; j++) {
          residual[j] -= step[k] * basis[k][j];
        }
      }
    }
    return c;
  }

  /**
   * Returns the root of the weighted mean square of p − f.
   *
   * @param values f_j; not read where the weight is 0
   * @param coefficients of p
   */
  double error(double[] values, double[] coefficients) {
    double square = 0;
    for (int j = 0; j < weights.length; j++) {
      if (weights[j] > 0) {
        double residual = values[j];
        for (int k = 0; k < coefficients.length; k++) {
          residual -= coefficients[k] * basis[k][j];
        }
        square += weights[j] * residual * residual;
      }
    }
    return Math.sqrt(square);
  }

  private void project(double[] residual, double[] target) {
    double[] weighted = new double[weights.length];
    for (int j = 0; j < weighted.length; j++) {
      weighted[j] = weights[j] * residual[j];
    }
    dots(weighted, target.length, target);
  }

  /**
   * Returns the derivative of a loss by the logarithms of the weights, given that by the
   * coefficients, c̄: w_j (f_j − p(x_j)) u(x_j), where u has the coefficients G⁻¹ c̄. The basis may
   * be held fixed, as the best polynomial does not depend on it.
   *
   * @param values f_j
   * @param coefficients what {@link #solve} returned for them
   * @param coefficientBar c̄
   */
  public double[] logWeightGradient(
      double[] values, double[] coefficients, double[] coefficientBar) {
    double[] u = coefficientBar.clone();
    solveInPlace(u);
    double[] bar = new double[weights.length];
    for (int j = 0; j < bar.length; j++) {
      if (weights[j] > 0) {
        double residual = values[j];
        double direction = 0;
        for (int k = 0; k < u.length; k++) {
          residual -= coefficients[k] * basis[k][j];
          direction += u[k] * basis[k][j];
        }
        bar[j] = weights[j] * residual * direction;
      }
    }
    return bar;
  }

  /**
   * Evaluates the basis at a point.
   *
   * @param x in the units of the nodes
   * @param target receives p_0(x) … p_d(x)
   */
  public void evaluateBasis(double x, double[] target) {
    double t = x / scale;
    target[0] = 1;
    for (int k = 0; k < alpha.length; k++) {
      double sum = (t - alpha[k]) * target[k];
      if (k > 0) {
        sum -= beta[k - 1] * target[k - 1];
      }
      target[k + 1] = sum / beta[k];
    }
  }

  /** Makes the expansion Σ_k c_k p_k: the basis vectors are p_k(A) z. */
  public PolynomialExpansion expansion(double[] coefficients) {
    int d = alpha.length;
    double[] a = new double[d];
    double[] b = new double[d];
    double[] c = new double[d];
    for (int k = 0; k < d; k++) {
      a[k] = 1 / (beta[k] * scale);
      b[k] = -alpha[k] / beta[k];
      c[k] = k == 0 ? 0 : -beta[k - 1] / beta[k];
    }
    return new PolynomialExpansion(new Recurrence(a, b, c, new double[d]), coefficients);
  }
}
