package io.autospec.training.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autospec.function.FunctionModel;
import io.autospec.function.LearnedFunctionModel;
import io.autospec.training.density.CellParameters;
import io.autospec.training.density.DensityTraining;
import io.autospec.training.optimise.TrainingListener;
import io.autospec.training.optimise.TrainingPlan;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionObjectiveTest {

  private static double[] parameters() {
    double[] parameters = CellParameters.start(3);
    Random random = new Random(8);
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] += 0.02 * random.nextGaussian();
    }
    return parameters;
  }

  /** On samples whose errors are far above rounding, so that differences see the loss alone. */
  @ParameterizedTest
  @ValueSource(longs = {2, 5, 10})
  void gradientAgreesWithFiniteDifferences(long sample) {
    double[] parameters = parameters();
    double[] gradient = new double[parameters.length];
    FunctionObjective.lossAndFullGradient(parameters, sample, gradient);
    double[] direction = new Random(sample).doubles(parameters.length, -1, 1).toArray();
    double slope = 0;
    for (int i = 0; i < direction.length; i++) {
      slope += gradient[i] * direction[i];
    }
    double h = 1e-5;
    double difference =
        (loss(parameters, direction, h, sample) - loss(parameters, direction, -h, sample))
            / (2 * h);
    assertThat(slope).isCloseTo(difference, within(1e-6 * Math.abs(slope)));
  }

  private static double loss(double[] parameters, double[] direction, double h, long sample) {
    double[] moved = parameters.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += h * direction[i];
    }
    return new FunctionObjective().loss(moved, sample, null);
  }

  @Test
  void sameSampleGivesTheSameBits() {
    double[] parameters = parameters();
    assertThat(new FunctionObjective().loss(parameters, 9, null))
        .isEqualTo(new FunctionObjective().loss(parameters, 9, null));
  }

  @Test
  void shortTrainingGivesTheSameBytesOnAnyNumberOfThreads() throws InterruptedException {
    DensityTraining usual = FunctionTraining.ofUpdates(4);
    TrainingPlan plan = usual.plan();
    DensityTraining small =
        new DensityTraining(
            usual.task(),
            usual.spectra(),
            usual.objective(),
            new TrainingPlan(
                plan.steps(), 4, plan.stepSize(), plan.clip(), plan.adam(), 4, 2, 9, plan.seed()));
    assertThat(small.train(null, 1, TrainingListener.SILENT).toBytes())
        .isEqualTo(small.train(null, 2, TrainingListener.SILENT).toBytes());
  }

  /** On samples never trained on, errors over their limits. */
  @Test
  void shippedModelIsBetterThanTheUntrainedOne() {
    FunctionModel shipped = LearnedFunctionModel.shipped();
    FunctionModel untrained =
        new LearnedFunctionModel(CellParameters.networks(CellParameters.start(1)));
    double gain = 0;
    int count = 120;
    for (long sample = 0; sample < count; sample++) {
      FunctionSample drawn = new FunctionSample(-1 - sample);
      gain += excess(untrained, drawn) - excess(shipped, drawn);
    }
    assertThat(gain / count).isGreaterThan(0.03);
  }

  private static double excess(FunctionModel model, FunctionSample drawn) {
    int degree = drawn.degrees[0];
    var p = model.predict(drawn.summary, degree, drawn.functions[0]).expansion();
    double square = 0;
    for (int i = 0; i < drawn.spectrum.length; i++) {
      double error = p.evaluate(drawn.spectrum[i]) - drawn.values[0][i];
      square += error * error;
    }
    double floor = 1e-12 * Arrays.stream(drawn.values[0]).map(Math::abs).max().orElse(0);
    double rms = Math.sqrt(square / drawn.spectrum.length);
    return Math.log1p(Math.max(0, Math.log((rms + floor) / (drawn.limit(0, degree) + floor))));
  }
}
