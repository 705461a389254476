package io.autospec.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tells what this installation is made of and what of it serves. */
@Command(
    name = "info",
    header = "Show versions, backends (or why not), ISA, threads, licences.",
    description =
        "The backend that serves unless --backend names another is marked *. A native library that does not load is"
            + " listed with the reason.")
final class InfoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ReportOptions report;

  @Override
  public Integer call() {
    Terminal terminal = report.terminal(spec.commandLine());
    report.check();
    Installation installation = Installation.inspect();
    installation.lines().forEach(terminal::report);
    String objection = Installation.propertyObjection();
    if (objection != null) {
      terminal.note(objection);
    }
    report.write(installation, terminal);
    return Status.DONE;
  }
}
