package io.autospec.training.function;

import io.autospec.density.CellNetworks;
import io.autospec.function.DiscreteLeastSquares;
import io.autospec.function.LearnedDensity;
import io.autospec.training.density.CellParameters;
import io.autospec.training.optimise.Objective;

/**
 * The mean over degrees and functions of {@link FunctionError}, by the parameters of the networks
 * that correct the density.
 *
 * <p>The gradient goes back through the least-squares solution in closed form; the probe is not
 * differentiated. The gradient of a sample is shortened to norm 1: a few samples whose limit is all
 * but 0 would otherwise lead the others.
 */
public final class FunctionObjective implements Objective {

  private static final double LONGEST = 1;

  @Override
  public int parameterCount() {
    return CellParameters.count();
  }

  @Override
  public double loss(double[] parameters, long sample, double[] gradient) {
    double[] own = gradient == null ? null : new double[gradient.length];
    double loss = lossAndFullGradient(parameters, sample, own);
    if (gradient != null) {
      addShortened(own, gradient);
    }
    return loss;
  }

  /** The same without shortening. */
  static double lossAndFullGradient(double[] parameters, long sample, double[] gradient) {
    FunctionSample drawn = new FunctionSample(sample);
    CellNetworks networks = CellParameters.networks(parameters);
    double factor = 1.0 / (drawn.degrees.length * FunctionSample.FUNCTIONS);
    double loss = 0;
    for (int degree : drawn.degrees) {
      LearnedDensity density = new LearnedDensity(networks, drawn.summary, degree);
      double[] bar = new double[density.size()];
      for (int k = 0; k < FunctionSample.FUNCTIONS; k++) {
        double[] nodeValues = density.values(drawn.functions[k]);
        DiscreteLeastSquares problem = density.problem(nodeValues, degree);
        loss +=
            factor
                * FunctionError.lossAndGradient(
                    problem,
                    nodeValues,
                    drawn.spectrum,
                    drawn.values[k],
                    drawn.limit(k, degree),
                    factor,
                    bar);
      }
      if (gradient != null) {
        CellParameters.backward(networks, density.outputs(), density.cellGradient(bar), gradient);
      }
    }
    return loss;
  }

  private static void addShortened(double[] own, double[] gradient) {
    double square = 0;
    for (double value : own) {
      square += value * value;
    }
    double norm = Math.sqrt(square);
    double factor = norm > LONGEST ? LONGEST / norm : 1;
    for (int i = 0; i < own.length; i++) {
      gradient[i] += factor * own[i];
    }
  }
}
