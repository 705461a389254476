package io.autospec.training.solve;

import io.autospec.model.LearnedModel;
import io.autospec.model.ProbeFeatures;
import io.autospec.model.SetNetwork;
import io.autospec.model.UnionLeastSquaresModel;
import io.autospec.network.Network;
import io.autospec.training.network.SetNetworkAdjoint;
import io.autospec.training.optimise.Objective;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What a {@link LearnedModel} is trained for: few products, and knowing how many. For one system
 * and a degree, with R(γ) and U(s) the ln of the products over those of plain conjugate gradients,
 * by Chebyshev's polynomial and by that of the probe's intervals, and e = R − min R:
 *
 * <pre>
 *   loss = e + 3 e²  +  ¼ ρ(min(R, U if chosen) − y₁)  +  ¼ ρ(U − R − y₂)  +  ¼ U
 *   ρ(t) = max(τ t, (τ − 1) t)
 * </pre>
 *
 * <p>at γ = γ_rule e^y₀ and s of y₃. The square keeps the worst systems in view; the minimiser of ρ
 * is the quantile τ (Koenker and Bassett, Econometrica 46 (1978), doi:10.2307/1913643), so that y₁
 * and y₂ are cautious estimates. The terms of U are there only where the probe separates intervals.
 */
public final class SolveObjective implements Objective {

  /** τ: three systems of four need no more products than expected. */
  private static final double QUANTILE = 0.75;

  /** τ of the gate: a union that fails costs more than one that is missed. */
  private static final double GATE_QUANTILE = 0.6;

  private static final double SQUARE = 3;
  private static final double ESTIMATE = 0.25;

  /** Degrees looked at per sample. */
  private static final int DEGREES_PER_SAMPLE = 3;

  private final List<ProductTable> training;
  private final List<ProductTable> validation;
  private final int[] embeddingWidths;
  private final int[] headWidths;

  /**
   * An objective over tables.
   *
   * @param data the systems; samples of even number are of its training part
   * @param shape a network of the widths to train
   */
  public SolveObjective(SolveDataset data, SetNetwork shape) {
    this.training = data.training();
    this.validation = data.validation();
    this.embeddingWidths = shape.embedding().widths();
    this.headWidths = shape.head().widths();
  }

  @Override
  public int parameterCount() {
    return (int) (Network.parameterCount(embeddingWidths) + Network.parameterCount(headWidths));
  }

  /** Returns the network of these parameters. */
  public SetNetwork network(double[] parameters) {
    int split = (int) Network.parameterCount(embeddingWidths);
    return new SetNetwork(
        new Network(embeddingWidths, Arrays.copyOf(parameters, split)),
        new Network(headWidths, Arrays.copyOfRange(parameters, split, parameters.length)));
  }

  /** Returns the parameters of a network: the embedding's, then the head's. */
  public static double[] parameters(SetNetwork network) {
    double[] first = network.embedding().parameters();
    double[] second = network.head().parameters();
    double[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  @Override
  public double loss(double[] parameters, long sample, double[] gradient) {
    return loss(parameters, null, sample, gradient);
  }

  /**
   * The loss whose gradient is taken: the estimates y₁ and y₂ follow what γ and s have led to, and
   * must not lead them. So the R and U that they are compared with are those of other, fixed
   * parameters.
   *
   * @param fixed the parameters that choose the R and U to estimate; null for the same
   */
  double loss(double[] parameters, double[] fixed, long sample, double[] gradient) {
    SplittableRandom random = new SplittableRandom(sample);
    List<ProductTable> tables = (sample & 1) == 0 ? training : validation;
    ProductTable table = tables.get(random.nextInt(tables.size()));
    SetNetwork network = network(parameters);
    SetNetwork target = fixed == null ? null : network(fixed);
    SetNetworkAdjoint adjoint = gradient == null ? null : new SetNetworkAdjoint(network);
    double loss = 0;
    for (int i = 0; i < DEGREES_PER_SAMPLE; i++) {
      int k = random.nextInt(ProductTable.DEGREES.length);
      loss += loss(table, k, network, target, adjoint, gradient) / DEGREES_PER_SAMPLE;
    }
    return loss;
  }

  private static double loss(
      ProductTable table,
      int k,
      SetNetwork network,
      SetNetwork target,
      SetNetworkAdjoint adjoint,
      double[] gradient) {
    double rule = table.ruleGamma(k);
    ProbeFeatures features = ProbeFeatures.of(table.summaries()[k], ProductTable.DEGREES[k], rule);
    SetNetwork.Trace trace = network.evaluate(features);
    double[] output = trace.output();
    Curve curve = table.logProducts()[k];
    Curve union = table.unionLogProducts()[k];
    double[] fixed = target == null ? output : target.evaluate(features).output();
    double logGamma = StrictMath.log(rule) + output[0];
    double excess = curve.at(logGamma) - curve.least();
    double loss = excess + SQUARE * excess * excess;
    double[] outputBar = new double[LearnedModel.OUTPUTS];
    outputBar[0] = curve.slope(logGamma) * (1 + 2 * SQUARE * excess);
    double reached = curve.at(StrictMath.log(rule) + fixed[0]);
    if (union != null) {
      double exponent = UnionLeastSquaresModel.DEFAULT_EXPONENT + output[3];
      double structured = union.at(UnionLeastSquaresModel.DEFAULT_EXPONENT + fixed[3]);
      double gain = structured - reached - output[2];
      loss += ESTIMATE * (tilt(gain, GATE_QUANTILE) * gain + union.at(exponent));
      outputBar[2] = -ESTIMATE * tilt(gain, GATE_QUANTILE);
      outputBar[3] = ESTIMATE * union.slope(exponent);
      reached = fixed[2] < LearnedModel.GATE ? structured : reached;
    }
    double missed = reached - output[1];
    loss += ESTIMATE * tilt(missed, QUANTILE) * missed;
    outputBar[1] = -ESTIMATE * tilt(missed, QUANTILE);
    if (adjoint != null) {
      for (int i = 0; i < outputBar.length; i++) {
        outputBar[i] /= DEGREES_PER_SAMPLE;
      }
      adjoint.backward(features, trace, outputBar, gradient);
    }
    return loss;
  }

  private static double tilt(double missed, double quantile) {
    return missed > 0 ? quantile : quantile - 1;
  }
}
