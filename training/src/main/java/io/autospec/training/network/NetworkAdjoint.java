package io.autospec.training.network;

import io.autospec.network.Network;

/**
 * The adjoint of {@link Network#evaluate}: from ∂loss/∂outputs to ∂loss/∂parameters and
 * ∂loss/∂inputs.
 *
 * <pre>
 *   ȳ → W̄_l += ū_l h_{l−1}ᵀ,  b̄_l += ū_l,  h̄_{l−1} = W_lᵀ ū_l,  ū_{l−1} = σ′(u_{l−1}) h̄_{l−1}
 * </pre>
 *
 * <p>Holds its scratch arrays: one per thread. Cost: twice that of the evaluation.
 */
public final class NetworkAdjoint {

  private final Network network;
  private final int[] widths;
  private final double[] parameters;
  private double[] upper;
  private double[] lower;

  /** Prepares the adjoint of a network. */
  public NetworkAdjoint(Network network) {
    this.network = network;
    this.widths = network.widths();
    this.parameters = network.parameters();
    int widest = 0;
    for (int width : widths) {
      widest = Math.max(widest, width);
    }
    upper = new double[widest];
    lower = new double[widest];
  }

  /** Returns the network whose adjoint this is. */
  public Network network() {
    return network;
  }

  /**
   * Adds the adjoint of one evaluation.
   *
   * @param x the inputs of the evaluation, from {@code xAt} on
   * @param tape the tape it wrote, from {@code tapeAt} on
   * @param outputBar ∂loss/∂outputs, from {@code outputAt} on
   * @param parameterBar ∂loss/∂parameters is added here, from {@code parameterAt} on
   * @param inputBar ∂loss/∂inputs is added here, from {@code inputAt} on; null if not wanted
   */
  public void backward(
      double[] x,
      int xAt,
      double[] tape,
      int tapeAt,
      double[] outputBar,
      int outputAt,
      double[] parameterBar,
      int parameterAt,
      double[] inputBar,
      int inputAt) {
    int layers = widths.length - 1;
    int weights = parameters.length;
    int values = tapeAt + network.activations();
    System.arraycopy(outputBar, outputAt, upper, 0, widths[layers]);
    for (int layer = layers; layer >= 1; layer--) {
      int rows = widths[layer];
      int columns = widths[layer - 1];
      weights -= rows * (columns + 1);
      boolean first = layer == 1;
      double[] input = first ? x : tape;
      int from = first ? xAt : values - columns;
      java.util.Arrays.fill(lower, 0, columns, 0);
      for (int i = 0; i < rows; i++) {
        double bar = upper[i];
        int row = weights + i * columns;
        int rowBar = parameterAt + row;
        for (int j = 0; j < columns; j++) {
          parameterBar[rowBar + j] += bar * input[from + j];
          lower[j] += bar * parameters[row + j];
        }
        parameterBar[parameterAt + weights + rows * columns + i] += bar;
      }
      if (first) {
        for (int j = 0; inputBar != null && j < columns; j++) {
          inputBar[inputAt + j] += lower[j];
        }
        return;
      }
      values -= 2 * columns;
      for (int j = 0; j < columns; j++) {
        lower[j] *= Network.slope(tape[values + j]);
      }
      double[] swap = upper;
      upper = lower;
      lower = swap;
    }
  }
}
