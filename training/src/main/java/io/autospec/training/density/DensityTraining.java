package io.autospec.training.density;

import io.autospec.network.ModelFile;
import io.autospec.training.optimise.Adam;
import io.autospec.training.optimise.Objective;
import io.autospec.training.optimise.Trainer;
import io.autospec.training.optimise.TrainingListener;
import io.autospec.training.optimise.TrainingPlan;
import io.autospec.training.optimise.TrainingState;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The training of a model that corrects the density of a spectrum. Equal plans give equal bytes, on
 * any number of threads.
 *
 * @param task the model's: {@code "function"} or {@code "filter"}
 * @param spectra what it is trained on, for the file
 * @param objective the loss by the parameters of {@link CellParameters}
 * @param plan of the minimisation; its seed is that of the first parameters too
 */
public record DensityTraining(String task, String spectra, Objective objective, TrainingPlan plan) {

  private static final int BATCH = 32;

  /** The training of a shipped model with so many updates. */
  public static DensityTraining of(
      String task, String spectra, Objective objective, int updates, double stepSize, long seed) {
    int interval = Math.max(1, updates / 40);
    Adam adam = new Adam(0.9, 0.999, 1e-8, 0);
    return new DensityTraining(
        task,
        spectra,
        objective,
        new TrainingPlan(updates, BATCH, stepSize, 1, adam, 256, interval, 40, seed));
  }

  /**
   * Trains.
   *
   * @param state where an earlier run stopped, or null
   * @return the model's file
   */
  public ModelFile train(TrainingState state, int threads, TrainingListener listener)
      throws InterruptedException {
    TrainingState begin =
        state == null ? TrainingState.start(CellParameters.start(plan.seed())) : state;
    TrainingState end = new Trainer(plan, threads, listener).train(objective, begin);
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("seed", Long.toString(plan.seed()));
    metadata.put("steps", Integer.toString(end.step()));
    metadata.put("batch", Integer.toString(plan.batch()));
    metadata.put("spectra", spectra);
    metadata.put("validation", String.format(Locale.ROOT, "%.6f", end.bestLoss()));
    return CellParameters.networks(end.best()).toFile(task, metadata);
  }
}
