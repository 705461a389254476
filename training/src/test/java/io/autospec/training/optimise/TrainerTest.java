package io.autospec.training.optimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autospec.network.Network;
import io.autospec.training.network.NetworkAdjoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {

  private static final TrainingPlan PLAN =
      new TrainingPlan(400, 8, 1e-2, 1, Adam.DEFAULT, 64, 50, 8, 3);

  @TempDir Path folder;

  /** The squared error of a small network against sin(2 x₁) x₂. */
  private static final class Fit implements Objective {
    private static final int[] WIDTHS = {2, 12, 1};

    @Override
    public int parameterCount() {
      return (int) Network.parameterCount(WIDTHS);
    }

    @Override
    public double loss(double[] parameters, long sample, double[] gradient) {
      Random random = new Random(sample);
      double[] x = {2 * random.nextDouble() - 1, 2 * random.nextDouble() - 1};
      Network network = new Network(WIDTHS, parameters);
      double[] y = new double[1];
      double[] tape = new double[network.activations()];
      network.evaluate(x, 0, y, 0, tape, 0);
      double error = y[0] - StrictMath.sin(2 * x[0]) * x[1];
      if (gradient != null) {
        double[] bar = {2 * error};
        new NetworkAdjoint(network).backward(x, 0, tape, 0, bar, 0, gradient, 0, null, 0);
      }
      return error * error;
    }
  }

  private static TrainingState start() {
    return TrainingState.start(Network.zeroHead(Fit.WIDTHS, 1).parameters());
  }

  private static TrainingState train(int threads, TrainingListener listener)
      throws InterruptedException {
    return new Trainer(PLAN, threads, listener).train(new Fit(), start());
  }

  @Test
  void lossFalls() throws InterruptedException {
    List<Double> losses = new ArrayList<>();
    train(
        1,
        (state, training, validation) -> {
          losses.add(validation);
          return true;
        });
    assertThat(losses).hasSize(9);
    assertThat(losses.get(8)).isLessThan(0.1 * losses.get(0));
  }

  @Test
  void anyNumberOfThreadsGivesTheSameBytes() throws InterruptedException {
    assertThat(train(3, TrainingListener.SILENT).best())
        .isEqualTo(train(1, TrainingListener.SILENT).best());
  }

  @Test
  void resumedGivesTheSameBytesAsUninterrupted() throws IOException, InterruptedException {
    Path file = folder.resolve("state.safetensors");
    TrainingState stopped = train(2, (state, training, validation) -> state.step() < 150);
    assertThat(stopped.step()).isEqualTo(150);
    stopped.write(file);
    TrainingState resumed =
        new Trainer(PLAN, 1, TrainingListener.SILENT)
            .train(new Fit(), TrainingState.read(file, stopped.parameters().length));
    TrainingState whole = train(1, TrainingListener.SILENT);
    assertThat(resumed.step()).isEqualTo(whole.step());
    assertThat(resumed.parameters()).isEqualTo(whole.parameters());
    assertThat(resumed.best()).isEqualTo(whole.best());
    assertThat(resumed.bestLoss()).isEqualTo(whole.bestLoss());
  }

  @Test
  void stopsWhenPatienceIsLost() throws InterruptedException {
    Objective constant =
        new Objective() {
          @Override
          public int parameterCount() {
            return 1;
          }

          @Override
          public double loss(double[] parameters, long sample, double[] gradient) {
            return 1;
          }
        };
    TrainingState end =
        new Trainer(PLAN, 1, TrainingListener.SILENT)
            .train(constant, TrainingState.start(new double[1]));
    assertThat(end.step()).isEqualTo(PLAN.validationInterval() * PLAN.patience());
  }

  @Test
  void trainingAndValidationShareNoSample() {
    List<Long> training = new ArrayList<>();
    for (int t = 1; t <= PLAN.steps(); t++) {
      for (int i = 0; i < PLAN.batch(); i++) {
        training.add(PLAN.trainingSample(t, i));
      }
    }
    assertThat(training).doesNotHaveDuplicates();
    for (int i = 0; i < PLAN.validationSamples(); i++) {
      assertThat(training).doesNotContain(PLAN.validationSample(i));
    }
  }

  @Test
  void statesOfOtherTrainingsAreRefused() throws IOException {
    Path file = folder.resolve("state.safetensors");
    start().write(file);
    assertThatThrownBy(() -> TrainingState.read(file, 7))
        .hasMessageContaining("values of parameters: expected 7");
  }
}
