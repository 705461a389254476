package io.autospec.function;

import io.autospec.density.CellNetworks;
import io.autospec.model.Prediction;
import io.autospec.network.ModelFileException;
import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.PolynomialExpansion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Least squares on a learned density of the eigenvalues: two small networks correct, in the
 * logarithm, the shares that the Lanczos weights give to the cells around every Ritz value.
 *
 * <p>For any f the polynomial of least expected square error is the least-squares polynomial of the
 * expected density given the probe: so that is what there is to learn, once for all f. One model
 * serves every degree and every length of probe. Networks err, so that the polynomial is one that
 * loses little under the corrected and under less corrected shares, {@link TwoDensities}.
 *
 * @param networks of the cells
 */
public record LearnedFunctionModel(CellNetworks networks) implements FunctionModel {

  /** The task named in the files of these models. */
  public static final String TASK = "function";

  private static final String SHIPPED = "function.safetensors";

  /**
   * The interpolant is taken where its error is at most so many times the other's: it holds on the
   * whole interval, and a density gains nothing near rounding.
   */
  private static final double AS_GOOD = 1.02;

  /** √(1 + NEAR²) is AS_GOOD: errors of a best polynomial and distances from it add as squares. */
  private static final double NEAR = 0.2;

  /** An error that is rounding, over the largest |f| at the Ritz values. */
  private static final double ROUNDING = 1e-14;

  /** Returns the model that comes with the library. */
  public static LearnedFunctionModel shipped() {
    try (InputStream in = LearnedFunctionModel.class.getResourceAsStream(SHIPPED)) {
      if (in == null) {
        throw new IllegalStateException("the library lacks its resource " + SHIPPED);
      }
      return new LearnedFunctionModel(CellNetworks.read(in, TASK, SHIPPED));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a model.
   *
   * @throws ModelFileException if the file is not a model of this task
   * @throws IOException if it cannot be read
   */
  public static LearnedFunctionModel read(Path file) throws IOException {
    return new LearnedFunctionModel(CellNetworks.read(file, TASK));
  }

  @Override
  public String name() {
    return "learned";
  }

  /**
   * {@inheritDoc}
   *
   * <p>Cost: m + 1 evaluations of some 2,000 multiplications, a value of f per node, of which there
   * are 10 m or 6 d, whatever is more, and three times O(d²) per node.
   */
  @Override
  public Prediction predict(SpectralSummary summary, int degree, DoubleUnaryOperator f) {
    LearnedDensity density = new LearnedDensity(networks, summary, degree);
    double[] values = density.values(f);
    DiscreteLeastSquares problem = density.hedged(values, degree);
    PolynomialExpansion bold = problem.expansion(problem.solve(values));
    PolynomialExpansion safe = interpolant(summary, degree, f);
    return safe != null && asGood(safe, bold, summary, density, values, f)
        ? new Prediction(safe, name(), "the interpolant is as good")
        : new Prediction(bold, name());
  }

  /**
   * On the Ritz values, and as far as the density tells: there the interpolant may be no farther
   * from the other polynomial than that is from f where the spectrum was seen. Next to a pole of f,
   * below the first Ritz value, both may be far from f and yet one much nearer than the other.
   */
  private static boolean asGood(
      PolynomialExpansion safe,
      PolynomialExpansion bold,
      SpectralSummary summary,
      LearnedDensity density,
      double[] values,
      DoubleUnaryOperator f) {
    double[] ritz = summary.ritzValues();
    double[] weights = summary.weights();
    double[] atRitz = Arrays.stream(ritz).map(f).toArray();
    double rounding = ROUNDING * Arrays.stream(atRitz).map(Math::abs).max().orElse(0);
    double safeError = LearnedDensity.rootMeanSquareError(safe, ritz, weights, atRitz);
    double boldError = LearnedDensity.rootMeanSquareError(bold, ritz, weights, atRitz);
    return safeError <= AS_GOOD * boldError + rounding
        && density.distance(safe, bold, values)
            <= NEAR * density.errorFrom(ritz[0], bold, values) + rounding;
  }

  /** Returns the Chebyshev interpolant, or null where f is not defined on the whole interval. */
  private static PolynomialExpansion interpolant(
      SpectralSummary summary, int degree, DoubleUnaryOperator f) {
    try {
      return ChebyshevInterpolant.interpolate(summary.interval(), degree, f);
    } catch (IllegalArgumentException notFinite) {
      return null;
    }
  }
}
