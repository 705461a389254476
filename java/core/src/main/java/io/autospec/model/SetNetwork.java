package io.autospec.model;

import io.autospec.network.Network;

/**
 * A network over a set: y = Θ(mean_i Φ(x_i), Σ_i w_i Φ(x_i), g), with x_i the features of a Ritz
 * value, w_i its weight and g the global features. The order of the values does not matter and
 * their number may be any (Zaheer et al., "Deep sets", arXiv:1703.06114).
 *
 * @param embedding Φ
 * @param head Θ, with 2 · outputs of Φ + the global features as inputs
 */
public record SetNetwork(Network embedding, Network head) {

  /** Checks that the ends meet. */
  public SetNetwork {
    if (embedding.inputs() != ProbeFeatures.PER_VALUE
        || head.inputs() != headInputs(embedding.outputs())) {
      throw new IllegalArgumentException(
          "embedding is "
              + embedding.inputs()
              + " to "
              + embedding.outputs()
              + " and head has "
              + head.inputs()
              + " inputs: expected "
              + ProbeFeatures.PER_VALUE
              + " and "
              + headInputs(embedding.outputs()));
    }
  }

  /** Returns the inputs of a head behind an embedding of so many outputs. */
  public static int headInputs(int embedded) {
    return 2 * embedded + ProbeFeatures.GLOBAL;
  }

  /**
   * Arrays of one evaluation, which its adjoint reads: the tapes of the two networks, the embedded
   * values, and the inputs of the head.
   *
   * @param embeddingTape m tapes of Φ
   * @param embedded m × outputs of Φ
   * @param headInput the inputs of Θ
   * @param headTape the tape of Θ
   * @param output y
   */
  @SuppressWarnings("ArrayRecordComponent") // scratch of one evaluation, never compared
  public record Trace(
      double[] embeddingTape,
      double[] embedded,
      double[] headInput,
      double[] headTape,
      double[] output) {}

  /** Evaluates the network. Cost: m evaluations of Φ and one of Θ. */
  public Trace evaluate(ProbeFeatures features) {
    int m = features.size();
    int e = embedding.outputs();
    int tape = embedding.activations();
    Trace trace =
        new Trace(
            new double[m * tape],
            new double[m * e],
            new double[head.inputs()],
            new double[head.activations()],
            new double[head.outputs()]);
    double[] input = trace.headInput;
    for (int i = 0; i < m; i++) {
      embedding.evaluate(
          features.values(),
          i * ProbeFeatures.PER_VALUE,
          trace.embedded,
          i * e,
          trace.embeddingTape,
          i * tape);
      for (int j = 0; j < e; j++) {
        double value = trace.embedded[i * e + j];
        input[j] += value / m;
        input[e + j] += features.weight(i) * value;
      }
    }
    System.arraycopy(features.global(), 0, input, 2 * e, ProbeFeatures.GLOBAL);
    head.evaluate(input, 0, trace.output, 0, trace.headTape, 0);
    return trace;
  }
}
