package io.autospec.training.solve;

import io.autospec.model.LearnedModel;
import io.autospec.network.ModelFile;
import io.autospec.training.optimise.Trainer;
import io.autospec.training.optimise.TrainingListener;
import io.autospec.training.optimise.TrainingPlan;
import io.autospec.training.optimise.TrainingState;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The training of the model for solving: systems drawn, tables made, network fitted. Equal plans
 * give equal bytes, on any number of threads.
 *
 * @param systems drawn for training
 * @param validated further systems drawn for validation
 * @param plan of the minimisation
 */
public record SolveTraining(int systems, int validated, TrainingPlan plan) {

  /** The training of the shipped model: some five minutes of one core. */
  public static final SolveTraining SHIPPED =
      new SolveTraining(3800, 200, TrainingPlan.of(15_000, 0.003, 11));

  /** The training of a user's model from the shipped one. */
  public static final SolveTraining REFINED =
      new SolveTraining(1, 1, TrainingPlan.of(1500, 0.0005, 12));

  /** Checks the counts. */
  public SolveTraining {
    if (systems < 1 || validated < 1) {
      throw new IllegalArgumentException(
          "systems is " + systems + " and validated " + validated + ": expected at least 1");
    }
  }

  /**
   * Trains.
   *
   * @param start the model to begin with: {@link LearnedModel#untrained}, or one to refine
   * @param data drawn systems, or those of a user's operators
   * @param state where an earlier run stopped, or null
   * @return the model's file
   */
  public ModelFile train(
      LearnedModel start,
      SolveDataset data,
      TrainingState state,
      int threads,
      TrainingListener listener)
      throws InterruptedException {
    SolveObjective objective = new SolveObjective(data, start.network());
    TrainingState begin =
        state == null ? TrainingState.start(SolveObjective.parameters(start.network())) : state;
    TrainingState end = new Trainer(plan, threads, listener).train(objective, begin);
    LearnedModel model = new LearnedModel(objective.network(end.best()));
    return model.toFile(metadata(end, data));
  }

  private Map<String, String> metadata(TrainingState end, SolveDataset data) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("degrees", Arrays.toString(ProductTable.DEGREES));
    metadata.putAll(data.origin());
    metadata.put(
        "systems", data.training().size() + " + " + data.validation().size() + " for validation");
    metadata.put("tolerance", "1e-8");
    metadata.put("seed", Long.toString(plan.seed()));
    metadata.put("updates", Integer.toString(end.step()));
    metadata.put("validation_loss", String.format(Locale.ROOT, "%.6f", end.bestLoss()));
    return metadata;
  }
}
