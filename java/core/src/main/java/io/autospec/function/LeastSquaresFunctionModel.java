package io.autospec.function;

import io.autospec.model.Prediction;
import io.autospec.probe.DensityEstimate;
import io.autospec.probe.SpectralSummary;
import java.util.function.DoubleUnaryOperator;

/**
 * Least squares on the density that the probe's cumulative weights give, {@link DensityEstimate}:
 * paradigm (B) without a network.
 *
 * <p>Measured: strong while the probe is as long as the degree, and poor beyond (bench/QUALITY.md).
 */
public record LeastSquaresFunctionModel() implements FunctionModel {

  @Override
  public String name() {
    return "least-squares";
  }

  /**
   * {@inheritDoc}
   *
   * <p>Cost: some 600 values of f and O(600 d²).
   */
  @Override
  public Prediction predict(SpectralSummary summary, int degree, DoubleUnaryOperator f) {
    double[] nodes = DensityEstimate.of(summary).points();
    double[] values = new double[nodes.length];
    double[] weights = new double[nodes.length];
    for (int j = 0; j < nodes.length; j++) {
      values[j] = f.applyAsDouble(nodes[j]);
      weights[j] = Double.isFinite(values[j]) ? 1 : 0;
    }
    DiscreteLeastSquares problem = new DiscreteLeastSquares(nodes, weights, degree);
    return new Prediction(problem.expansion(problem.solve(values)), name());
  }
}
