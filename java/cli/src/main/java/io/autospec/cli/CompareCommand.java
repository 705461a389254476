package io.autospec.cli;

import io.autospec.backend.Backend;
import io.autospec.backend.PreparedMatrix;
import io.autospec.matrix.CsrMatrix;
import io.autospec.model.LearnedModel;
import io.autospec.solve.Preconditioning;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Solves one system by every method. */
@Command(
    name = "compare",
    header = "Solve one system by every preconditioner and degree, side by side.",
    description = {
      "One line per method: products with A, dot products, seconds of probe and solve (the best of"
          + " several where they are short), outcome. none and jacobi are the plain conjugate"
          + " gradients, of degree 1."
    },
    footer = {
      "",
      "Exit status: 0 if a method converged, else 1; 2 bad input or usage. Ctrl-C ends",
      "the comparison with status 130 after writing the rows so far to the --json file.",
      "",
      "Example:",
      "  autospec compare A.mtx --degrees 2,5,12 --tol 1e-6"
    })
final class CompareCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private MatrixArgument argument;
  @Mixin private RightHandSide rightHandSide;

  @Option(
      names = "--degrees",
      paramLabel = "D,D,...",
      defaultValue = "4,8,16",
      converter = Degree.ListConverter.class,
      description = "Degrees of the polynomials. Default: ${DEFAULT-VALUE}.")
  private Degree.Listed degrees;

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
      description = "The most products with A per method. Default: chosen from n.")
  private Integer maxApplications;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "The model of the rows named learned. Default: the shipped one.")
  private Path model;

  @Mixin private MachineOptions machine;
  @Mixin private ReportOptions report;
  private LearnedModel learned;

  @Override
  public Integer call() {
    Terminal terminal = report.terminal(spec.commandLine());
    argument.check();
    rightHandSide.check();
    report.check(argument.path(), rightHandSide.file());
    learned = model == null ? null : InputModel.read(model);
    Backend backend = machine.backend(terminal);
    CsrMatrix matrix = argument.read(terminal);
    double[] b = rightHandSide.readOne(matrix.rows(), argument.grounded());
    head(terminal, backend, matrix);
    try (Interruption interruption = Interruption.watch()) {
      List<MethodResult> results = run(terminal, backend, matrix, b);
      interruption.solved();
      return finish(terminal, backend, matrix, results);
    }
  }

  private int finish(
      Terminal terminal, Backend backend, CsrMatrix matrix, List<MethodResult> results) {
    terminal.report("");
    MethodResult.foot(results).forEach(terminal::report);
    report.write(
        new CompareReport(
            matrix.rows(),
            matrix.nonzeros(),
            backend.name(),
            backend.isa(),
            backend.threads(),
            machine.precision(backend, matrix).label(),
            tolerance,
            results),
        terminal);
    return results.stream().anyMatch(MethodResult::converged) ? Status.DONE : Status.NOT_CONVERGED;
  }

  private void head(Terminal terminal, Backend backend, CsrMatrix matrix) {
    terminal.report(argument.title());
    terminal.report(
        Lines.row(
            "system",
            Figures.count(matrix.rows())
                + " unknowns, "
                + Figures.count(matrix.nonzeros())
                + " nonzeros"));
    terminal.report(Lines.machine(backend.name(), backend.isa(), backend.threads()));
    terminal.report("");
    terminal.report(MethodResult.head());
  }

  private List<MethodResult> run(Terminal terminal, Backend backend, CsrMatrix matrix, double[] b) {
    List<MethodResult> results = new ArrayList<>();
    Contest contest =
        new Contest(terminal, b, tolerance, maxApplications == null ? 0 : maxApplications);
    try (PreparedMatrix plain =
        Preparation.of(backend, matrix, Preconditioning.NONE, machine.precision(backend, matrix))) {
      results.add(contest.run(plain, new Method(Preconditioning.NONE, 1)));
    }
    String objection = PositiveDiagonal.objection(matrix, argument.firstRow());
    if (objection != null) {
      for (Method method : scaledMethods()) {
        results.add(contest.forfeit(method, objection));
      }
      terminal.error(argument.path() + ": " + objection);
      return results;
    }
    try (PreparedMatrix scaled =
        Preparation.of(
            backend, matrix, Preconditioning.JACOBI, machine.precision(backend, matrix))) {
      for (Method method : scaledMethods()) {
        if (isOver(terminal)) {
          break;
        }
        results.add(contest.run(scaled, method));
      }
    }
    return results;
  }

  /** Tells whether no one waits for more rows: after Ctrl-C, or when the table has no reader. */
  private boolean isOver(Terminal terminal) {
    return Thread.currentThread().isInterrupted()
        || (!report.toFile() && terminal.out().checkError());
  }

  private List<Method> scaledMethods() {
    List<Method> methods = new ArrayList<>();
    methods.add(new Method(Preconditioning.JACOBI, 1));
    for (Preconditioning preconditioning : Preconditioning.values()) {
      switch (preconditioning) {
        case NONE, JACOBI, AUTO -> {}
        default -> {
          for (int degree : degrees.values()) {
            methods.add(
                new Method(
                    preconditioning,
                    degree,
                    preconditioning == Preconditioning.LEARNED ? learned : null));
          }
        }
      }
    }
    methods.add(new Method(Preconditioning.AUTO, 0));
    return methods;
  }
}
