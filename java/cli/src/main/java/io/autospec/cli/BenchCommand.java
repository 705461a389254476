package io.autospec.cli;

import io.autospec.backend.Backend;
import io.autospec.backend.Precision;
import io.autospec.backend.Scaling;
import io.autospec.matrix.CsrMatrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Times a recurrence step in every backend. */
@Command(
    name = "bench",
    header = "Time a recurrence step on a matrix, all usable backends side by side.",
    description = {
      "One line per backend and precision: the time of one step (product and update of all"
          + " columns), the best of several turns taken in alternation. GB/s counts what plain"
          + " CSR of that precision would move."
    },
    footer = {
      "",
      "Exit status: 0 if something was measured; 2 bad input or usage.",
      "",
      "Example:",
      "  autospec bench A.mtx --columns 16 --threads 1"
    })
final class BenchCommand implements Callable<Integer> {

  private static final int TURNS = 9;

  @Spec private CommandSpec spec;
  @Mixin private MatrixArgument argument;

  @Option(
      names = "--columns",
      paramLabel = "K",
      defaultValue = "1",
      converter = MachineOptions.PositiveInteger.class,
      description = "Columns of the block. Default: ${DEFAULT-VALUE}.")
  private int columns;

  @Option(
      names = "--degree",
      paramLabel = "D",
      defaultValue = "8",
      converter = MachineOptions.PositiveInteger.class,
      description = "Steps of the recurrence per call. Default: ${DEFAULT-VALUE}.")
  private int degree;

  @Mixin private MachineOptions machine;
  @Mixin private ReportOptions report;

  @Override
  public Integer call() {
    Terminal terminal = report.terminal(spec.commandLine());
    argument.check();
    report.check(argument.path());
    List<Backend> backends = machine.backends(terminal);
    CsrMatrix matrix = argument.read(terminal);
    if ((long) matrix.rows() * columns > Integer.MAX_VALUE) {
      throw new BadInputException(
          "--columns "
              + columns
              + ": a block of "
              + matrix.rows()
              + " rows has room for "
              + Integer.MAX_VALUE / matrix.rows());
    }
    boolean jacobi = PositiveDiagonal.objection(matrix, argument.firstRow()) == null;
    terminal.report(argument.title());
    terminal.report(
        Lines.row(
            "matrix",
            Figures.count(matrix.rows())
                + " rows, "
                + Figures.count(matrix.nonzeros())
                + " nonzeros"));
    int threads = backends.stream().mapToInt(Backend::threads).max().orElse(1);
    terminal.report(
        Lines.row("step", "degree " + degree + ", columns: " + columns + ", threads: " + threads));
    terminal.report("");
    List<BenchRow> rows = measure(terminal, backends, matrix, jacobi);
    if (rows.isEmpty()) {
      throw new BadInputException("no backend has this precision: leave --precision out");
    }
    terminal.report(BenchRow.head());
    rows.forEach(row -> terminal.report(row.line()));
    report.write(
        new BenchReport(matrix.rows(), matrix.nonzeros(), threads, jacobi, rows), terminal);
    return Status.DONE;
  }

  private List<BenchRow> measure(
      Terminal terminal, List<Backend> backends, CsrMatrix matrix, boolean jacobi) {
    List<StepClock> clocks = new ArrayList<>();
    try (Progress progress = Progress.start(terminal, "measuring")) {
      progress.update(0, "preparing");
      for (Backend backend : backends) {
        for (Precision precision : machine.precisions()) {
          addClock(clocks, terminal, backend, matrix, jacobi, precision);
        }
      }
      clocks.forEach(StepClock::turn);
      clocks.forEach(StepClock::forget);
      for (int turn = 0; turn < TURNS; turn++) {
        for (StepClock clock : clocks) {
          progress.update(turn / (double) TURNS, clock.label());
          clock.turn();
        }
      }
      return clocks.stream()
          .map(StepClock::row)
          .sorted(Comparator.comparingDouble(BenchRow::secondsPerStep))
          .toList();
    } finally {
      clocks.forEach(StepClock::close);
    }
  }

  private void addClock(
      List<StepClock> clocks,
      Terminal terminal,
      Backend backend,
      CsrMatrix matrix,
      boolean jacobi,
      Precision precision) {
    Scaling scaling = jacobi ? Scaling.JACOBI : Scaling.NONE;
    try {
      clocks.add(new StepClock(backend, matrix, scaling, precision, degree, columns));
    } catch (IllegalArgumentException e) { // not every backend has every precision
      terminal.note(backend.name() + " is left out: " + e.getMessage());
    }
  }
}
