package io.autospec.training.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autospec.model.LearnedModel;
import io.autospec.training.optimise.Frozen;
import io.autospec.training.optimise.Trainer;
import io.autospec.training.optimise.TrainingListener;
import io.autospec.training.optimise.TrainingPlan;
import io.autospec.training.optimise.TrainingState;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnrolledObjectiveTest {

  private final SolveObjective networks =
      new SolveObjective(
          new SolveDataset(List.of(), List.of(), Map.of()), LearnedModel.untrained().network());
  private final UnrolledObjective objective = new UnrolledObjective(networks, 6);

  /** Of an untrained network only the last layer has a gradient: all others meet its zeros. */
  @ParameterizedTest
  @ValueSource(longs = {2, 4, 7, 12})
  void gradientAgreesWithFiniteDifferences(long sample) {
    double[] parameters = SolveObjective.parameters(LearnedModel.untrained().network());
    int bias = parameters.length - LearnedModel.OUTPUTS;
    parameters[bias] = 0.2;
    double[] gradient = new double[parameters.length];
    objective.loss(parameters, sample, gradient);
    double h = 1e-3;
    double difference = 0;
    for (int[] term : new int[][] {{2, -1}, {1, 8}, {-1, -8}, {-2, 1}}) {
      parameters[bias] = 0.2 + term[0] * h;
      difference += term[1] * objective.loss(parameters, sample, null) / (12 * h);
    }
    assertThat(gradient[bias]).isCloseTo(difference, within(1e-6 * Math.abs(difference) + 1e-10));
  }

  @Test
  void trainingLowersTheLossAndLeavesFrozenParametersWhereTheyAre() throws InterruptedException {
    double[] start = SolveObjective.parameters(LearnedModel.untrained().network());
    boolean[] frozen = new boolean[start.length];
    Arrays.fill(frozen, 0, start.length / 4, true);
    Frozen held = new Frozen(objective, frozen);
    TrainingPlan plan = TrainingPlan.of(12, 0.01, 5);
    TrainingState end =
        new Trainer(plan, 2, TrainingListener.SILENT).train(held, TrainingState.start(start));
    double before = 0;
    double after = 0;
    for (long sample = 1; sample < 40; sample += 2) {
      before += objective.loss(start, sample, null);
      after += objective.loss(end.best(), sample, null);
    }
    assertThat(after).isLessThan(before);
    for (int i = 0; i < frozen.length; i++) {
      if (frozen[i]) {
        assertThat(end.best()[i] == 0 || Math.abs(end.best()[i] / start[i] - 1) < 1e-2).isTrue();
      }
    }
  }
}
