package io.autospec.model;

import io.autospec.probe.IntervalUnion;
import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.ChebyshevSeries;
import io.autospec.recurrence.Interval;
import io.autospec.recurrence.PolynomialExpansion;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Least squares on the intervals that the probe separates: the p of degree D − 1 that minimises
 *
 * <pre>
 *   Σ_k ω_k/N_k Σ_j (λ_kj/U)^s (1 − λ_kj p(λ_kj))²,   ω_k = max(weight of interval k, ω)
 * </pre>
 *
 * <p>over N_k nodes of interval k: equidistant in the lowest, from a thousandth of its upper end
 * on, Chebyshev points in the others, three for a single converged value. No weight lies in the
 * gaps: there the polynomial may be of any sign and size, which is where it gains. With eigenvalues
 * far above the bulk, or two clusters, at D = 16 it needs half the products of the best Chebyshev
 * interval; where the probe separates nothing it has no merit.
 *
 * @param exponent s, finite
 */
public record UnionLeastSquaresModel(double exponent) implements RecurrenceModel {

  /** The exponent used where none is given. */
  public static final double DEFAULT_EXPONENT = -0.25;

  private static final int LOWEST_NODES = 64;
  private static final int NODES = 24;
  private static final int SINGLE_NODES = 3;

  /** ω of an interval without weight, and what it becomes while p is not positive on the union. */
  private static final double[] LEAST_WEIGHTS = {0.01, 0.1, 1, 10};

  private static final double LOWEST_NODE = 1e-3;

  /** The model with the default exponent. */
  public UnionLeastSquaresModel() {
    this(DEFAULT_EXPONENT);
  }

  @Override
  public String name() {
    return "union-least-squares";
  }

  /**
   * {@inheritDoc}
   *
   * <p>Cost: some 150 D² operations, by Householder QR.
   *
   * @throws ArithmeticException if the problem is singular
   */
  @Override
  public Prediction predict(SpectralSummary summary, int degree) {
    IntervalUnion union = IntervalUnion.of(summary);
    return new Prediction(
        expansion(union, UpperEnd.of(summary), degree), name(), "", union.intervals());
  }

  /**
   * Makes the polynomial for a union within [0, upper]: with the least ω of some at which it is
   * positive on the union, as where an eigenvalue weighs little the squares leave 1 − λ p above 1
   * there. The last ω is tried as well if none is enough.
   */
  PolynomialExpansion expansion(IntervalUnion union, double upper, int degree) {
    PolynomialExpansion p = null;
    for (double least : LEAST_WEIGHTS) {
      p = expansion(union, upper, degree, least);
      if (PositivityCheck.DEFAULT.failure(p, union.intervals()).isEmpty()) {
        return p;
      }
    }
    return p;
  }

  private PolynomialExpansion expansion(
      IntervalUnion union, double upper, int degree, double least) {
    Rows rows = new Rows(union, degree);
    for (int k = 0; k < union.size(); k++) {
      Interval interval = union.intervals().get(k);
      double weight = Math.max(least, union.weights()[k]);
      int nodes = nodes(union, k);
      for (int j = 0; j < nodes; j++) {
        rows.add(node(interval, j, nodes, k == 0) / upper, weight / nodes);
      }
    }
    LinearSolverDense<DMatrixRMaj> qr =
        LinearSolverFactory_DDRM.leastSquares(rows.matrix.numRows, degree);
    DMatrixRMaj solution = new DMatrixRMaj(degree, 1);
    if (!qr.setA(rows.matrix)) {
      throw new ArithmeticException("the least-squares problem is singular");
    }
    qr.solve(rows.ones, solution);
    double[] coefficients = new double[degree];
    for (int j = 0; j < degree; j++) {
      coefficients[j] = solution.get(j) / upper; // of U p
    }
    return ChebyshevSeries.of(new Interval(0, upper), coefficients);
  }

  private static int nodes(IntervalUnion union, int k) {
    return k == 0 ? LOWEST_NODES : union.singles()[k] ? SINGLE_NODES : NODES;
  }

  private static double node(Interval interval, int j, int nodes, boolean lowest) {
    if (lowest) {
      double lower = LOWEST_NODE * interval.upper();
      return lower + (interval.upper() - lower) * (j + 0.5) / nodes;
    }
    return interval.center() - interval.halfWidth() * StrictMath.cos(Math.PI * (j + 0.5) / nodes);
  }

  /** The rows √weight (t T_0(2t−1), …, t T_{D−1}(2t−1)) against √weight, with t = λ/U. */
  private final class Rows {
    final DMatrixRMaj matrix;
    final DMatrixRMaj ones;
    private int row;

    Rows(IntervalUnion union, int degree) {
      int count = 0;
      for (int k = 0; k < union.size(); k++) {
        count += nodes(union, k);
      }
      if (count < degree) {
        throw new ArithmeticException(
            "the probe's intervals have " + count + " nodes for degree " + degree);
      }
      matrix = new DMatrixRMaj(count, degree);
      ones = new DMatrixRMaj(count, 1);
    }

    void add(double t, double share) {
      double root = Math.sqrt(share * StrictMath.pow(t, exponent));
      double x = 2 * t - 1;
      double previous = x; // T_{−1}
      double current = 1;
      for (int j = 0; j < matrix.numCols; j++) {
        matrix.set(row, j, root * t * current);
        double next = 2 * x * current - previous;
        previous = current;
        current = next;
      }
      ones.set(row, 0, root);
      row++;
    }
  }
}
