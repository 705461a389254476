package io.autospec.cli;

import io.autospec.function.ScalarFunction;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Estimates tr f(A). */
@Command(
    name = "trace",
    header = "Estimate the trace of f(A) for a symmetric matrix.",
    description = {
      "Stochastic Lanczos quadrature with random signs; directions that hold most of f(A) are"
          + " taken out and traced exactly where that saves samples. The interval comes from the"
          + " sample."
    },
    footer = {
      "",
      "Exit status: 0 the interval is as narrow as --tol; 1 it is not, or f is not",
      "defined on the spectrum, told with advice; 2 bad input or usage. Ctrl-C ends the",
      "run with the estimate so far.",
      "",
      "Examples:",
      "  autospec trace A.mtx --function inv",
      "  autospec trace laplacian.mtx --function exp:-1.0 --tol 1e-3 --json -"
    })
final class TraceCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private TraceOptions options;

  @Option(
      names = "--function",
      paramLabel = "F",
      required = true,
      converter = FunctionName.class,
      description = "One of " + ScalarFunction.NAMES + "; see autospec apply --help.")
  private ScalarFunction function;

  @Override
  public Integer call() {
    return options.estimate(spec.commandLine(), function, "trace of " + function.name());
  }
}
