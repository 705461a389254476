package io.autospec.cli;

import io.autospec.backend.Backend;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.eigen.EigenListener;
import io.autospec.eigen.EigenMethod;
import io.autospec.eigen.EigenSolution;
import io.autospec.eigen.EigenSolver;
import io.autospec.eigen.Extreme;
import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.DenseArray;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Finds eigenvalues and eigenvectors. */
@Command(
    name = "eigs",
    header = "Eigenvalues and eigenvectors of a symmetric matrix, at either end.",
    description = {
      "A block Lanczos method on polynomials of the matrix, or Chebyshev-filtered subspace"
          + " iteration. A pair has converged when ||A v - lambda v|| <= tol ||A||, which bounds"
          + " the error of the eigenvalue by tol ||A||; it is about the square of that as a rule."
    },
    footer = {
      "",
      "Exit status: 0 all were found; 1 another numerical outcome, told with advice;",
      "2 bad input or usage. Ctrl-C ends with status 130 after writing the pairs that",
      "have converged.",
      "",
      "Examples:",
      "  autospec eigs A.mtx.gz -k 20",
      "  autospec eigs A.mtx -k 5 --which highest --vectors v.mtx --json -",
      "  autospec eigs laplacian.mtx -k 2 --vectors fiedler.mtx"
    })
final class EigsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private MatrixArgument argument;

  @Option(
      names = "-k",
      paramLabel = "K",
      required = true,
      converter = MachineOptions.PositiveInteger.class,
      description = "How many eigenvalues, no more than A has rows.")
  private int count;

  @Option(
      names = "--which",
      paramLabel = "END",
      defaultValue = "lowest",
      description = "lowest or highest, with their signs. Default: ${DEFAULT-VALUE}.")
  private Extreme which;

  @Option(
      names = "--tol",
      paramLabel = "T",
      defaultValue = "1e-8",
      converter = Tolerance.class,
      description = "The residual to reach, relative to ||A||. Default: ${DEFAULT-VALUE}.")
  private double tolerance;

  @Option(
      names = "--method",
      paramLabel = "NAME",
      defaultValue = "auto",
      description = "auto, filter or lanczos. Default: ${DEFAULT-VALUE}.")
  private EigenMethod method;

  @Option(
      names = "--max-applications",
      paramLabel = "N",
      converter = MachineOptions.PositiveInteger.class,
      description = "The most products with A to spend. Default: chosen from K.")
  private Integer maxApplications;

  @Option(
      names = "--vectors",
      paramLabel = "FILE",
      description = {
        "Write the eigenvectors there, side by side in the order of their eigenvalues, as a Matrix"
            + " Market array. With --ground they have n - 1 entries."
      })
  private Path vectors;

  @Mixin private MachineOptions machine;
  @Mixin private ReportOptions report;

  @Override
  public Integer call() {
    Terminal terminal = report.terminal(spec.commandLine());
    argument.check();
    OutputFile vectorsFile =
        vectors == null ? null : OutputFile.check("--vectors", vectors, argument.path());
    report.check(argument.path(), vectors);
    Backend backend = machine.backend(terminal);

    Stopwatch total = Stopwatch.start();
    CsrMatrix matrix = argument.read(terminal);
    double readSeconds = total.seconds();
    requireCount(matrix);
    Stopwatch prepare = Stopwatch.start();
    try (PreparedMatrix prepared = backend.prepare(matrix, Scaling.NONE, Precision.FLOAT64);
        Interruption interruption = Interruption.watch()) {
      double prepareSeconds = prepare.seconds();
      Stopwatch solve = Stopwatch.start();
      EigenSolution solution = solve(terminal, prepared);
      EigsReport.Seconds seconds =
          new EigsReport.Seconds(readSeconds, prepareSeconds, solve.seconds(), total.seconds());
      interruption.solved();
      if (vectorsFile != null && solution.values().length > 0) {
        vectorsFile.write(
            new DenseArray(matrix.rows(), solution.values().length, solution.vectors()));
      }
      return finish(terminal, backend, matrix, solution, seconds);
    }
  }

  private void requireCount(CsrMatrix matrix) {
    if (count > matrix.rows()) {
      throw new BadInputException(
          "-k "
              + count
              + ": "
              + argument.title()
              + " has "
              + Figures.count(matrix.rows())
              + " rows: expected at most as many eigenvalues");
    }
  }

  private EigenSolution solve(Terminal terminal, PreparedMatrix prepared) {
    try (Progress progress = Progress.start(terminal, "eigenvalues")) {
      return EigenSolver.of(count, which)
          .withTolerance(tolerance)
          .withMethod(method)
          .withMaxApplications(maxApplications == null ? 0 : maxApplications)
          .withListener(shown(progress))
          .solve(prepared);
    }
  }

  private EigenListener shown(Progress progress) {
    return (applications, found, residual) ->
        progress.update(
            (double) found / count,
            String.format(
                Locale.ROOT,
                "%d of %d, residual %.1e, %,d products",
                found,
                count,
                residual,
                applications));
  }

  private int finish(
      Terminal terminal,
      Backend backend,
      CsrMatrix matrix,
      EigenSolution solution,
      EigsReport.Seconds seconds) {
    String advice = Advice.inOptions(solution.advice());
    EigsReport result =
        new EigsReport(
            solution.outcome().name(),
            advice,
            solution.values(),
            solution.residualNorms(),
            solution.method(),
            solution.degree(),
            solution.operatorApplications(),
            solution.probeApplications(),
            solution.reductions(),
            EigsReport.CertificateReport.of(solution.certificate()),
            seconds,
            matrix.rows(),
            matrix.nonzeros(),
            backend.name(),
            backend.isa(),
            backend.threads());
    result
        .lines(argument.title(), count + " " + which.name().toLowerCase(Locale.ROOT))
        .forEach(terminal::report);
    if (vectors != null) {
      terminal.report(
          solution.values().length > 0
              ? "eigenvectors written to " + vectors
              : "no pair has converged: " + vectors + " is not written");
    }
    report.write(result, terminal);
    if (!solution.converged()) {
      terminal.error(solution.outcome() + ": " + advice);
    }
    return solution.converged() ? Status.DONE : Status.NOT_CONVERGED;
  }
}
