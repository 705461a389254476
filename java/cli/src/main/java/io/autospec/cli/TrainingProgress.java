package io.autospec.cli;

import io.autospec.training.optimise.TrainingListener;
import io.autospec.training.optimise.TrainingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Shows a training's loss and keeps its state in a file.
 *
 * @param progress where it is shown
 * @param updates of the whole training
 * @param stateFile where its state is kept, or null
 */
record TrainingProgress(Progress progress, int updates, Path stateFile)
    implements TrainingListener {

  @Override
  public boolean validated(TrainingState state, double trainingLoss, double validationLoss) {
    progress.update(
        (double) state.step() / updates,
        String.format(Locale.ROOT, "loss %.4f, best %.4f", validationLoss, state.bestLoss()));
    if (stateFile != null) {
      try {
        state.write(stateFile);
      } catch (IOException e) {
        throw new BadInputException(e.getMessage(), e);
      }
    }
    return !Thread.currentThread().isInterrupted();
  }

  /** Removes the state of a training that is done. */
  static void remove(Path stateFile) {
    try {
      Files.deleteIfExists(stateFile);
    } catch (IOException e) {
      throw new BadInputException(stateFile + ": cannot be removed: " + e.getMessage(), e);
    }
  }
}
