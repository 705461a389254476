package io.autospec.cli;

import io.autospec.backend.Backend;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.function.ScalarFunction;
import io.autospec.matrix.CsrMatrix;
import io.autospec.trace.TraceEstimate;
import io.autospec.trace.TraceEstimator;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands that estimate a trace have in common, and the estimate itself. */
final class TraceOptions {

  @Mixin private MatrixArgument argument;

  @Option(
      names = "--tol",
      paramLabel = "T",
      defaultValue = "0.005",
      converter = Tolerance.class,
      description =
          "Half the width of the confidence interval to reach, over the value. Default:"
              + " ${DEFAULT-VALUE}.")
  private double tolerance;

  @Option(
      names = "--confidence",
      paramLabel = "P",
      defaultValue = "0.95",
      converter = Confidence.class,
      description = "Of the interval. Default: ${DEFAULT-VALUE}.")
  private double confidence;

  @Option(
      names = "--max-samples",
      paramLabel = "N",
      defaultValue = "4096",
      converter = MachineOptions.PositiveInteger.class,
      description = "The most random vectors to spend, at least 32. Default: ${DEFAULT-VALUE}.")
  private int maxSamples;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      defaultValue = "1",
      converter = Seed.class,
      description = "Of the random vectors. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Mixin private MachineOptions machine;
  @Mixin private ReportOptions report;

  /** Runs the command and returns its status. */
  int estimate(CommandLine line, ScalarFunction function, String quantity) {
    Terminal terminal = report.terminal(line);
    argument.check();
    report.check(argument.path());
    if (maxSamples < TraceEstimator.LEAST_SAMPLES) {
      throw new BadInputException(
          "--max-samples "
              + maxSamples
              + ": expected at least "
              + TraceEstimator.LEAST_SAMPLES
              + ", from which the deviation is estimated");
    }
    Backend backend = machine.backend(terminal);

    Stopwatch total = Stopwatch.start();
    CsrMatrix matrix = argument.read(terminal);
    double readSeconds = total.seconds();
    Stopwatch prepare = Stopwatch.start();
    try (PreparedMatrix prepared = backend.prepare(matrix, Scaling.NONE, Precision.FLOAT64);
        Interruption interruption = Interruption.watch()) {
      double prepareSeconds = prepare.seconds();
      TraceEstimate estimate = estimate(terminal, prepared, function);
      double totalSeconds = total.seconds();
      interruption.solved();
      TraceReport result =
          new TraceReport(
              estimate.outcome().name(),
              Advice.inOptions(estimate.advice()),
              matrix.rows(),
              matrix.nonzeros(),
              backend.name(),
              backend.isa(),
              backend.threads(),
              function.name(),
              estimate.value(),
              estimate.halfWidth(),
              estimate.lower(),
              estimate.upper(),
              estimate.confidence(),
              estimate.samples(),
              estimate.steps(),
              estimate.deflated(),
              estimate.quadratureError(),
              estimate.operatorApplications(),
              estimate.probeApplications(),
              estimate.reductions(),
              new TraceReport.Seconds(
                  readSeconds, prepareSeconds, estimate.seconds(), totalSeconds));
      result.lines(argument.title(), quantity, tolerance).forEach(terminal::report);
      report.write(result, terminal);
      if (!estimate.converged()) {
        terminal.error(result.outcome() + ": " + result.advice());
      }
      return estimate.converged() ? Status.DONE : Status.NOT_CONVERGED;
    }
  }

  private TraceEstimate estimate(
      Terminal terminal, PreparedMatrix prepared, ScalarFunction function) {
    try (Progress progress = Progress.start(terminal, "estimating")) {
      return new TraceEstimator(
              function,
              tolerance,
              confidence,
              seed,
              maxSamples,
              new ResidualProgress(progress, tolerance, "half-width"))
          .run(prepared);
    }
  }
}
