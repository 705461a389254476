package io.autospec.cli;

import io.autospec.backend.Backend;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.matrix.CsrMatrix;
import io.autospec.model.Prediction;
import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.ExpansionFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the coefficients that a model makes for a matrix. */
@Command(
    name = "export",
    header = "Write the coefficients that a model makes for a matrix, for programs in C.",
    description = {
      "Probes the matrix and writes the recurrence and weights of the polynomial as text, which"
          + " native/examples/expand.c reads. A preconditioner of degree D has D - 1 steps and"
          + " takes the Jacobi-scaled matrix (AUTOSPEC_SCALE_JACOBI); the others the matrix as"
          + " it is."
    },
    footer = {
      "",
      "Exit status: 0 done; 2 bad input or usage.",
      "",
      "Examples:",
      "  autospec export learned A.mtx --degree 8 --out p.txt",
      "  autospec export mine.safetensors A.mtx --out p.txt",
      "  autospec export learned A.mtx --window 0.4:0.5 --degree 100 > filter.txt"
    })
final class ExportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "learned, classical, or a model file.")
  private String model;

  @Mixin private MatrixArgument argument;
  @Mixin private PolynomialOptions polynomial;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write there. Default: to standard output, in place of the report.")
  private Path out;

  @Mixin private MachineOptions machine;
  @Mixin private ReportOptions report;

  @Override
  public Integer call() {
    Terminal terminal = report.terminal(spec.commandLine());
    argument.check();
    OutputFile target = out == null ? null : OutputFile.check("--out", out, argument.path());
    report.check(argument.path(), out);
    if (target == null && report.toStandardOutput()) {
      throw new BadInputException(
          "--json - and the coefficients both go to standard output: give --out a file");
    }
    PolynomialTask task = polynomial.task(model);
    Backend backend = machine.backend(terminal);
    CsrMatrix matrix = argument.read(terminal);
    PositiveDiagonal.require(matrix, argument, task.scaling());
    try (PreparedMatrix a = backend.prepare(matrix, task.scaling(), Precision.FLOAT64)) {
      SpectralSummary summary = Progress.during(terminal, "probing", () -> task.probe(a));
      Prediction prediction = task.predict(summary);
      String text = ExpansionFile.format(prediction.expansion());
      PolynomialReport result = PolynomialReport.of(task, prediction, summary);
      if (target == null) {
        terminal.out().print(text);
        terminal.out().flush();
      } else {
        target.write(text.getBytes(StandardCharsets.US_ASCII));
        result.lines(argument.title()).forEach(terminal::report);
        terminal.report("coefficients written to " + out);
      }
      report.write(result, terminal);
      return Status.DONE;
    }
  }
}
