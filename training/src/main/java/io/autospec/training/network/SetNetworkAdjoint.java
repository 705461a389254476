package io.autospec.training.network;

import io.autospec.model.ProbeFeatures;
import io.autospec.model.SetNetwork;

/**
 * The adjoint of {@link SetNetwork#evaluate}, with respect to the parameters: those of the
 * embedding first, then those of the head. Holds its scratch arrays: one per thread.
 */
public final class SetNetworkAdjoint {

  private final SetNetwork network;
  private final NetworkAdjoint embedding;
  private final NetworkAdjoint head;

  /** Prepares the adjoint of a network. */
  public SetNetworkAdjoint(SetNetwork network) {
    this.network = network;
    this.embedding = new NetworkAdjoint(network.embedding());
    this.head = new NetworkAdjoint(network.head());
  }

  /**
   * Adds the adjoint of one evaluation.
   *
   * @param features the inputs of the evaluation
   * @param trace what it left
   * @param outputBar ∂loss/∂outputs
   * @param parameterBar ∂loss/∂parameters is added here
   */
  public void backward(
      ProbeFeatures features, SetNetwork.Trace trace, double[] outputBar, double[] parameterBar) {
    int m = features.size();
    int e = network.embedding().outputs();
    int tape = network.embedding().activations();
    double[] inputBar = new double[network.head().inputs()];
    head.backward(
        trace.headInput(),
        0,
        trace.headTape(),
        0,
        outputBar,
        0,
        parameterBar,
        network.embedding().parameterCount(),
        inputBar,
        0);
    double[] embeddedBar = new double[e];
    double[] values = features.values();
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < e; j++) {
        embeddedBar[j] = inputBar[j] / m + features.weight(i) * inputBar[e + j];
      }
      embedding.backward(
          values,
          i * ProbeFeatures.PER_VALUE,
          trace.embeddingTape(),
          i * tape,
          embeddedBar,
          0,
          parameterBar,
          0,
          null,
          0);
    }
  }
}
