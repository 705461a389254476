package io.autospec.training.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autospec.model.ChebyshevModel;
import io.autospec.model.LearnedModel;
import io.autospec.network.ModelFile;
import io.autospec.solve.LinearSolver;
import io.autospec.solve.Preconditioning;
import io.autospec.solve.Solution;
import io.autospec.training.DiagonalOperator;
import io.autospec.training.optimise.Adam;
import io.autospec.training.optimise.TrainingListener;
import io.autospec.training.optimise.TrainingPlan;
import io.autospec.training.optimise.TrainingState;
import io.autospec.training.spectrum.Grid;
import io.autospec.training.spectrum.RightHandSide;
import io.autospec.training.spectrum.RightHandSideDistribution;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SolveTrainingTest {

  private static final SolveTraining SHORT =
      new SolveTraining(24, 8, new TrainingPlan(60, 8, 0.003, 1, Adam.DEFAULT, 32, 20, 40, 11));

  private static SolveDataset data;

  @BeforeAll
  static void draw() {
    data = SolveDataset.draw(SHORT.systems(), SHORT.validated(), 11, done -> {});
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 8, 16})
  void simulatedProductsAreThoseOfTheSolver(int degree) {
    double[] spectrum = Grid.poisson(2).draw(900, 3);
    RightHandSide b = RightHandSideDistribution.RANDOM.draw(spectrum, new Random(4));
    ProbedSystem system = ProbedSystem.of(spectrum, b, degree, new ChebyshevModel());
    LinearSolver solver = LinearSolver.defaults().withDegree(degree);
    for (double gamma : new double[] {0.5, 2, 8}) {
      ChebyshevModel model = new ChebyshevModel(gamma);
      Solution solution =
          solver.withModel(model).solve(new DiagonalOperator(spectrum), b.coefficients());
      double iterations =
          DiagonalSolve.iterations(
              spectrum,
              DiagonalSolve.values(model.predict(system.summary(), degree).expansion(), spectrum),
              system.residual(),
              1e-8 * b.norm(),
              1000);
      double products = 10 + degree * Math.ceil(iterations) + 1;
      assertThat((double) solution.operatorApplications())
          .isCloseTo(products, within((double) degree));
    }
    double plain =
        DiagonalSolve.iterations(
            spectrum, DiagonalSolve.ones(900), b.coefficients(), 1e-8 * b.norm(), 1000);
    Solution jacobi =
        solver
            .withPreconditioning(Preconditioning.NONE)
            .solve(new DiagonalOperator(spectrum), b.coefficients());
    assertThat((double) jacobi.operatorApplications()).isCloseTo(plain + 1, within(2.0));
  }

  @Test
  void gradientOfTheLossAgreesWithFiniteDifferencesToSixDigits() {
    SolveObjective objective = new SolveObjective(data, LearnedModel.untrained().network());
    Random random = new Random(6);
    double[] parameters = SolveObjective.parameters(LearnedModel.untrained().network()).clone();
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] += 0.05 * random.nextGaussian();
    }
    double[] fixed = parameters.clone();
    for (long sample : new long[] {2, 14, 33}) {
      double[] gradient = new double[parameters.length];
      objective.loss(parameters, sample, gradient);
      double largest = 0;
      for (double component : gradient) {
        largest = Math.max(largest, Math.abs(component));
      }
      for (int trial = 0; trial < 40; trial++) {
        int i = random.nextInt(parameters.length);
        double kept = parameters[i];
        double h = 1e-5;
        parameters[i] = kept + h;
        double above = objective.loss(parameters, fixed, sample, null);
        parameters[i] = kept - h;
        double below = objective.loss(parameters, fixed, sample, null);
        parameters[i] = kept;
        assertThat(gradient[i]).isCloseTo((above - below) / (2 * h), within(1e-6 * largest + 1e-9));
      }
    }
  }

  @Test
  void retrainingGivesTheSameBytesOnAnyNumberOfThreadsAndLessLoss() throws Exception {
    LearnedModel start = LearnedModel.untrained();
    double[] losses = new double[2];
    TrainingListener listener =
        (state, training, validation) -> {
          losses[state.step() == 0 ? 0 : 1] = state.bestLoss();
          return true;
        };
    ModelFile first = SHORT.train(start, data, null, 2, listener);
    SolveDataset again = SolveDataset.draw(SHORT.systems(), SHORT.validated(), 11, done -> {});
    ModelFile second = SHORT.train(start, again, null, 1, TrainingListener.SILENT);
    assertThat(second.toBytes()).isEqualTo(first.toBytes());
    assertThat(losses[1]).isLessThan(0.9 * losses[0]);
    assertThat(LearnedModel.of(first, "trained").toFile(first.metadata()).toBytes())
        .isEqualTo(first.toBytes());
  }

  @Test
  void resumedTrainingGivesTheSameBytes() throws Exception {
    LearnedModel start = LearnedModel.untrained();
    TrainingState[] stopped = new TrainingState[1];
    SHORT.train(
        start,
        data,
        null,
        2,
        (state, training, validation) -> {
          stopped[0] = state;
          return state.step() < 40;
        });
    ModelFile resumed = SHORT.train(start, data, stopped[0], 2, TrainingListener.SILENT);
    ModelFile whole = SHORT.train(start, data, null, 2, TrainingListener.SILENT);
    assertThat(resumed.toBytes()).isEqualTo(whole.toBytes());
  }

  @Test
  void refinedModelSaysWhatItWasRefinedOn() throws Exception {
    DiagonalOperator own = new DiagonalOperator(Grid.poisson(2).draw(900, 3));
    SolveDataset dataset = SolveDataset.of(List.of(own), 2, 200, done -> {});
    SolveTraining brief = new SolveTraining(1, 1, TrainingPlan.of(2, 0.0005, 12));
    Map<String, String> metadata =
        brief.train(LearnedModel.untrained(), dataset, null, 1, TrainingListener.SILENT).metadata();
    assertThat(metadata)
        .containsEntry("refined_on", "1 of the user's operators")
        .doesNotContainKeys("spectra", "matrices");
    assertThat(SHORT.train(LearnedModel.untrained(), data, null, 1, (s, t, v) -> false).metadata())
        .containsKeys("spectra", "matrices")
        .doesNotContainKey("refined_on");
  }
}
