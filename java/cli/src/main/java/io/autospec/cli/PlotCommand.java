package io.autospec.cli;

import io.autospec.backend.Backend;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.matrix.CsrMatrix;
import io.autospec.model.Prediction;
import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.PolynomialExpansion;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Draws the polynomial that a model makes for a matrix. */
@Command(
    name = "plot",
    header = "Draw the polynomial that a model makes for a matrix.",
    description = {
      "A PNG picture of the polynomial over the spectrum, beside the classical one of the same"
          + " probe and degree; the Ritz values of the probe are marked. Of a preconditioner: the"
          + " preconditioned spectrum and the residual polynomial. Of a filter: its values,"
          + " and their logarithm. For a function: its values, and the error."
    },
    footer = {
      "",
      "Exit status: 0 done; 2 bad input or usage.",
      "",
      "Examples:",
      "  autospec plot A.mtx --degree 16 --out polynomial.png",
      "  autospec plot A.mtx --model mine.safetensors --out polynomial.png",
      "  autospec plot A.mtx --window 0.4:0.5 --out filter.png",
      "  autospec plot A.mtx --function exp:-1 --degree 20 --out exponential.png"
    })
final class PlotCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private MatrixArgument argument;

  @Option(
      names = "--model",
      paramLabel = "NAME|FILE",
      defaultValue = "learned",
      description = "learned, classical, or a model file. Default: ${DEFAULT-VALUE}.")
  private String model;

  @Mixin private PolynomialOptions polynomial;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "Draw there; a name that ends with .png.")
  private Path out;

  @Mixin private MachineOptions machine;
  @Mixin private ReportOptions report;

  @Override
  public Integer call() {
    Terminal terminal = report.terminal(spec.commandLine());
    argument.check();
    OutputFile picture = OutputFile.picture("--out", out, argument.path());
    report.check(argument.path(), out);
    PolynomialTask task = polynomial.task(model);
    Backend backend = machine.backend(terminal);
    CsrMatrix matrix = argument.read(terminal);
    PositiveDiagonal.require(matrix, argument, task.scaling());
    SpectralSummary summary;
    try (PreparedMatrix a = backend.prepare(matrix, task.scaling(), Precision.FLOAT64)) {
      summary = Progress.during(terminal, "probing", () -> task.probe(a));
    }
    Prediction chosen = task.predict(summary);
    Prediction classical = task.classical(summary);
    Map<String, PolynomialExpansion> polynomials = new LinkedHashMap<>();
    polynomials.put(chosen.model() + " model", chosen.expansion());
    polynomials.put("classical", classical.expansion());
    picture.write(
        new PolynomialChart(argument.title() + ": " + task.title(), summary, polynomials)
            .png(task.panels(summary)));
    PolynomialReport result = PolynomialReport.of(task, chosen, summary);
    result.lines(argument.title()).forEach(terminal::report);
    terminal.report("drawn in " + out);
    report.write(result, terminal);
    return Status.DONE;
  }
}
