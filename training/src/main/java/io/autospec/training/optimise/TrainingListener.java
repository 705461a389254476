package io.autospec.training.optimise;

/** Hears of a training; called between updates, on the training's thread. */
public interface TrainingListener {

  /** Hears nothing. */
  TrainingListener SILENT = (state, trainingLoss, validationLoss) -> true;

  /**
   * Called after each validation.
   *
   * @param state where the training stands
   * @param trainingLoss the mean over the updates since the last call
   * @param validationLoss the mean over the validation set
   * @return whether to go on
   */
  boolean validated(TrainingState state, double trainingLoss, double validationLoss);
}
