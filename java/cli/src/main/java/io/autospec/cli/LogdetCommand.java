package io.autospec.cli;

import io.autospec.function.ScalarFunction;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Estimates the logarithm of a determinant. */
@Command(
    name = "logdet",
    header = "Estimate log det A of a symmetric positive definite matrix.",
    description = {"The trace of log A; see autospec trace --help."},
    footer = {
      "",
      "Exit status: 0 the interval is as narrow as --tol; 1 it is not, or A is not",
      "positive definite, told with advice; 2 bad input or usage.",
      "",
      "Examples:",
      "  autospec logdet A.mtx",
      "  autospec logdet laplacian.mtx --ground       log of the number of spanning trees"
    })
final class LogdetCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private TraceOptions options;

  @Override
  public Integer call() {
    return options.estimate(spec.commandLine(), ScalarFunction.log(), "log det A");
  }
}
