package io.autospec.training.optimise;

/**
 * A loss of which some parameters are not trained: their gradient is zero, and {@link Adam} leaves
 * them where they are.
 *
 * @param objective the loss
 * @param frozen per parameter whether it stays
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record Frozen(Objective objective, boolean[] frozen) implements Objective {

  /** Checks the length. */
  public Frozen {
    if (frozen.length != objective.parameterCount()) {
      throw new IllegalArgumentException(
          "frozen has length "
              + frozen.length
              + ", the objective "
              + objective.parameterCount()
              + " parameters: expected as many");
    }
  }

  @Override
  public int parameterCount() {
    return objective.parameterCount();
  }

  @Override
  public double loss(double[] parameters, long sample, double[] gradient) {
    if (gradient == null) {
      return objective.loss(parameters, sample, null);
    }
    double[] own = new double[gradient.length];
    double loss = objective.loss(parameters, sample, own);
    for (int i = 0; i < own.length; i++) {
      gradient[i] += frozen[i] ? 0 : own[i];
    }
    return loss;
  }
}
