package io.autospec.cli;

import io.autospec.backend.Backend;
import io.autospec.eigen.SingularSolution;
import io.autospec.eigen.SingularValueSolver;
import io.autospec.eigen.SingularValueSolver.Which;
import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.DenseArray;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Finds the largest or smallest singular values. */
@Command(
    name = "svds",
    header = "Find the largest or smallest singular values of any matrix.",
    description = {
      "The largest by block Lanczos on A^T A as an operator, the smallest on its inverse, by a"
          + " triangular factor of A; both end with a Rayleigh-Ritz step of A itself. The residual"
          + " of a triplet is max(||A v - s u||, ||A^T u - s v||). The matrix may be rectangular."
    },
    footer = {
      "",
      "Exit status: 0 all were found; 1 another numerical outcome, told with advice;",
      "2 bad input or usage. Ctrl-C ends the run with status 130 after writing the",
      "vectors of what has converged.",
      "",
      "Examples:",
      "  autospec svds terms.mtx.gz -k 10",
      "  autospec svds A.mtx -k 5 --which smallest --json -",
      "  autospec svds A.mtx -k 5 --vectors u.mtx v.mtx     left and right vectors"
    })
final class SvdsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "MATRIX",
      description = "A matrix of any shape in Matrix Market format, plain or gzipped.")
  private Path path;

  @Option(
      names = "-k",
      paramLabel = "K",
      required = true,
      converter = MachineOptions.PositiveInteger.class,
      description = "How many singular values, at most the smaller side of the matrix.")
  private int count;

  @Option(
      names = "--which",
      paramLabel = "END",
      defaultValue = "largest",
      converter = End.class,
      description = "largest or smallest. Default: ${DEFAULT-VALUE}.")
  private Which which;

  @Option(
      names = "--tol",
      paramLabel = "T",
      defaultValue = "1e-8",
      converter = Tolerance.class,
      description = "The residual to reach, over the largest singular value. Default: 1e-8.")
  private double tolerance;

  @Option(
      names = "--max-applications",
      paramLabel = "N",
      converter = MachineOptions.PositiveInteger.class,
      description = "The most products with A or A^T to spend. Default: 20,000 per value.")
  private Integer maxApplications;

  @Option(
      names = "--vectors",
      paramLabel = "FILE",
      arity = "1..2",
      description = {
        "Write the singular vectors side by side as Matrix Market arrays: the right ones, or the"
            + " left ones and then the right ones into two files."
      })
  private List<Path> vectors = List.of();

  @Mixin private MachineOptions machine;
  @Mixin private ReportOptions report;

  private static final class End implements ITypeConverter<Which> {
    @Override
    public Which convert(String value) {
      return switch (value) {
        case "largest" -> Which.LARGEST;
        case "smallest" -> Which.SMALLEST;
        default ->
            throw new TypeConversionException("'" + value + "' is neither largest nor smallest");
      };
    }
  }

  @Override
  public Integer call() {
    Terminal terminal = report.terminal(spec.commandLine());
    InputFile.require(path);
    if (vectors.size() > 2) {
      throw new BadInputException(
          "--vectors names " + vectors.size() + " files: expected one or two");
    }
    Path first = vectors.isEmpty() ? null : vectors.get(0);
    Path second = vectors.size() < 2 ? null : vectors.get(1);
    OutputFile firstFile = first == null ? null : OutputFile.check("--vectors", first, path);
    OutputFile secondFile =
        second == null ? null : OutputFile.check("--vectors", second, path, first);
    report.check(path, first, second);
    Backend backend = machine.backend(terminal);

    Stopwatch total = Stopwatch.start();
    CsrMatrix matrix =
        Progress.during(terminal, "reading " + path.getFileName(), () -> InputFile.matrix(path));
    int smaller = Math.min(matrix.rows(), matrix.columns());
    if (count > smaller) {
      throw new BadInputException(
          "-k "
              + count
              + ": "
              + path
              + " is "
              + matrix.rows()
              + " x "
              + matrix.columns()
              + ": expected at most "
              + smaller);
    }
    double readSeconds = total.seconds();
    try (Interruption interruption = Interruption.watch()) {
      SingularSolution solution = solve(terminal, backend, matrix);
      double totalSeconds = total.seconds();
      interruption.solved();
      BadInputException lost = write(matrix, solution, firstFile, secondFile);
      return finish(terminal, backend, matrix, solution, readSeconds, totalSeconds, lost);
    }
  }

  private SingularSolution solve(Terminal terminal, Backend backend, CsrMatrix matrix) {
    try (Progress progress = Progress.start(terminal, "singular values")) {
      return new SingularValueSolver(
              count,
              which,
              tolerance,
              maxApplications == null ? 0 : maxApplications,
              1,
              (applications, residual) ->
                  progress.update(Double.NaN, Figures.count(applications) + " products"))
          .run(backend, matrix);
    }
  }

  /** Writes what was asked; returns what went wrong, or null. */
  private static BadInputException write(
      CsrMatrix matrix, SingularSolution solution, OutputFile first, OutputFile second) {
    int k = solution.values().length;
    if (first == null || k == 0) {
      return null;
    }
    DenseArray right = new DenseArray(matrix.columns(), k, solution.right());
    if (second == null) {
      return first.attempt(right);
    }
    BadInputException lost = first.attempt(new DenseArray(matrix.rows(), k, solution.left()));
    BadInputException other = second.attempt(right);
    return lost == null ? other : lost;
  }

  private int finish(
      Terminal terminal,
      Backend backend,
      CsrMatrix matrix,
      SingularSolution solution,
      double readSeconds,
      double totalSeconds,
      BadInputException lost) {
    SvdsReport result =
        new SvdsReport(
            solution.outcome().name(),
            Advice.inOptions(solution.advice()),
            matrix.rows(),
            matrix.columns(),
            matrix.nonzeros(),
            backend.name(),
            backend.isa(),
            backend.threads(),
            which.name().toLowerCase(Locale.ROOT),
            solution.values(),
            solution.residualNorms(),
            solution.method(),
            solution.operatorApplications(),
            solution.reductions(),
            solution.certificate(),
            new SvdsReport.Seconds(readSeconds, solution.seconds(), totalSeconds));
    result.lines(path.getFileName().toString()).forEach(terminal::report);
    if (lost == null) {
      vectors.forEach(
          file ->
              terminal.report(
                  solution.values().length > 0
                      ? "vectors written to " + file
                      : "no triplet has converged: " + file + " is not written"));
    }
    report.write(result, terminal);
    if (!solution.converged()) {
      terminal.error(solution.outcome() + ": " + Advice.inOptions(solution.advice()));
    }
    if (lost != null) {
      throw lost;
    }
    return solution.converged() ? Status.DONE : Status.NOT_CONVERGED;
  }
}
