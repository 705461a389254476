package io.autospec.cli;

import io.autospec.model.LearnedModel;
import io.autospec.network.ModelFile;
import io.autospec.training.density.CellParameters;
import io.autospec.training.density.DensityTraining;
import io.autospec.training.filter.FilterTraining;
import io.autospec.training.function.FunctionTraining;
import io.autospec.training.optimise.TrainingPlan;
import io.autospec.training.optimise.TrainingState;
import io.autospec.training.solve.SolveDataset;
import io.autospec.training.solve.SolveObjective;
import io.autospec.training.solve.SolveTraining;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a model anew. */
@Command(
    name = "train",
    header = "Train a model on drawn spectra.",
    description = {
      "Draws many kinds of spectra, for solve also matrices, and fits the network that reads a"
          + " probe: for preconditioners (solve), for functions of a matrix, or for filters."
          + " Without a configuration this is the training of the shipped model: the same bytes, in"
          + " two to ten minutes on two cores."
    },
    footer = {
      "",
      "A configuration is lines of 'name = value' with the names updates, step_size",
      "and seed, and for solve also systems and validated.",
      "",
      "Ctrl-C between two validations loses nothing: --resume goes on from FILE.state.",
      "",
      "Exit status: 0 done; 2 bad input or usage; 130 after Ctrl-C.",
      "",
      "Examples:",
      "  autospec train --out model.safetensors",
      "  autospec train --task filter --out filter.safetensors"
    })
final class TrainCommand implements Callable<Integer> {

  private static final Set<String> SOLVE_NAMES =
      Set.of("systems", "validated", "updates", "step_size", "seed");
  private static final Set<String> DENSITY_NAMES = Set.of("updates", "step_size", "seed");

  private static final int THREADS = 2;

  /** What a model is for. */
  enum Task {
    solve,
    filter,
    function
  }

  @Spec private CommandSpec spec;

  @Option(
      names = "--task",
      paramLabel = "TASK",
      defaultValue = "solve",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Task task;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "What to train with, where it differs from the shipped model.")
  private Path config;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "Write the model there.")
  private Path out;

  @Option(names = "--resume", description = "Go on from FILE.state, where a training stopped.")
  private boolean resume;

  @Mixin private ReportOptions report;

  @Override
  public Integer call() throws InterruptedException {
    Terminal terminal = report.terminal(spec.commandLine());
    OutputFile model = OutputFile.check("--out", out, config);
    Path stateFile = Path.of(out + ".state");
    ModelFile file =
        switch (task) {
          case solve -> solve(terminal, stateFile);
          case filter -> density(terminal, stateFile, FilterTraining.shipped());
          case function -> density(terminal, stateFile, FunctionTraining.shipped());
        };
    model.write(file.toBytes());
    TrainingProgress.remove(stateFile);
    terminal.report("model written to " + out);
    file.metadata().forEach((name, value) -> terminal.report(Lines.row(name, value)));
    report.write(file.metadata(), terminal);
    return Status.DONE;
  }

  private ModelFile solve(Terminal terminal, Path stateFile) throws InterruptedException {
    SolveTraining training = configured(SolveTraining.SHIPPED);
    LearnedModel start = LearnedModel.untrained();
    TrainingState state = state(stateFile, SolveObjective.parameters(start.network()).length);
    int drawn = training.systems() + training.validated();
    SolveDataset data;
    try (Progress progress = Progress.start(terminal, "drawing systems")) {
      data =
          SolveDataset.draw(
              training.systems(),
              training.validated(),
              training.plan().seed(),
              done -> progress.update((double) done / drawn, done + " of " + drawn));
    }
    try (Progress progress = Progress.start(terminal, "training")) {
      return training.train(
          start,
          data,
          state,
          THREADS,
          new TrainingProgress(progress, training.plan().steps(), stateFile));
    }
  }

  private ModelFile density(Terminal terminal, Path stateFile, DensityTraining shipped)
      throws InterruptedException {
    DensityTraining training = configured(shipped);
    TrainingState state = state(stateFile, CellParameters.count());
    try (Progress progress = Progress.start(terminal, "training")) {
      return training.train(
          state, THREADS, new TrainingProgress(progress, training.plan().steps(), stateFile));
    }
  }

  /** Returns where an earlier training stopped if that is asked for, else null. */
  private TrainingState state(Path file, int parameters) {
    if (!resume) {
      return null;
    }
    InputFile.require(file);
    try {
      return TrainingState.read(file, parameters);
    } catch (IOException e) {
      throw new BadInputException(e.getMessage(), e);
    }
  }

  private SolveTraining configured(SolveTraining usual) {
    TrainingConfiguration values = TrainingConfiguration.read(config, SOLVE_NAMES);
    TrainingPlan plan = usual.plan();
    try {
      return new SolveTraining(
          values.integer("systems", usual.systems()),
          values.integer("validated", usual.validated()),
          TrainingPlan.of(
              values.integer("updates", plan.steps()),
              values.decimal("step_size", plan.stepSize()),
              values.seed("seed", plan.seed())));
    } catch (IllegalArgumentException e) {
      throw values.refused(e);
    }
  }

  private DensityTraining configured(DensityTraining usual) {
    TrainingConfiguration values = TrainingConfiguration.read(config, DENSITY_NAMES);
    TrainingPlan plan = usual.plan();
    try {
      return DensityTraining.of(
          usual.task(),
          usual.spectra(),
          usual.objective(),
          values.integer("updates", plan.steps()),
          values.decimal("step_size", plan.stepSize()),
          values.seed("seed", plan.seed()));
    } catch (IllegalArgumentException e) {
      throw values.refused(e);
    }
  }
}
