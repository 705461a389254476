package io.autospec.network;

import java.util.Random;

/**
 * A fully connected network of one activation:
 *
 * <pre>
 *   h_0 = x,   h_l = σ(W_l h_{l−1} + b_l) for l &lt; L,   y = W_L h_{L−1} + b_L
 *   σ(t) = t/2 (1 + t/√(1 + t²))
 * </pre>
 *
 * <p>Only additions, multiplications, divisions and square roots in a fixed order: the same bits on
 * every machine. The parameters are W_1, b_1, …, W_L, b_L, each W row by row (outputs × inputs).
 *
 * <p>Immutable; may be used by several threads at once, each with a scratch array of its own.
 */
public final class Network {

  private final int[] widths;
  private final double[] parameters;
  private final int activations;

  /**
   * Copies the parameters.
   *
   * @param widths inputs, hidden widths, outputs; at least two, each ≥ 1
   * @param parameters {@link #parameterCount(int[])} finite values
   * @throws IllegalArgumentException if the sizes do not fit or a parameter is not finite
   */
  public Network(int[] widths, double[] parameters) {
    long expected = parameterCount(widths);
    if (parameters.length != expected) {
      throw new IllegalArgumentException(
          "network of widths "
              + java.util.Arrays.toString(widths)
              + " has "
              + parameters.length
              + " parameters: expected "
              + expected);
    }
    for (int i = 0; i < parameters.length; i++) {
      if (!Double.isFinite(parameters[i])) {
        throw new IllegalArgumentException(
            "parameter " + i + " is " + parameters[i] + ": expected a finite value");
      }
    }
    this.widths = widths.clone();
    this.parameters = parameters.clone();
    this.activations = activations(widths);
  }

  /**
   * A network whose hidden weights are drawn from a seed, N(0, 2/inputs of the layer), and whose
   * biases and last layer are 0: it answers 0 to every input until it is trained.
   */
  public static Network zeroHead(int[] widths, long seed) {
    return drawn(widths, widths.length - 1, seed);
  }

  /** The same with the last layer drawn as well: the first part of a larger network. */
  public static Network drawn(int[] widths, long seed) {
    return drawn(widths, widths.length, seed);
  }

  private static Network drawn(int[] widths, int layers, long seed) {
    double[] parameters = new double[Math.toIntExact(parameterCount(widths))];
    Random random = new Random(seed);
    int at = 0;
    for (int layer = 1; layer < layers; layer++) {
      int inputs = widths[layer - 1];
      double deviation = Math.sqrt(2.0 / inputs);
      for (int i = 0; i < inputs * widths[layer]; i++) {
        parameters[at++] = deviation * random.nextGaussian();
      }
      at += widths[layer];
    }
    return new Network(widths, parameters);
  }

  /**
   * Returns the number of parameters of a network.
   *
   * @throws IllegalArgumentException if there are fewer than two widths or one is below 1
   */
  public static long parameterCount(int[] widths) {
    if (widths.length < 2) {
      throw new IllegalArgumentException(
          "network has " + widths.length + " widths: expected at least inputs and outputs");
    }
    long count = 0;
    for (int layer = 0; layer < widths.length; layer++) {
      if (widths[layer] < 1) {
        throw new IllegalArgumentException(
            "width " + layer + " is " + widths[layer] + ": expected at least 1");
      }
      count += layer == 0 ? 0 : widths[layer] * (widths[layer - 1] + 1L);
    }
    return count;
  }

  private static int activations(int[] widths) {
    int count = 0;
    for (int layer = 1; layer < widths.length - 1; layer++) {
      count += 2 * widths[layer];
    }
    return count;
  }

  /** Returns the number of inputs. */
  public int inputs() {
    return widths[0];
  }

  /** Returns the number of outputs. */
  public int outputs() {
    return widths[widths.length - 1];
  }

  /** Returns inputs, hidden widths, outputs; a copy. */
  public int[] widths() {
    return widths.clone();
  }

  /** Returns the number of parameters. */
  public int parameterCount() {
    return parameters.length;
  }

  /** Returns the parameters; a copy. */
  public double[] parameters() {
    return parameters.clone();
  }

  /** Returns parameter {@code i}. */
  public double parameter(int i) {
    return parameters[i];
  }

  /** Returns the length of the scratch array of {@link #evaluate}. */
  public int activations() {
    return activations;
  }

  /**
   * Evaluates the network at one input.
   *
   * @param x holds the inputs from {@code xAt} on
   * @param y receives the outputs from {@code yAt} on; not {@code x} or {@code tape}
   * @param tape receives, per hidden layer, W h + b and then σ of it; length {@link #activations()}
   *     from {@code tapeAt} on. The adjoint reads it.
   */
  public void evaluate(double[] x, int xAt, double[] y, int yAt, double[] tape, int tapeAt) {
    double[] input = x;
    int inputAt = xAt;
    int at = 0;
    int free = tapeAt;
    for (int layer = 1; layer < widths.length; layer++) {
      int rows = widths[layer];
      int columns = widths[layer - 1];
      if (layer == widths.length - 1) {
        affine(at, rows, columns, input, inputAt, y, yAt);
        return;
      }
      affine(at, rows, columns, input, inputAt, tape, free);
      for (int i = 0; i < rows; i++) {
        tape[free + rows + i] = activation(tape[free + i]);
      }
      input = tape;
      inputAt = free + rows;
      free += 2 * rows;
      at += rows * (columns + 1);
    }
  }

  /**
   * Evaluates the network at one input, with arrays of its own.
   *
   * @param x the inputs
   * @return the outputs, in a fresh array
   */
  public double[] evaluate(double[] x) {
    if (x.length != inputs()) {
      throw new IllegalArgumentException(
          "x has length " + x.length + ", the network " + inputs() + " inputs");
    }
    double[] y = new double[outputs()];
    evaluate(x, 0, y, 0, new double[activations], 0);
    return y;
  }

  /** y = W x + b, with W at {@code at}: four sums at a time, each in the order of the columns. */
  private void affine(int at, int rows, int columns, double[] x, int xAt, double[] y, int yAt) {
    int bias = at + rows * columns;
    int i = 0;
    for (; i + 4 <= rows; i += 4) {
      int w0 = at + i * columns;
      int w1 = w0 + columns;
      int w2 = w1 + columns;
      int w3 = w2 + columns;
      double s0 = parameters[bias + i];
      double s1 = parameters[bias + i + 1];
      double s2 = parameters[bias + i + 2];
      double s3 = parameters[bias + i + 3];
      for (int j = 0; j < columns; j++) {
        double value = x[xAt + j];
        s0 += parameters[w0 + j] * value;
        s1 += parameters[w1 + j] * value;
        s2 += parameters[w2 + j] * value;
        s3 += parameters[w3 + j] * value;
      }
      y[yAt + i] = s0;
      y[yAt + i + 1] = s1;
      y[yAt + i + 2] = s2;
      y[yAt + i + 3] = s3;
    }
    for (; i < rows; i++) {
      double sum = parameters[bias + i];
      for (int j = 0; j < columns; j++) {
        sum += parameters[at + i * columns + j] * x[xAt + j];
      }
      y[yAt + i] = sum;
    }
  }

  /** Returns σ(t) = t/2 (1 + t/√(1 + t²)), a smooth rectifier: 0 far below, t far above. */
  public static double activation(double t) {
    return 0.5 * t * (1 + t / Math.sqrt(1 + t * t));
  }

  /** Returns σ′(t) = 1/2 (1 + s (2 − s²)) with s = t/√(1 + t²). */
  public static double slope(double t) {
    double s = t / Math.sqrt(1 + t * t);
    return 0.5 * (1 + s * (2 - s * s));
  }
}
