package io.autospec.training.solve;

import io.autospec.model.ChebyshevModel;
import io.autospec.model.LearnedModel;
import io.autospec.model.LowerEndRule;
import io.autospec.model.PositivityCheck;
import io.autospec.model.Prediction;
import io.autospec.model.RecurrenceModel;
import io.autospec.model.UnionLeastSquaresModel;
import io.autospec.probe.IntervalUnion;
import io.autospec.probe.SpectralSummary;
import io.autospec.training.spectrum.RightHandSide;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;

/**
 * What one system costs: products to 1e-8 of plain conjugate gradients, and for every degree those
 * with Chebyshev's polynomial over a grid of γ, and with the least-squares polynomial of the
 * probe's intervals over a grid of exponents, by the iteration itself. A loss is this table
 * interpolated, exact and free to differentiate.
 *
 * @param summaries per degree of {@link #DEGREES} what the probe saw
 * @param plain products without a polynomial
 * @param logProducts per degree a {@link Curve} over ln γ: ln of the products, the probe's and the
 *     last check's included, over those of plain
 * @param unionLogProducts per degree the same over the exponent, or null where the probe separates
 *     nothing
 */
@SuppressWarnings("ArrayRecordComponent") // a sample, compared nowhere
record ProductTable(
    SpectralSummary[] summaries, double plain, Curve[] logProducts, Curve[] unionLogProducts) {

  /** The degrees trained. */
  static final int[] DEGREES = {2, 3, 4, 6, 8, 12, 16, 24};

  /** ln γ of the first column, and the step. */
  private static final double FIRST = StrictMath.log(0.125);

  private static final double STEP = 0.5 * StrictMath.log(2);
  private static final int COLUMNS = 17;

  private static final double UNION_FIRST = -0.5;
  private static final double UNION_STEP = 0.5;
  private static final int UNION_COLUMNS = 4;

  /** ln of the ratio that stands for "never". */
  private static final double MOST = StrictMath.log(8);

  /** This far above the least entry of a row, in ln, no further columns are looked at. */
  private static final double FAR = 0.5;

  /** What is then written per two columns. */
  private static final double RISE = 0.2;

  /** A run ends between two looks: half an iteration more than the fraction, on average. */
  private static final double REST = 0.5;

  /** The most iterations of plain conjugate gradients: beyond it a sample costs too much. */
  static final int MOST_PLAIN = 1800;

  /** The same for iterations times n. */
  private static final double MOST_WORK = 3e6;

  /** Returns γ of column {@code j}. */
  static double gamma(int j) {
    return StrictMath.exp(FIRST + j * STEP);
  }

  /**
   * Makes the table, or returns null where the plain iteration takes more than 1,800 steps or so
   * few that no polynomial is made, and where the probe misses λmax: the solver then corrects that
   * first, which no table tells of. Cost: some 80 solves.
   */
  static ProductTable of(double[] eigenvalues, RightHandSide b) {
    int n = eigenvalues.length;
    double target = DiagonalSolve.TOLERANCE * b.norm();
    int mostSteps = (int) Math.min(MOST_PLAIN, MOST_WORK / n);
    double plain =
        DiagonalSolve.iterations(
                eigenvalues, DiagonalSolve.ones(n), b.coefficients(), target, mostSteps)
            + 1;
    if (!(plain < MOST_PLAIN)) {
      return null;
    }
    LearnedModel prober = LearnedModel.untrained();
    ProbedSystem[] systems = new ProbedSystem[DEGREES.length];
    for (int k = 0; k < DEGREES.length; k++) {
      boolean same = k > 0 && DEGREES[k] != LearnedModel.LEAST_UNION_DEGREE;
      systems[k] = same ? systems[k - 1] : ProbedSystem.of(eigenvalues, b, DEGREES[k], prober);
      if (systems[k] == null || eigenvalues[n - 1] > systems[k].summary().interval().upper()) {
        return null;
      }
    }
    SpectralSummary[] summaries = new SpectralSummary[DEGREES.length];
    Curve[] chebyshev = new Curve[DEGREES.length];
    Curve[] union = new Curve[DEGREES.length];
    for (int k = 0; k < DEGREES.length; k++) {
      int degree = DEGREES[k];
      ProbedSystem system = systems[k];
      SpectralSummary summary = system.summary();
      summaries[k] = summary;
      ToDoubleFunction<RecurrenceModel> cost =
          model -> logProducts(system, target, plain, model.predict(summary, degree), degree);
      double[] row = new double[COLUMNS];
      fill(
          row,
          Curve.column(StrictMath.log(LowerEndRule.gamma(summary, degree)), FIRST, STEP, COLUMNS),
          j -> cost.applyAsDouble(new ChebyshevModel(gamma(j))));
      chebyshev[k] = new Curve(FIRST, STEP, row);
      if (degree >= LearnedModel.LEAST_UNION_DEGREE && IntervalUnion.of(summary).size() > 1) {
        double[] exponents = new double[UNION_COLUMNS];
        for (int j = 0; j < UNION_COLUMNS; j++) {
          double products =
              cost.applyAsDouble(new UnionLeastSquaresModel(UNION_FIRST + j * UNION_STEP));
          // where it is refused, the model goes back to Chebyshev
          exponents[j] =
              Double.isNaN(products)
                  ? chebyshev[k].at(StrictMath.log(LowerEndRule.gamma(summary, degree)))
                  : products;
        }
        union[k] = new Curve(UNION_FIRST, UNION_STEP, exponents);
      }
    }
    return new ProductTable(summaries, plain, chebyshev, union);
  }

  /** Returns NaN for a polynomial that is refused. */
  private static double logProducts(
      ProbedSystem system, double target, double plain, Prediction prediction, int degree) {
    if (!prediction.support().isEmpty()
        && !PositivityCheck.DEFAULT
            .failure(prediction.expansion(), prediction.support())
            .isEmpty()) {
      return Double.NaN;
    }
    int most = (int) (StrictMath.exp(MOST) * plain / degree) + 1;
    double[] c = DiagonalSolve.values(prediction.expansion(), system.eigenvalues());
    double iterations =
        DiagonalSolve.iterations(system.eigenvalues(), c, system.residual(), target, most);
    double products = system.summary().steps() + 1 + degree * (iterations + REST);
    return Math.min(MOST, StrictMath.log(products / plain));
  }

  /**
   * Fills a row: every other column from the rule's outward while it is not far above the least,
   * the neighbours of the least, and the rest by interpolation, or by a rise that leads back.
   */
  private static void fill(double[] row, int start, IntToDoubleFunction entry) {
    Arrays.fill(row, Double.NaN);
    int even = start - start % 2;
    row[even] = entry.applyAsDouble(even);
    double least = row[even];
    int best = even;
    for (int direction = -2; direction <= 2; direction += 4) {
      for (int j = even + direction; j >= 0 && j < COLUMNS; j += direction) {
        row[j] = entry.applyAsDouble(j);
        if (row[j] < least) {
          least = row[j];
          best = j;
        }
        if (row[j] > least + FAR) {
          break;
        }
      }
    }
    for (int j = Math.max(0, best - 1); j <= Math.min(COLUMNS - 1, best + 1); j++) {
      row[j] = Double.isNaN(row[j]) ? entry.applyAsDouble(j) : row[j];
    }
    for (int j = 2; j < COLUMNS; j += 2) {
      row[j] = Double.isNaN(row[j]) && row[j - 2] > least ? row[j - 2] + RISE : row[j];
    }
    for (int j = COLUMNS - 3; j >= 0; j -= 2) {
      row[j] = Double.isNaN(row[j]) ? row[j + 2] + RISE : row[j];
    }
    for (int j = 1; j < COLUMNS; j += 2) {
      row[j] = Double.isNaN(row[j]) ? 0.5 * (row[j - 1] + row[j + 1]) : row[j];
    }
  }

  /** Returns γ of the rule for degree {@code k} of the list. */
  double ruleGamma(int k) {
    return LowerEndRule.gamma(summaries[k], DEGREES[k]);
  }

  /** Returns the same table for an operator of another size than its diagonal stand-in. */
  ProductTable withRows(int rows) {
    SpectralSummary[] sized = summaries.clone();
    for (int k = 0; k < sized.length; k++) {
      sized[k] = sized[k].withRows(rows);
    }
    return new ProductTable(sized, plain, logProducts, unionLogProducts);
  }
}
