package io.autospec.cli;

import io.autospec.backend.Backend;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.matrix.CsrMatrix;
import io.autospec.model.LearnedModel;
import io.autospec.network.ModelFile;
import io.autospec.solve.Preconditioning;
import io.autospec.training.solve.SolveDataset;
import io.autospec.training.solve.SolveTraining;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains a model on for matrices of one's own. */
@Command(
    name = "refine",
    header = "Train a model on for matrices like yours.",
    description = {
      "Runs Lanczos on each matrix, Jacobi-scaled, finds out what every polynomial costs there, and"
          + " trains the shipped model on. Takes seconds to minutes; use the result with"
          + " solve --model."
    },
    footer = {
      "",
      "Exit status: 0 done; 2 bad input or usage.",
      "",
      "Example:",
      "  autospec refine A1.mtx A2.mtx A3.mtx --out mine.safetensors",
      "  autospec solve A4.mtx --model mine.safetensors"
    })
final class RefineCommand implements Callable<Integer> {

  /** Lanczos runs per matrix. */
  private static final int RUNS = 4;

  /** Their length at most; the eigenvalues of so long a run take about a second. */
  private static final int STEPS = 1500;

  private static final int THREADS = 2;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "MATRIX",
      arity = "1..*",
      description = "Symmetric positive definite matrices in Matrix Market format.")
  private List<Path> matrices;

  @Option(names = "--ground", description = "Delete the first row and column of each.")
  private boolean ground;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "The model to begin with. Default: the shipped one.")
  private Path model;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "Write the model there.")
  private Path out;

  @Mixin private MachineOptions machine;
  @Mixin private ReportOptions report;

  @Override
  public Integer call() throws InterruptedException {
    Terminal terminal = report.terminal(spec.commandLine());
    matrices.forEach(InputFile::require);
    OutputFile target = OutputFile.check("--out", out, matrices.toArray(new Path[0]));
    LearnedModel start = model == null ? LearnedModel.shipped() : InputModel.read(model);
    Backend backend = machine.backend(terminal);
    SolveDataset data = data(terminal, backend);
    SolveTraining training = SolveTraining.REFINED;
    ModelFile file;
    try (Progress progress = Progress.start(terminal, "training")) {
      file =
          training.train(
              start,
              data,
              null,
              THREADS,
              new TrainingProgress(progress, training.plan().steps(), null));
    }
    target.write(file.toBytes());
    terminal.report("model written to " + out);
    file.metadata().forEach((name, value) -> terminal.report(Lines.row(name, value)));
    report.write(file.metadata(), terminal);
    return Status.DONE;
  }

  private SolveDataset data(Terminal terminal, Backend backend) {
    List<PreparedMatrix> prepared = new ArrayList<>();
    try (Progress progress = Progress.start(terminal, "running Lanczos")) {
      for (Path path : matrices) {
        CsrMatrix matrix = InputFile.matrix(path);
        Symmetry.require(path.toString(), matrix);
        CsrMatrix kept = ground ? matrix.withoutFirst() : matrix;
        String objection = PositiveDiagonal.objection(kept, ground ? 2 : 1);
        if (objection != null) {
          throw new BadInputException(path + ": " + objection);
        }
        prepared.add(Preparation.of(backend, kept, Preconditioning.LEARNED, Precision.FLOAT64));
      }
      int all = RUNS * matrices.size();
      return SolveDataset.of(
          prepared, RUNS, STEPS, done -> progress.update((double) done / all, done + " of " + all));
    } catch (IllegalArgumentException e) {
      throw new BadInputException(e.getMessage(), e);
    } finally {
      prepared.forEach(PreparedMatrix::close);
    }
  }
}
