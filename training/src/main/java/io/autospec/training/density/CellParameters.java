package io.autospec.training.density;

import io.autospec.density.CellNetworks;
import io.autospec.density.CellOutputs;
import io.autospec.network.Network;
import io.autospec.training.network.NetworkAdjoint;
import java.util.Arrays;

/**
 * The parameters of {@link CellNetworks} as one array, the inner network's first, and the adjoint
 * of their evaluation on all cells of a probe.
 */
public final class CellParameters {

  private static final int[] INNER = {
    CellNetworks.INNER_INPUTS, 32, 32, CellNetworks.INNER_OUTPUTS
  };
  private static final int[] END = {CellNetworks.END_INPUTS, 24, 24, CellNetworks.END_OUTPUTS};
  private static final int SPLIT = (int) Network.parameterCount(INNER);

  private CellParameters() {}

  /** Returns the number of parameters. */
  public static int count() {
    return SPLIT + (int) Network.parameterCount(END);
  }

  /** Returns the parameters of networks that answer 0. */
  public static double[] start(long seed) {
    double[] inner = Network.zeroHead(INNER, seed).parameters();
    double[] end = Network.zeroHead(END, seed + 1).parameters();
    double[] all = Arrays.copyOf(inner, count());
    System.arraycopy(end, 0, all, SPLIT, end.length);
    return all;
  }

  /** Returns the networks of these parameters. */
  public static CellNetworks networks(double[] parameters) {
    return new CellNetworks(
        new Network(INNER, Arrays.copyOfRange(parameters, 0, SPLIT)),
        new Network(END, Arrays.copyOfRange(parameters, SPLIT, parameters.length)));
  }

  /**
   * Adds the derivative of a loss by the parameters, given that by the cells' outputs.
   *
   * @param networks that were evaluated
   * @param outputs of the evaluation
   * @param cellBar one value per cell
   * @param gradient receives the sum
   */
  public static void backward(
      CellNetworks networks, CellOutputs outputs, double[] cellBar, double[] gradient) {
    NetworkAdjoint inner = new NetworkAdjoint(networks.inner());
    NetworkAdjoint end = new NetworkAdjoint(networks.end());
    double[] bar = outputs.outputGradient(cellBar);
    for (int i = 0; i < outputs.evaluations(); i++) {
      boolean atEnd = outputs.atEnd(i);
      (atEnd ? end : inner)
          .backward(
              outputs.input(i),
              0,
              outputs.tape(i),
              0,
              bar,
              outputs.outputAt(i),
              gradient,
              atEnd ? SPLIT : 0,
              null,
              0);
    }
  }
}
