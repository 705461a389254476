package io.autospec.cli;

import io.autospec.backend.Backend;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.eigen.EigenMethod;
import io.autospec.eigen.EigenSolution;
import io.autospec.eigen.EigenSolver;
import io.autospec.eigen.Extreme;
import io.autospec.eigen.GeneralizedProblem;
import io.autospec.eigen.WindowEigenSolver;
import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.DenseArray;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Finds eigenvalues and eigenvectors. */
@Command(
    name = "eigs",
    header = "Eigenvalues and eigenvectors of a symmetric matrix.",
    description = {
      "Those at either end (-k) by a block Lanczos method on polynomials of the matrix, or all in a"
          + " window (--window). A pair has converged when ||A v - lambda v|| <= tol ||A||, which"
          + " bounds the error of the eigenvalue; it is about the square of that as a rule."
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
      "  autospec eigs A.mtx --window 0.5:1.5",
      "  autospec eigs K.mtx -k 10 --mass M.mtx       K x = lambda M x"
    })
final class EigsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private MatrixArgument argument;

  @Option(
      names = "-k",
      paramLabel = "K",
      converter = MachineOptions.PositiveInteger.class,
      description = "How many eigenvalues, no more than A has rows.")
  private Integer count;

  @Option(
      names = "--which",
      paramLabel = "END",
      description = "lowest or highest, with their signs. Default: lowest.")
  private Extreme which;

  @Option(
      names = "--window",
      paramLabel = "A:B",
      converter = WindowOption.Converter.class,
      description = "All eigenvalues from A to B, ends included, in place of -k.")
  private WindowOption window;

  @Option(
      names = "--mass",
      paramLabel = "FILE",
      description = {
        "M of A x = lambda M x, symmetric positive definite. The eigenvectors are M-orthonormal."
      })
  private Path mass;

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
      description = "auto, filter or lanczos, for -k. Default: ${DEFAULT-VALUE}.")
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
    requireOneAsk();
    argument.check();
    if (mass != null) {
      InputFile.require(mass);
    }
    OutputFile vectorsFile =
        vectors == null ? null : OutputFile.check("--vectors", vectors, argument.path(), mass);
    report.check(argument.path(), vectors, mass);
    Backend backend = machine.backend(terminal);

    Stopwatch total = Stopwatch.start();
    CsrMatrix matrix = argument.read(terminal);
    CsrMatrix m = mass == null ? null : readMass(terminal, matrix);
    double readSeconds = total.seconds();
    requireCount(matrix);
    try (Interruption interruption = Interruption.watch()) {
      Work work = new Work();
      EigenSolution solution = work.run(terminal, backend, matrix, m);
      EigsReport.Seconds seconds =
          new EigsReport.Seconds(
              readSeconds, work.prepareSeconds, work.solveSeconds, total.seconds());
      interruption.solved();
      int k = solution.values().length;
      BadInputException lost =
          vectorsFile == null || k == 0
              ? null
              : vectorsFile.attempt(new DenseArray(matrix.rows(), k, solution.vectors()));
      return finish(terminal, backend, matrix, solution, seconds, lost);
    }
  }

  private void requireOneAsk() {
    if ((count == null) == (window == null)) {
      throw new BadInputException(
          count == null
              ? "neither -k nor --window: expected -k K, or --window A:B"
              : "-k with --window: a window has as many as it has; leave one of them out");
    }
    if (window != null && which != null) {
      throw new BadInputException("--which with --window: leave one of them out");
    }
    if (which == null) {
      which = Extreme.LOWEST;
    }
  }

  private CsrMatrix readMass(Terminal terminal, CsrMatrix matrix) {
    return Progress.during(
        terminal,
        "reading " + mass.getFileName(),
        () -> {
          CsrMatrix whole = InputFile.matrix(mass);
          Symmetry.require(mass.toString(), whole);
          CsrMatrix m = argument.grounded() && whole.rows() > 1 ? whole.withoutFirst() : whole;
          if (m.rows() != matrix.rows()) {
            throw new BadInputException(
                mass
                    + ": has "
                    + Figures.count(m.rows())
                    + " rows, "
                    + argument.title()
                    + " has "
                    + Figures.count(matrix.rows())
                    + ": expected as many");
          }
          return m;
        });
  }

  private void requireCount(CsrMatrix matrix) {
    if (count != null && count > matrix.rows()) {
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

  /** What is computed, and the time it takes. */
  private final class Work {
    private double prepareSeconds;
    private double solveSeconds;

    EigenSolution run(Terminal terminal, Backend backend, CsrMatrix matrix, CsrMatrix m) {
      Stopwatch prepare = Stopwatch.start();
      if (m != null) {
        try (GeneralizedProblem problem = GeneralizedProblem.of(backend, matrix, m)) {
          prepareSeconds = prepare.seconds();
          return timed(
              terminal,
              progress ->
                  window != null
                      ? windowSolver(progress).run(problem)
                      : solver(progress).solve(problem));
        } catch (IllegalArgumentException e) { // M is not what it must be
          throw new BadInputException(mass + ": " + e.getMessage(), e);
        }
      }
      try (PreparedMatrix a = backend.prepare(matrix, Scaling.NONE, Precision.FLOAT64)) {
        prepareSeconds = prepare.seconds();
        return timed(
            terminal,
            progress ->
                window != null
                    ? windowSolver(progress).run(a, matrix)
                    : solver(progress).solve(a, matrix));
      }
    }

    private EigenSolution timed(Terminal terminal, Function<Progress, EigenSolution> solve) {
      Stopwatch watch = Stopwatch.start();
      try (Progress progress = Progress.start(terminal, "eigenvalues")) {
        return solve.apply(progress);
      } finally {
        solveSeconds = watch.seconds();
      }
    }
  }

  private long limit() {
    return maxApplications == null ? 0 : maxApplications;
  }

  private EigenSolver solver(Progress progress) {
    return EigenSolver.of(count, which)
        .withTolerance(tolerance)
        .withMethod(method)
        .withMaxApplications(limit())
        .withListener(
            (applications, found, residual) ->
                progress.update(
                    (double) found / count,
                    String.format(
                        Locale.ROOT,
                        "%d of %d, residual %.1e, %,d products",
                        found,
                        count,
                        residual,
                        applications)));
  }

  private WindowEigenSolver windowSolver(Progress progress) {
    return new WindowEigenSolver(window.lower(), window.upper())
        .withTolerance(tolerance)
        .withMaxApplications(limit())
        .withListener(
            (applications, residual) ->
                progress.update(
                    Double.NaN,
                    String.format(
                        Locale.ROOT, "residual %.1e, %,d products", residual, applications)));
  }

  private String asked() {
    return window != null
        ? "all from " + window.lower() + " to " + window.upper()
        : count + " " + which.name().toLowerCase(Locale.ROOT);
  }

  private int finish(
      Terminal terminal,
      Backend backend,
      CsrMatrix matrix,
      EigenSolution solution,
      EigsReport.Seconds seconds,
      BadInputException lost) {
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
    result.lines(argument.title(), asked()).forEach(terminal::report);
    if (vectors != null && lost == null) {
      terminal.report(
          solution.values().length > 0
              ? "eigenvectors written to " + vectors
              : "no pair has converged: " + vectors + " is not written");
    }
    report.write(result, terminal);
    if (!solution.converged()) {
      terminal.error(solution.outcome() + ": " + advice);
    }
    if (lost != null) {
      throw lost;
    }
    return solution.converged() ? Status.DONE : Status.NOT_CONVERGED;
  }
}
