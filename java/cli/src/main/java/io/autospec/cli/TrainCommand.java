package io.autospec.cli;

import io.autospec.model.LearnedModel;
import io.autospec.network.ModelFile;
import io.autospec.training.optimise.TrainingPlan;
import io.autospec.training.optimise.TrainingState;
import io.autospec.training.solve.SolveDataset;
import io.autospec.training.solve.SolveObjective;
import io.autospec.training.solve.SolveTraining;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains the model for solving anew. */
@Command(
    name = "train",
    header = "Train a model on drawn spectra.",
    description = {
      "Draws systems of many kinds of spectra, finds out what every polynomial costs on them, and"
          + " fits the network that reads a probe. Without a configuration this is the training of"
          + " the shipped model: the same bytes, in some ten minutes on two cores."
    },
    footer = {
      "",
      "A configuration is lines of 'name = value' with the names systems, validated,",
      "updates, step_size and seed.",
      "",
      "Ctrl-C between two validations loses nothing: --resume goes on from FILE.state.",
      "",
      "Exit status: 0 done; 2 bad input or usage; 130 after Ctrl-C.",
      "",
      "Example:",
      "  autospec train --out model.safetensors"
    })
final class TrainCommand implements Callable<Integer> {

  private static final Set<String> NAMES =
      Set.of("systems", "validated", "updates", "step_size", "seed");

  private static final int THREADS = 2;

  @Spec private CommandSpec spec;

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
    SolveTraining training = config == null ? SolveTraining.SHIPPED : configured(config);
    LearnedModel start = LearnedModel.untrained();
    TrainingState state = resume ? state(stateFile, start) : null;
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
    ModelFile file;
    try (Progress progress = Progress.start(terminal, "training")) {
      file =
          training.train(
              start,
              data,
              state,
              THREADS,
              new TrainingProgress(progress, training.plan().steps(), stateFile));
    }
    model.write(file.toBytes());
    TrainingProgress.remove(stateFile);
    terminal.report("model written to " + out);
    file.metadata().forEach((name, value) -> terminal.report(Lines.row(name, value)));
    report.write(file.metadata(), terminal);
    return Status.DONE;
  }

  private static TrainingState state(Path file, LearnedModel start) {
    InputFile.require(file);
    try {
      return TrainingState.read(file, SolveObjective.parameters(start.network()).length);
    } catch (IOException e) {
      throw new BadInputException(e.getMessage(), e);
    }
  }

  private static SolveTraining configured(Path file) {
    InputFile.require(file);
    Properties values = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      values.load(reader);
      for (String name : values.stringPropertyNames()) {
        if (!NAMES.contains(name)) {
          throw new BadInputException(
              file
                  + ": '"
                  + name
                  + "' is none of "
                  + String.join(", ", NAMES.stream().sorted().toList()));
        }
      }
      SolveTraining usual = SolveTraining.SHIPPED;
      TrainingPlan plan = usual.plan();
      return new SolveTraining(
          Integer.parseInt(values.getProperty("systems", "" + usual.systems()).trim()),
          Integer.parseInt(values.getProperty("validated", "" + usual.validated()).trim()),
          TrainingPlan.of(
              Integer.parseInt(values.getProperty("updates", "" + plan.steps()).trim()),
              Double.parseDouble(values.getProperty("step_size", "" + plan.stepSize()).trim()),
              Long.parseLong(values.getProperty("seed", "" + plan.seed()).trim())));
    } catch (IOException | IllegalArgumentException e) {
      throw new BadInputException(file + ": " + e.getMessage(), e);
    }
  }
}
