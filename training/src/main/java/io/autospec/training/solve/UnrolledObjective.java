package io.autospec.training.solve;

import io.autospec.model.LearnedModel;
import io.autospec.model.LowerEndRule;
import io.autospec.model.ProbeFeatures;
import io.autospec.model.SetNetwork;
import io.autospec.training.network.SetNetworkAdjoint;
import io.autospec.training.optimise.Objective;
import io.autospec.training.spectrum.RightHandSideDistribution;
import io.autospec.training.spectrum.SpectrumZoo;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * γ trained through the iteration itself: the loss of a drawn system is the mean logarithmic
 * reduction of the residual per product over some unrolled steps of preconditioned conjugate
 * gradients after the probe,
 *
 * <pre>
 *   loss = ln(‖r_m‖ / ‖r_0‖) / (m D)
 * </pre>
 *
 * <p>as AutoSpec trains (arXiv 2602.09530). It sees the first steps only, where {@link
 * SolveObjective} sees whole solves; QUALITY.md compares the two. The other outputs of the model
 * are not trained.
 *
 * @param networks makes a network of parameters and tells their number
 * @param steps m of conjugate gradients that are unrolled, ≥ 1
 */
public record UnrolledObjective(SolveObjective networks, int steps) implements Objective {

  /** Larger systems than this cost more than they teach: the gradient is a sum over eigenvalues. */
  private static final int MOST_ROWS = 1500;

  /** Checks the steps. */
  public UnrolledObjective {
    if (steps < 1) {
      throw new IllegalArgumentException("steps is " + steps + ": expected at least 1");
    }
  }

  @Override
  public int parameterCount() {
    return networks.parameterCount();
  }

  @Override
  public double loss(double[] parameters, long sample, double[] gradient) {
    SplittableRandom random = new SplittableRandom(sample);
    int degree = ProductTable.DEGREES[random.nextInt(ProductTable.DEGREES.length)];
    ProbedSystem system = draw(random, degree);
    SetNetwork network = networks.network(parameters);
    double rule = LowerEndRule.gamma(system.summary(), degree);
    ProbeFeatures features = ProbeFeatures.of(system.summary(), degree, rule);
    SetNetwork.Trace trace = network.evaluate(features);
    double gamma = LearnedModel.corrected(rule, trace.output()[0]);
    double upper = system.summary().interval().upper();
    double[] eigenvalues = system.eigenvalues();
    double[] c = new double[eigenvalues.length];
    double[] slope = new double[eigenvalues.length];
    for (int i = 0; i < c.length; i++) {
      ChebyshevSlope at = ChebyshevSlope.at(eigenvalues[i], upper, gamma, degree);
      c[i] = at.value();
      slope[i] = at.slope();
    }
    UnrolledSolve solve = new UnrolledSolve(eigenvalues, c, system.residual(), steps);
    double products = (double) steps * degree;
    if (gradient != null) {
      double[] cBar = solve.gradient();
      double[] outputBar = new double[LearnedModel.OUTPUTS];
      for (int i = 0; i < c.length; i++) {
        outputBar[0] += cBar[i] * slope[i] / products;
      }
      new SetNetworkAdjoint(network).backward(features, trace, outputBar, gradient);
    }
    return (solve.logResidual() - logNorm(system.residual())) / products;
  }

  /** The first drawn system that a probe does not solve. */
  private static ProbedSystem draw(SplittableRandom random, int degree) {
    while (true) {
      double[] spectrum = SpectrumZoo.draw(random.nextLong());
      if (spectrum.length > MOST_ROWS) {
        continue;
      }
      ProbedSystem system =
          ProbedSystem.of(
              spectrum,
              RightHandSideDistribution.ANY.draw(spectrum, new Random(random.nextLong())),
              degree,
              LearnedModel.untrained());
      if (system != null) {
        return system;
      }
    }
  }

  private static double logNorm(double[] r) {
    double square = 0;
    for (double value : r) {
      square += value * value;
    }
    return 0.5 * StrictMath.log(square);
  }
}
