package io.autospec.training.filter;

import io.autospec.filter.LearnedFilterModel;
import io.autospec.network.ModelFile;
import io.autospec.training.density.CellParameters;
import io.autospec.training.optimise.Adam;
import io.autospec.training.optimise.TrainingPlan;
import io.autospec.training.optimise.TrainingState;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How the shipped model of the filter task is trained, and written. */
public final class FilterTraining {

  /** The seed of the shipped model. */
  public static final long SEED = 5;

  private static final int STEPS = 1500;

  private FilterTraining() {}

  /** The plan of the shipped model. */
  public static TrainingPlan plan() {
    return plan(STEPS);
  }

  /** The same with another number of steps. */
  public static TrainingPlan plan(int steps) {
    int interval = Math.max(1, steps / 40);
    return new TrainingPlan(
        steps, 32, 2e-3, 1, new Adam(0.9, 0.999, 1e-8, 0), 256, interval, 40, SEED);
  }

  /** Where training starts. */
  public static TrainingState start() {
    return TrainingState.start(CellParameters.start(SEED));
  }

  /** Makes the model file of a training's best parameters. */
  public static ModelFile file(TrainingState state, TrainingPlan plan) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("seed", Long.toString(plan.seed()));
    metadata.put("steps", Integer.toString(state.step()));
    metadata.put("batch", Integer.toString(plan.batch()));
    metadata.put("spectra", "SpectrumZoo, Bands");
    metadata.put("validation", String.format(Locale.ROOT, "%.6f", state.bestLoss()));
    return CellParameters.networks(state.best()).toFile(LearnedFilterModel.TASK, metadata);
  }
}
