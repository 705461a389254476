package io.autospec.training.optimise;

/**
 * A loss as a mean over samples, each drawn from its own number. Must be safe for several threads.
 */
public interface Objective {

  /** Returns the number of parameters of the loss. */
  int parameterCount();

  /**
   * Evaluates the loss of one sample and adds its gradient.
   *
   * @param parameters length {@link #parameterCount()}; read only
   * @param sample the number of the sample: the same number gives the same sample
   * @param gradient ∂loss/∂parameters of this sample is added here; null if not wanted
   * @return the loss of this sample, finite
   */
  double loss(double[] parameters, long sample, double[] gradient);
}
