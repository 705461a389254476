package io.autospec.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/**
 * Where a command writes: its report to out, everything else to err.
 *
 * @param out the standard output
 * @param err the standard error
 * @param interactive whether err is a terminal, on which lines may be redrawn
 * @param reporting whether the report for people is wanted
 * @param quiet whether notes and progress are left out; errors never are
 */
record Terminal(
    PrintWriter out, PrintWriter err, boolean interactive, boolean reporting, boolean quiet) {

  /** No line is longer, in columns. */
  static final int WIDTH = 80;

  /** The system property by which the launcher tells that stderr is a terminal. */
  static final String INTERACTIVE = "autospec.terminal";

  /** Returns the terminal of a running command. */
  static Terminal on(CommandLine line, boolean reporting, boolean quiet) {
    return new Terminal(
        line.getOut(), line.getErr(), Boolean.getBoolean(INTERACTIVE), reporting, quiet);
  }

  /** Writes a line of the report. */
  void report(String text) {
    if (reporting) {
      out.println(text);
    }
  }

  /** Tells something in passing, on err. */
  void note(String text) {
    if (!quiet) {
      error(text);
    }
  }

  /** Writes a message that quiet does not silence: one line, broken at words on a terminal. */
  void error(String message) {
    String line = "autospec: " + message.replaceAll("\\p{Cntrl}", "?"); // as in names of files
    err.println(interactive ? String.join(System.lineSeparator(), Lines.wrap(line, WIDTH)) : line);
  }

  /** Colours a text green or red where out is a terminal that shows colours. */
  static String coloured(String text, boolean good) {
    return Ansi.AUTO.string((good ? "@|green " : "@|red ") + text + "|@");
  }

  /** Tells whether block characters can be shown. */
  static boolean drawsBlocks() {
    String encoding =
        System.getProperty("stdout.encoding", System.getProperty("native.encoding", ""));
    return encoding.equalsIgnoreCase(StandardCharsets.UTF_8.name());
  }
}
