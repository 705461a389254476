package io.autospec.training.function;

import io.autospec.function.LearnedFunctionModel;
import io.autospec.training.density.DensityTraining;

/** How the shipped model of the function task is trained. */
public final class FunctionTraining {

  private static final int UPDATES = 2000;
  private static final double STEP_SIZE = 3e-3;
  private static final long SEED = 4;

  private FunctionTraining() {}

  /** The training of the shipped model: some 64,000 samples, four minutes of one core. */
  public static DensityTraining shipped() {
    return ofUpdates(UPDATES);
  }

  /** The same with another number of updates. */
  public static DensityTraining ofUpdates(int updates) {
    return DensityTraining.of(
        LearnedFunctionModel.TASK,
        "SpectrumZoo, Grounded, Bands",
        new FunctionObjective(),
        updates,
        STEP_SIZE,
        SEED);
  }
}
