package io.autospec.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Where the result goes, the same for every command. */
final class ReportOptions {

  @Option(
      names = "--json",
      paramLabel = "FILE|-",
      description = "Write the result as JSON to FILE, or to standard output and nothing else.")
  private String json;

  @Option(
      names = {"-q", "--quiet"},
      description = "No report, notes or progress; errors only.")
  private boolean quiet;

  private OutputFile file;

  /** Checks that the JSON can be written, before any work; the other files must be others. */
  void check(Path... others) {
    if (toFile()) {
      file = OutputFile.check("--json", Path.of(json), others);
    }
  }

  /** Tells whether the result goes to a file. */
  boolean toFile() {
    return json != null && !toStandardOutput();
  }

  /** Tells whether the result goes to standard output, and nothing else may. */
  boolean toStandardOutput() {
    return "-".equals(json);
  }

  /** Returns the terminal of a command with these options. */
  Terminal terminal(CommandLine line) {
    return Terminal.on(line, !quiet && !toStandardOutput(), quiet);
  }

  /** Writes the result as JSON if that was asked. */
  void write(Object result, Terminal terminal) {
    if (toStandardOutput()) {
      terminal.out().println(Json.text(result));
    } else if (toFile()) {
      file.write((Json.text(result) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }
}
