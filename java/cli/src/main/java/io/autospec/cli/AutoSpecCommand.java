package io.autospec.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command without a verb: it shows what there is. */
@Command(
    name = "autospec",
    versionProvider = Version.class,
    header = "Solves and studies large sparse symmetric systems by short recurrences.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      SolveCommand.class,
      ApplyCommand.class,
      EigsCommand.class,
      TraceCommand.class,
      LogdetCommand.class,
      DensityCommand.class,
      ProbeCommand.class,
      CompareCommand.class,
      BenchCommand.class,
      PlotCommand.class,
      ExportCommand.class,
      InfoCommand.class,
      TrainCommand.class,
      RefineCommand.class,
      SvdsCommand.class,
      DemoCommand.class
    },
    footer = {
      "",
      "Start with:",
      "  autospec demo                    a power grid and a million unknowns, timed",
      "  autospec solve A.mtx -x x.mtx    solve A x = b for a random b",
      "  autospec compare A.mtx           which preconditioner suits this matrix",
      "  autospec eigs A.mtx -k 10        the ten lowest eigenvalues",
      "",
      "Matrices are Matrix Market files, plain (.mtx) or gzipped (.mtx.gz)."
    })
final class AutoSpecCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
