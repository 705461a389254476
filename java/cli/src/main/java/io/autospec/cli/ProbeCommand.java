package io.autospec.cli;

import io.autospec.backend.Backend;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.matrix.CsrMatrix;
import io.autospec.probe.LanczosProbe;
import io.autospec.probe.SpectralSummary;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Probes the spectrum of a matrix. */
@Command(
    name = "probe",
    header = "Show the spectrum of a symmetric matrix from a few products.",
    description = {
      "A short Lanczos run: the interval of the eigenvalues, Ritz values with residual norms"
          + " (some eigenvalue is as near), an estimate of the condition from below, and the"
          + " density. The matrix may be indefinite."
    },
    footer = {
      "",
      "Examples:",
      "  autospec probe A.mtx --plot density.png",
      "  autospec probe laplacian.mtx --ground --jacobi --steps 64"
    })
final class ProbeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private MatrixArgument argument;

  @Option(
      names = "--steps",
      paramLabel = "M",
      defaultValue = "32",
      converter = MachineOptions.PositiveInteger.class,
      description =
          "Lanczos steps, a product with A each, no more than A has rows. Default:"
              + " ${DEFAULT-VALUE}.")
  private int steps;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      defaultValue = "1",
      converter = Seed.class,
      description = "Of the random start vector. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--jacobi",
      description = {
        "Probe D^-1/2 A D^-1/2 with D = diag(A), the matrix that a preconditioned solve works on."
      })
  private boolean jacobi;

  @Option(names = "--plot", paramLabel = "FILE", description = "Draw the density as a PNG image.")
  private Path plot;

  @Mixin private MachineOptions machine;
  @Mixin private ReportOptions report;

  @Override
  public Integer call() {
    Terminal terminal = report.terminal(spec.commandLine());
    argument.check();
    OutputFile picture = plot == null ? null : OutputFile.picture("--plot", plot, argument.path());
    report.check(argument.path(), plot);
    Backend backend = machine.backend(terminal);

    Stopwatch total = Stopwatch.start();
    CsrMatrix matrix = argument.read(terminal);
    double readSeconds = total.seconds();
    requireScalable(matrix);
    if (steps > matrix.rows() && spec.commandLine().getParseResult().hasMatchedOption("--steps")) {
      terminal.note(
          "--steps "
              + steps
              + ": the matrix has "
              + Figures.count(matrix.rows())
              + " rows, and no more steps are made");
    }
    Stopwatch prepare = Stopwatch.start();
    try (PreparedMatrix prepared =
        backend.prepare(matrix, jacobi ? Scaling.JACOBI : Scaling.NONE, Precision.FLOAT64)) {
      double prepareSeconds = prepare.seconds();
      Stopwatch probe = Stopwatch.start();
      SpectralSummary summary =
          Progress.during(terminal, "probing", () -> new LanczosProbe(steps, seed).run(prepared));
      ProbeReport result =
          new ProbeReport(
              matrix.rows(),
              matrix.nonzeros(),
              jacobi ? "jacobi" : "none",
              backend.name(),
              backend.isa(),
              backend.threads(),
              summary.steps(),
              summary.applications(),
              new ProbeReport.Ends(summary.interval().lower(), summary.interval().upper()),
              ProbeReport.conditionEstimate(summary),
              ProbeReport.list(summary.ritzValues()),
              ProbeReport.list(summary.residualNorms()),
              ProbeReport.list(summary.weights()),
              new ProbeReport.Seconds(
                  readSeconds, prepareSeconds, probe.seconds(), total.seconds()));
      show(terminal, result, summary);
      if (picture != null) {
        picture.write(DensityChart.png(argument.title(), summary));
        terminal.report("");
        terminal.report("density drawn in " + plot);
      }
      report.write(result, terminal);
      return Status.DONE;
    }
  }

  private void requireScalable(CsrMatrix matrix) {
    String objection = jacobi ? PositiveDiagonal.objection(matrix, argument.firstRow()) : null;
    if (objection != null) {
      throw new BadInputException(
          argument.path() + ": " + objection + "; without --jacobi the matrix can be probed");
    }
  }

  private void show(Terminal terminal, ProbeReport result, SpectralSummary summary) {
    terminal.report(argument.title());
    result.lines().forEach(terminal::report);
    terminal.report("");
    DensityDrawing.lines(new SpectralDensity(summary), Terminal.drawsBlocks())
        .forEach(terminal::report);
    terminal.report("");
    result.ritzLines().forEach(terminal::report);
  }
}
