package io.autospec.eigen;

import io.autospec.dense.DenseAlgebras;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * H = Vᵀ A V, m × m, for a basis V that grows, and the coefficients of the Ritz vectors that have
 * converged. Those are moved out of the way, H + τ C Cᵀ with a τ larger than the spectrum, so that
 * the lowest eigenvalues of the sum are those still sought.
 */
final class ProjectedMatrix {

  private int order;
  private double[] values = {};
  private final List<double[]> converged = new ArrayList<>();

  /** Returns m. */
  int order() {
    return order;
  }

  int convergedCount() {
    return converged.size();
  }

  /**
   * Adds columns.
   *
   * @param products Vᵀ A Q with V the basis that has Q at its end, row-major
   * @param count the columns of Q
   * @param sign of the values, 1 or −1
   */
  void append(double[] products, int count, int sign) {
    int m = order + count;
    double[] grown = new double[m * m];
    for (int i = 0; i < order; i++) {
      System.arraycopy(values, i * order, grown, i * m, order);
    }
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < count; j++) {
        double value = sign * products[i * count + j];
        if (i < order) {
          grown[i * m + order + j] = value;
          grown[(order + j) * m + i] = value;
        } else { // both triangles are there: the mean
          grown[i * m + order + j] += 0.5 * value;
          grown[(order + j) * m + i] += 0.5 * value;
        }
      }
    }
    order = m;
    values = grown;
    converged.replaceAll(c -> Arrays.copyOf(c, m));
  }

  /** Notes that a Ritz vector has converged. */
  void converge(SymmetricEigen ritz, int column) {
    double[] c = new double[order];
    Arrays.setAll(c, i -> ritz.vector(i, column));
    converged.add(c);
  }

  /** Notes that some Ritz vectors of the whole basis have converged, and no other. */
  void convergeOnly(SymmetricEigen ritz, int[] columns) {
    converged.clear();
    for (int j : columns) {
      converge(ritz, j);
    }
  }

  /** Returns the Ritz pairs of the whole basis. */
  SymmetricEigen ritz() {
    return SymmetricEigen.of(order, values);
  }

  /** Returns the Ritz pairs of the columns from {@code first} on. */
  SymmetricEigen ritzFrom(int first) {
    int m = order - first;
    double[] part = new double[m * m];
    for (int i = 0; i < m; i++) {
      System.arraycopy(values, (first + i) * order + first, part, i * m, m);
    }
    return SymmetricEigen.of(m, part);
  }

  /**
   * Returns the Ritz pairs with those converged moved beyond all others.
   *
   * @param norm of A: a bound of all values
   */
  SymmetricEigen sought(double norm) {
    double[] moved = values.clone();
    double shift = norm > 0 ? 4 * norm : 1;
    for (double[] c : converged) {
      for (int i = 0; i < order; i++) {
        double factor = shift * c[i];
        for (int j = 0; j < order; j++) {
          moved[i * order + j] += factor * c[j];
        }
      }
    }
    return SymmetricEigen.of(order, moved);
  }

  /**
   * Restricts to the span of the converged Ritz vectors and of the first of those sought.
   *
   * @param sought as {@link #sought} returns it
   * @param kept how many of those
   * @return S, m × (converged + kept), row-major, with orthonormal columns
   */
  double[] restrict(SymmetricEigen sought, int kept) {
    int count = converged.size() + kept;
    double[] s = new double[order * count];
    for (int i = 0; i < order; i++) {
      for (int j = 0; j < count; j++) {
        s[i * count + j] =
            j < converged.size() ? converged.get(j)[i] : sought.vector(i, j - converged.size());
      }
    }
    var algebra = DenseAlgebras.ofOrder(order);
    algebra.qr(order, count, s, new double[count * count]);
    double[] image = new double[order * count];
    algebra.multiply(order, count, order, values, s, image);
    double[] transposed = new double[order * count];
    for (int i = 0; i < order; i++) {
      for (int j = 0; j < count; j++) {
        transposed[j * order + i] = s[i * count + j];
      }
    }
    double[] restricted = new double[count * count];
    algebra.multiply(count, count, order, transposed, image, restricted);
    for (int j = 0; j < converged.size(); j++) {
      double[] unit = new double[count];
      unit[j] = 1;
      converged.set(j, unit);
    }
    order = count;
    values = restricted;
    return s;
  }
}
