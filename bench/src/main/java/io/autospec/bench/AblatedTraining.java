package io.autospec.bench;

import io.autospec.model.LearnedModel;
import io.autospec.model.ProbeFeatures;
import io.autospec.model.SetNetwork;
import io.autospec.network.Network;
import io.autospec.training.optimise.Frozen;
import io.autospec.training.optimise.Objective;
import io.autospec.training.optimise.Trainer;
import io.autospec.training.optimise.TrainingListener;
import io.autospec.training.optimise.TrainingPlan;
import io.autospec.training.optimise.TrainingState;
import io.autospec.training.solve.SolveDataset;
import io.autospec.training.solve.SolveObjective;
import io.autospec.training.solve.SolveTraining;
import io.autospec.training.solve.UnrolledObjective;
import java.util.Set;

/** Trains the model for solving with less to see, or for another loss. */
final class AblatedTraining {

  /** Features of a Ritz value that tell of its residual norm: all but λ̂ and the weight. */
  private static final Set<Integer> RESIDUAL_FEATURES = Set.of(1, 2, 4, 5);

  /** The global feature that does: log r̂₁/θ₁. */
  private static final int RESIDUAL_GLOBAL = 3;

  /** Conjugate gradient steps that are unrolled. */
  private static final int UNROLLED = 12;

  /** Updates of the other trainings over those of the unrolled one. */
  static final int UNROLLED_SHARE = 10;

  private static final int UNROLLED_VALIDATION = 64;

  private static final int THREADS = 2;

  /** Above any gate. */
  private static final double SHUT = 10;

  private final TrainingPlan plan;
  private final SolveDataset data;
  private final LearnedModel start = LearnedModel.untrained();

  AblatedTraining(int updates) {
    TrainingPlan shipped = SolveTraining.SHIPPED.plan();
    plan = TrainingPlan.of(updates, shipped.stepSize(), shipped.seed());
    data =
        SolveDataset.draw(
            SolveTraining.SHIPPED.systems(),
            SolveTraining.SHIPPED.validated(),
            shipped.seed(),
            done -> {});
  }

  /** Returns a model trained as the shipped one, for as many updates as the others. */
  LearnedModel again() throws InterruptedException {
    SolveObjective objective = new SolveObjective(data, start.network());
    return trained(objective, objective, SolveObjective.parameters(start.network()));
  }

  /** Returns a model that sees λ̂ and the weights alone. */
  LearnedModel withoutResidualNorms() throws InterruptedException {
    SolveObjective objective = new SolveObjective(data, start.network());
    boolean[] frozen = new boolean[objective.parameterCount()];
    int hidden = start.network().embedding().widths()[1];
    for (int unit = 0; unit < hidden; unit++) {
      for (int feature : RESIDUAL_FEATURES) {
        frozen[unit * ProbeFeatures.PER_VALUE + feature] = true;
      }
    }
    int head = start.network().embedding().parameterCount();
    int inputs = start.network().head().inputs();
    int global = 2 * start.network().embedding().outputs() + RESIDUAL_GLOBAL;
    for (int unit = 0; unit < start.network().head().widths()[1]; unit++) {
      frozen[head + unit * inputs + global] = true;
    }
    double[] parameters = SolveObjective.parameters(start.network());
    for (int i = 0; i < frozen.length; i++) {
      parameters[i] = frozen[i] ? 0 : parameters[i];
    }
    return trained(new Frozen(objective, frozen), objective, parameters);
  }

  /**
   * Returns a model whose γ is trained through unrolled conjugate gradients, and shut gate. With a
   * tenth of the updates: a sample takes 50 ms, where a look into a table of products takes 0.1.
   */
  LearnedModel unrolled() throws InterruptedException {
    SolveObjective networks = new SolveObjective(data, start.network());
    Objective objective = new UnrolledObjective(networks, UNROLLED);
    double[] parameters = SolveObjective.parameters(start.network());
    int updates = Math.max(1, plan.steps() / UNROLLED_SHARE);
    TrainingPlan shorter =
        new TrainingPlan(
            updates,
            plan.batch(),
            plan.stepSize(),
            plan.clip(),
            plan.adam(),
            UNROLLED_VALIDATION,
            Math.max(1, updates / 10),
            plan.patience(),
            plan.seed());
    return withoutUnion(trained(shorter, objective, networks, parameters));
  }

  private LearnedModel trained(Objective objective, SolveObjective networks, double[] parameters)
      throws InterruptedException {
    return trained(plan, objective, networks, parameters);
  }

  private static LearnedModel trained(
      TrainingPlan plan, Objective objective, SolveObjective networks, double[] parameters)
      throws InterruptedException {
    TrainingState end =
        new Trainer(plan, THREADS, TrainingListener.SILENT)
            .train(objective, TrainingState.start(parameters));
    return new LearnedModel(networks.network(end.best()));
  }

  /** Returns a model that takes Chebyshev's interval always. */
  static LearnedModel withoutUnion(LearnedModel model) {
    Network head = model.network().head();
    double[] parameters = head.parameters();
    int gate = parameters.length - LearnedModel.OUTPUTS + 2; // the last biases are the last of all
    parameters[gate] += SHUT;
    return new LearnedModel(
        new SetNetwork(model.network().embedding(), new Network(head.widths(), parameters)));
  }
}
