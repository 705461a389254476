package io.autospec.cli;

import io.autospec.backend.Backend;
import io.autospec.backend.PreparedMatrix;
import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.Gallery;
import io.autospec.solve.Preconditioning;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows in under a minute what the library does. */
@Command(
    name = "demo",
    header = "Solve a power grid and a million unknowns, against plain Jacobi-CG.",
    description = {
      "Two systems, each by the usual method (conjugate gradients with Jacobi scaling) and by"
          + " autospec, to a relative residual of 1e-8: the matrix of a real power grid, and"
          + " Poisson's equation on a grid of 100 x 100 x 100 points. Takes less than a minute."
    })
final class DemoCommand implements Callable<Integer> {

  private static final double TOLERANCE = 1e-8;
  private static final long SEED = 1;

  /** Whose cube, with up to 27 neighbours per point, still has fewer than 2³¹ entries. */
  private static final int MOST_POINTS = 430;

  @Spec private CommandSpec spec;

  @Option(
      names = "--side",
      paramLabel = "N",
      defaultValue = "100",
      converter = MachineOptions.PositiveInteger.class,
      description = "Points along an edge of the cube. Default: ${DEFAULT-VALUE}.")
  private int side;

  @Mixin private MachineOptions machine;
  @Mixin private ReportOptions report;

  @Override
  public Integer call() {
    Terminal terminal = report.terminal(spec.commandLine());
    report.check();
    if (side > MOST_POINTS) {
      throw new BadInputException(
          "--side " + side + ": expected 1 to " + MOST_POINTS + ", a matrix has room for no more");
    }
    Backend backend = machine.backend(terminal);
    terminal.report("Solving A x = b to ||b - A x|| / ||b|| <= 1e-8, b random.");
    terminal.report(Lines.machine(backend.name(), backend.isa(), backend.threads()));
    List<DemoReport.Problem> systems =
        List.of(
            solve(terminal, backend, "A power grid (1138_bus)", DemoMatrix::read),
            solve(
                terminal,
                backend,
                "Poisson's equation in a cube",
                () -> Gallery.poisson3d(side, side, side)));
    report.write(
        new DemoReport(backend.name(), backend.isa(), backend.threads(), systems), terminal);
    return systems.stream().flatMap(s -> s.methods().stream()).allMatch(MethodResult::converged)
        ? Status.DONE
        : Status.NOT_CONVERGED;
  }

  private DemoReport.Problem solve(
      Terminal terminal, Backend backend, String title, Supplier<CsrMatrix> source) {
    CsrMatrix matrix = source.get();
    terminal.report("");
    terminal.report(
        title
            + ": "
            + Figures.count(matrix.rows())
            + " unknowns, "
            + Figures.count(matrix.nonzeros())
            + " nonzeros");
    terminal.report(MethodResult.head());
    double[] b = new RightHandSide.Generator(SEED, 1).vector(matrix.rows());
    Contest contest = new Contest(terminal, b, TOLERANCE, 0);
    try (PreparedMatrix prepared =
        Preparation.of(backend, matrix, Preconditioning.AUTO, machine.precision(backend, matrix))) {
      MethodResult usual = contest.run(prepared, new Method(Preconditioning.JACOBI, 1));
      MethodResult ours = contest.run(prepared, new Method(Preconditioning.AUTO, 0));
      terminal.report(verdict(usual, ours));
      return new DemoReport.Problem(title, matrix.rows(), matrix.nonzeros(), List.of(usual, ours));
    }
  }

  private static String verdict(MethodResult usual, MethodResult ours) {
    return String.format(
        Locale.ROOT,
        "  => %s, degree %d: products x %.2f, dots x %.2f, seconds x %.2f",
        ours.preconditioner(),
        ours.degree(),
        (double) ours.operatorApplications() / usual.operatorApplications(),
        (double) ours.reductions() / usual.reductions(),
        ours.seconds() / usual.seconds());
  }
}
