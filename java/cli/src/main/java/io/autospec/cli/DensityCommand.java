package io.autospec.cli;

import io.autospec.backend.Backend;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.matrix.CsrMatrix;
import io.autospec.recurrence.Damping;
import io.autospec.trace.CountEstimate;
import io.autospec.trace.DensityEstimator;
import io.autospec.trace.EigenvalueDensity;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Estimates the density of the eigenvalues. */
@Command(
    name = "density",
    header = "Estimate how the eigenvalues of a symmetric matrix are distributed.",
    description = {
      "Lanczos runs of several random vectors: counts of eigenvalues in bins and in a window,"
          + " with a confidence interval, and a smooth curve by the kernel polynomial method. The"
          + " density integrates to n."
    },
    footer = {
      "",
      "Examples:",
      "  autospec density A.mtx --plot density.png",
      "  autospec density A.mtx --window 0.5:1.5 --samples 64 --steps 200 --json -"
    })
final class DensityCommand implements Callable<Integer> {

  private static final int BINS = 100;
  private static final int POINTS = 400;
  private static final int SMOOTH = 100;

  @Spec private CommandSpec spec;
  @Mixin private MatrixArgument argument;

  @Option(names = "--plot", paramLabel = "FILE", description = "Draw the density as a PNG image.")
  private Path plot;

  @Option(
      names = "--window",
      paramLabel = "A:B",
      converter = WindowOption.Converter.class,
      description = "Count the eigenvalues from A to B.")
  private WindowOption window;

  @Option(
      names = "--samples",
      paramLabel = "N",
      defaultValue = "16",
      converter = MachineOptions.PositiveInteger.class,
      description = "Random vectors, at least 2. Default: ${DEFAULT-VALUE}.")
  private int samples;

  @Option(
      names = "--steps",
      paramLabel = "M",
      defaultValue = "96",
      converter = MachineOptions.PositiveInteger.class,
      description = "Lanczos steps of each, a product with A. Default: ${DEFAULT-VALUE}.")
  private int steps;

  @Option(
      names = "--kernel",
      paramLabel = "NAME",
      defaultValue = "jackson",
      description = {
        "The damping of the curve: jackson, which is smooth and never negative, or lanczos, whose"
            + " peaks are narrower. Default: ${DEFAULT-VALUE}."
      })
  private Damping kernel;

  @Option(
      names = "--confidence",
      paramLabel = "P",
      defaultValue = "0.95",
      converter = Confidence.class,
      description = "Of the count in the window. Default: ${DEFAULT-VALUE}.")
  private double confidence;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      defaultValue = "1",
      converter = Seed.class,
      description = "Of the random vectors. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Mixin private MachineOptions machine;
  @Mixin private ReportOptions report;

  @Override
  public Integer call() {
    Terminal terminal = report.terminal(spec.commandLine());
    argument.check();
    OutputFile picture = plot == null ? null : OutputFile.picture("--plot", plot, argument.path());
    report.check(argument.path(), plot);
    if (samples < 2) {
      throw new BadInputException("--samples 1: a confidence interval needs at least 2");
    }
    Backend backend = machine.backend(terminal);

    Stopwatch total = Stopwatch.start();
    CsrMatrix matrix = argument.read(terminal);
    double readSeconds = total.seconds();
    Stopwatch prepare = Stopwatch.start();
    try (PreparedMatrix prepared = backend.prepare(matrix, Scaling.NONE, Precision.FLOAT64);
        Interruption interruption = Interruption.watch()) {
      double prepareSeconds = prepare.seconds();
      EigenvalueDensity density = estimate(terminal, prepared);
      interruption.solved();
      DensityReport result =
          result(
              backend,
              matrix,
              density,
              new DensityReport.Seconds(
                  readSeconds, prepareSeconds, density.seconds(), total.seconds()));
      terminal.report(argument.title());
      result.lines().forEach(terminal::report);
      terminal.report("");
      DensityDrawing.lines(drawn(density), Terminal.drawsBlocks()).forEach(terminal::report);
      report.write(result, terminal);
      if (picture != null) {
        picture.write(EigenvalueChart.png(argument.title(), result));
        terminal.report("");
        terminal.report("density drawn in " + plot);
      }
      boolean complete = density.samples() == samples;
      if (!complete) {
        terminal.error(result.outcome() + ": " + result.advice());
      }
      return complete ? Status.DONE : Status.NOT_CONVERGED;
    }
  }

  private EigenvalueDensity estimate(Terminal terminal, PreparedMatrix prepared) {
    try (Progress progress = Progress.start(terminal, "estimating")) {
      return new DensityEstimator(
              samples,
              steps,
              confidence,
              seed,
              (products, left) ->
                  progress.update(1 - left, String.format(Locale.ROOT, "%,d products", products)))
          .run(prepared);
    }
  }

  private static SpectralDensity drawn(EigenvalueDensity density) {
    return new SpectralDensity(density.nodes(), density.weights(), density.interval().upper());
  }

  private DensityReport result(
      Backend backend, CsrMatrix matrix, EigenvalueDensity density, DensityReport.Seconds seconds) {
    double lower = density.interval().lower();
    double upper = density.interval().upper();
    double[] edges = grid(lower, upper, BINS + 1, 0);
    double[] counts = density.counts(edges);
    double[] points = grid(lower, upper, POINTS, 0.5);
    int degree = Math.min(SMOOTH, 2 * density.steps() - 1);
    boolean complete = density.samples() == samples;
    return new DensityReport(
        complete ? "CONVERGED" : "INTERRUPTED",
        complete
            ? ""
            : "the run was interrupted after " + density.samples() + " of " + samples + " samples",
        matrix.rows(),
        matrix.nonzeros(),
        backend.name(),
        backend.isa(),
        backend.threads(),
        density.samples(),
        density.steps(),
        new ProbeReport.Ends(lower, upper),
        Arrays.stream(counts).sum(),
        window == null ? null : counted(density.count(window.lower(), window.upper())),
        new DensityReport.Bins(ProbeReport.list(edges), ProbeReport.list(counts)),
        new DensityReport.Curve(
            kernel.name().toLowerCase(Locale.ROOT),
            degree,
            ProbeReport.list(points),
            ProbeReport.list(density.curve(degree, kernel, points))),
        density.operatorApplications(),
        0,
        density.reductions(),
        seconds);
  }

  private DensityReport.Window counted(CountEstimate count) {
    return new DensityReport.Window(
        window.lower(), window.upper(), count.value(), count.halfWidth(), count.confidence());
  }

  /** Points lower + (i + offset) h that divide an interval. */
  private static double[] grid(double lower, double upper, int count, double offset) {
    double parts = offset == 0 ? count - 1 : count;
    double[] grid = new double[count];
    Arrays.setAll(grid, i -> lower + (i + offset) / parts * (upper - lower));
    return grid;
  }
}
