package io.autospec.cli;

import io.autospec.backend.Backend;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.DenseArray;
import io.autospec.model.LearnedModel;
import io.autospec.solve.LinearSolver;
import io.autospec.solve.Outcome;
import io.autospec.solve.Preconditioning;
import io.autospec.solve.Solution;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Solves A x = b. */
@Command(
    name = "solve",
    header = "Solve A x = b for a symmetric positive definite matrix.",
    description = {
      "Conjugate gradients, preconditioned by a polynomial that a short probe of the spectrum"
          + " chooses. The relative residual is ||b - A x|| / ||b|| of the system as read,"
          + " recomputed from x."
    },
    footer = {
      "",
      "Exit status: 0 converged; 1 another numerical outcome, told with advice;",
      "2 bad input or usage. Ctrl-C ends the solve with status 130 after writing the",
      "best solution so far to the -x file.",
      "",
      "Examples:",
      "  autospec solve A.mtx.gz -b b.mtx -x x.mtx",
      "  autospec solve laplacian.mtx --ground --rhs random:7 --tol 1e-10",
      "  autospec solve A.mtx --precond chebyshev --degree 16 --json -",
      "  autospec solve A.mtx --rhs random:1:16       16 right-hand sides at once"
    })
final class SolveCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private MatrixArgument argument;
  @Mixin private RightHandSide rightHandSide;

  @Option(
      names = "-x",
      paramLabel = "FILE",
      description = {
        "Write the solution there, as a Matrix Market vector: the best one found, whatever the"
            + " outcome. With --ground it has n - 1 entries."
      })
  private Path x;

  @Option(
      names = "--tol",
      paramLabel = "T",
      defaultValue = "1e-8",
      converter = Tolerance.class,
      description = "The relative residual to reach. Default: ${DEFAULT-VALUE}.")
  private double tolerance;

  @Option(
      names = "--max-applications",
      paramLabel = "N",
      converter = MachineOptions.PositiveInteger.class,
      description = "The most products with A to spend. Default: chosen from n.")
  private Integer maxApplications;

  @Option(
      names = "--precond",
      paramLabel = "NAME",
      defaultValue = "auto",
      converter = PreconditioningName.class,
      completionCandidates = PreconditioningName.Candidates.class,
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Preconditioning preconditioning;

  @Option(
      names = "--degree",
      paramLabel = "auto|D",
      defaultValue = "auto",
      converter = Degree.class,
      description = {
        "Products per outer iteration, the outer one included. No effect with none and jacobi."
            + " Default: ${DEFAULT-VALUE}."
      })
  private int degree;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "The model of --precond learned, which it implies. Default: the shipped one.")
  private Path model;

  @Mixin private MachineOptions machine;
  @Mixin private ReportOptions report;

  @Override
  public Integer call() {
    Terminal terminal = report.terminal(spec.commandLine());
    argument.check();
    rightHandSide.check();
    OutputFile solutionFile =
        x == null ? null : OutputFile.check("-x", x, argument.path(), rightHandSide.file());
    report.check(argument.path(), rightHandSide.file(), x);
    LearnedModel learned = model == null ? null : InputModel.read(model);
    if (learned != null
        && preconditioning != Preconditioning.AUTO
        && preconditioning != Preconditioning.LEARNED) {
      throw new BadInputException(
          "--model with --precond " + preconditioning.label() + ": leave one of them out");
    }
    Backend backend = machine.backend(terminal);

    Stopwatch total = Stopwatch.start();
    CsrMatrix matrix = argument.read(terminal);
    DenseArray b = rightHandSide.read(matrix.rows(), argument.grounded());
    double readSeconds = total.seconds();
    Precision precision = hasPolynomial() ? machine.precision(backend, matrix) : Precision.FLOAT64;
    String objection = PositiveDiagonal.objection(matrix, argument.firstRow());
    if (objection != null) {
      return finish(
          terminal,
          backend,
          matrix,
          precision,
          new Solutions(List.of(unsolved(objection))),
          "",
          0,
          false,
          readSeconds,
          0,
          total.seconds(),
          null);
    }
    Stopwatch prepare = Stopwatch.start();
    try (PreparedMatrix prepared = Preparation.of(backend, matrix, preconditioning, precision);
        Interruption interruption = Interruption.watch()) {
      double prepareSeconds = prepare.seconds();
      Solutions solutions = solve(terminal, prepared, b, learned);
      double totalSeconds = total.seconds();
      interruption.solved();
      BadInputException lost =
          solutionFile == null ? null : solutionFile.attempt(solutions.vectors());
      return finish(
          terminal,
          backend,
          matrix,
          precision,
          solutions,
          prepared.storage() + ": " + prepared.storageReason(),
          prepared.bytes(),
          prepared.reordered(),
          readSeconds,
          prepareSeconds,
          totalSeconds,
          lost);
    }
  }

  private boolean hasPolynomial() {
    return preconditioning != Preconditioning.NONE
        && preconditioning != Preconditioning.JACOBI
        && degree != 1;
  }

  private Solutions solve(
      Terminal terminal, PreparedMatrix prepared, DenseArray b, LearnedModel learned) {
    try (Progress progress = Progress.start(terminal, "solving")) {
      LinearSolver solver =
          LinearSolver.defaults()
              .withTolerance(tolerance)
              .withMaxApplications(maxApplications == null ? 0 : maxApplications)
              .withPreconditioning(preconditioning)
              .withDegree(degree)
              .withListener(new ResidualProgress(progress, tolerance));
      if (learned != null) {
        solver = solver.withModel(learned);
      }
      return new Solutions(
          b.columns() == 1
              ? List.of(solver.solve(prepared, b.values()))
              : solver.solveAll(prepared, b.values(), b.columns()));
    }
  }

  private int finish(
      Terminal terminal,
      Backend backend,
      CsrMatrix matrix,
      Precision precision,
      Solutions solutions,
      String storage,
      long bytes,
      boolean reordered,
      double readSeconds,
      double prepareSeconds,
      double totalSeconds,
      BadInputException lost) {
    Solution solution = solutions.worst();
    SolveReport result =
        new SolveReport(
            solution.outcome().name(),
            Advice.of(solution),
            matrix.rows(),
            matrix.nonzeros(),
            backend.name(),
            backend.isa(),
            backend.threads(),
            precision.label(),
            solution.preconditioner(),
            solution.degree(),
            solution.fellBack(),
            solution.fallbackReason(),
            solutions.operatorApplications(),
            solutions.probeApplications(),
            solutions.reductions(),
            solutions.iterations(),
            solution.relativeResidual(),
            new SolveReport.Seconds(
                readSeconds,
                prepareSeconds,
                solution.probeSeconds(),
                solutions.solveSeconds(),
                totalSeconds),
            solutions.columns().size(),
            solutions.columns().stream().map(SolveReport.ColumnSolution::of).toList(),
            storage,
            bytes,
            reordered);
    result.lines(argument.title(), tolerance).forEach(terminal::report);
    if (x != null && lost == null && solution.x().length > 0) {
      terminal.report("solution written to " + x);
    }
    report.write(result, terminal);
    if (!solutions.converged()) {
      terminal.error(solution.outcome() + ": " + Advice.of(solution));
    }
    if (lost != null) {
      throw lost;
    }
    return solutions.converged() ? Status.DONE : Status.NOT_CONVERGED;
  }

  /** The end of a solve that cannot start: there is no solution. */
  private Solution unsolved(String objection) {
    return new Solution(
        new double[0],
        Outcome.NOT_POSITIVE_DEFINITE,
        objection,
        Double.NaN,
        preconditioning.label(),
        0,
        "",
        0,
        0,
        0,
        0,
        new double[0],
        0,
        0);
  }
}
