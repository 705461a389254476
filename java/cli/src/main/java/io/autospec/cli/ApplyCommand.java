package io.autospec.cli;

import io.autospec.backend.Backend;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.function.FunctionMethod;
import io.autospec.function.FunctionSolution;
import io.autospec.function.MatrixFunction;
import io.autospec.function.ScalarFunction;
import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.DenseArray;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Computes f(A) b. */
@Command(
    name = "apply",
    header = "Compute f(A) b for a symmetric matrix.",
    description = {
      "Lanczos for a few right-hand sides, one polynomial for many where that is cheaper. The"
          + " error estimate is of ||y - f(A) b|| / ||f(A) b||, the largest of the columns."
    },
    footer = {
      "",
      "Functions of an eigenvalue l:",
      "  exp:T        exp(T l); exp alone is exp:1",
      "  inv          1/l             sqrt         square root",
      "  invsqrt      1/sqrt(l)       log          natural logarithm",
      "  sign         1 or -1         tanh         hyperbolic tangent",
      "  power:P      l^P             resolvent:S  1/(l - S)",
      "",
      "Exit status: 0 the estimate meets --tol; 1 it does not, or f is not defined on",
      "the spectrum, told with advice; 2 bad input or usage. Ctrl-C ends the run with",
      "status 130 after writing the approximation so far to the -x file.",
      "",
      "Examples:",
      "  autospec apply laplacian.mtx --function exp:-1.0 -b heat.mtx -x later.mtx",
      "  autospec apply A.mtx --function invsqrt --rhs random:1:16 -x y.mtx",
      "  autospec apply A.mtx --function log --tol 1e-6 --json -"
    })
final class ApplyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private MatrixArgument argument;

  @Option(
      names = "--function",
      paramLabel = "F",
      required = true,
      converter = FunctionName.class,
      description = "Which function; see below.")
  private ScalarFunction function;

  @Mixin private RightHandSide rightHandSide;

  @Option(
      names = "-x",
      paramLabel = "FILE",
      description = {
        "Write f(A) b there, as a Matrix Market array: the best approximation found, whatever the"
            + " outcome."
      })
  private Path x;

  @Option(
      names = "--tol",
      paramLabel = "T",
      defaultValue = "1e-8",
      converter = Tolerance.class,
      description = "The relative error to reach. Default: ${DEFAULT-VALUE}.")
  private double tolerance;

  @Option(
      names = "--max-applications",
      paramLabel = "N",
      converter = MachineOptions.PositiveInteger.class,
      description = "The most products with A to spend. Default: chosen from n.")
  private Integer maxApplications;

  @Option(
      names = "--method",
      paramLabel = "NAME",
      defaultValue = "auto",
      description = "auto, chebyshev, lanczos or learned. Default: ${DEFAULT-VALUE}.")
  private FunctionMethod method;

  @Mixin private MachineOptions machine;
  @Mixin private ReportOptions report;

  @Override
  public Integer call() {
    Terminal terminal = report.terminal(spec.commandLine());
    argument.check();
    rightHandSide.check();
    OutputFile file =
        x == null ? null : OutputFile.check("-x", x, argument.path(), rightHandSide.file());
    report.check(argument.path(), rightHandSide.file(), x);
    Backend backend = machine.backend(terminal);

    Stopwatch total = Stopwatch.start();
    CsrMatrix matrix = argument.read(terminal);
    DenseArray b = rightHandSide.read(matrix.rows(), argument.grounded());
    double readSeconds = total.seconds();
    Stopwatch prepare = Stopwatch.start();
    try (PreparedMatrix prepared = backend.prepare(matrix, Scaling.NONE, Precision.FLOAT64);
        Interruption interruption = Interruption.watch()) {
      double prepareSeconds = prepare.seconds();
      FunctionSolution solution = apply(terminal, prepared, b);
      double totalSeconds = total.seconds();
      interruption.solved();
      boolean answered = file != null && solution.values().length > 0;
      BadInputException lost =
          answered
              ? file.attempt(new DenseArray(matrix.rows(), b.columns(), solution.values()))
              : null;
      ApplyReport result =
          new ApplyReport(
              solution.outcome().name(),
              Advice.inOptions(solution.advice()),
              matrix.rows(),
              matrix.nonzeros(),
              backend.name(),
              backend.isa(),
              backend.threads(),
              function.name(),
              solution.method(),
              solution.degree(),
              solution.errorEstimate(),
              solution.operatorApplications(),
              solution.probeApplications(),
              solution.reductions(),
              new ApplyReport.Seconds(
                  readSeconds, prepareSeconds, solution.seconds(), totalSeconds),
              solution.columns(),
              Arrays.stream(solution.errorEstimates()).boxed().toList());
      result.lines(argument.title(), tolerance).forEach(terminal::report);
      if (answered && lost == null) {
        terminal.report("f(A) b written to " + x);
      }
      report.write(result, terminal);
      if (!solution.converged()) {
        terminal.error(result.outcome() + ": " + result.advice());
      }
      if (lost != null) {
        throw lost;
      }
      return solution.converged() ? Status.DONE : Status.NOT_CONVERGED;
    }
  }

  private FunctionSolution apply(Terminal terminal, PreparedMatrix prepared, DenseArray b) {
    try (Progress progress = Progress.start(terminal, "computing f(A) b")) {
      return new MatrixFunction(
              function,
              tolerance,
              method,
              maxApplications == null ? 0 : maxApplications,
              new ResidualProgress(progress, tolerance, "error"))
          .apply(prepared, b.values(), b.columns());
    }
  }
}
