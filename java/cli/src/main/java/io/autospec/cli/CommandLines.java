package io.autospec.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Puts the commands together and turns every failure into one message and a status. */
final class CommandLines {

  /** Set in the environment, it shows the stack trace of a failure. */
  static final String TRACE = "AUTOSPEC_TRACE";

  private CommandLines() {}

  /** Makes the command line on the process' own streams. */
  static CommandLine onSystemStreams() {
    CommandLine line = create();
    line.setOut(
        new StandardOutput(new FileOutputStream(FileDescriptor.out), charset("stdout.encoding")));
    line.setErr(new PrintWriter(System.err, true, charset("stderr.encoding")));
    return line;
  }

  private static Charset charset(String property) {
    String name = System.getProperty(property, System.getProperty("native.encoding"));
    return name == null ? Charset.defaultCharset() : Charset.forName(name);
  }

  /** Makes the command line; streams may still be set. */
  static CommandLine create() {
    CommandLine line = new CommandLine(new AutoSpecCommand());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExpandAtFiles(false); // a file may be named @
    line.setParameterExceptionHandler(USAGE);
    line.setExecutionExceptionHandler(FAILURE);
    line.setUsageHelpWidth(Terminal.WIDTH);
    line.setHelpFactory(Usage::spaced);
    Usage.adorn(line);
    return line;
  }

  /** Runs a command line, errors of the machine and output that is lost included. */
  static int run(CommandLine line, String... arguments) {
    int status = execute(line, arguments);
    if (line.getOut() instanceof StandardOutput out && out.failure() != null) {
      complain(
          line,
          "standard output cannot be written ("
              + out.failure()
              + "), so that the report is lost: check where it goes");
      return Math.max(status, Status.BAD_INPUT);
    }
    return status;
  }

  private static int execute(CommandLine line, String... arguments) {
    try {
      return line.execute(arguments);
    } catch (OutOfMemoryError e) {
      long megabytes = Runtime.getRuntime().maxMemory() >> 20;
      complain(
          line,
          "out of memory: the Java heap ends at "
              + megabytes
              + " MB; give it more, for instance AUTOSPEC_JAVA_OPTS=-Xmx"
              + Math.max(2, (2 * megabytes + 1023) / 1024)
              + "g");
      return Status.BAD_INPUT;
    } catch (LinkageError | StackOverflowError | AssertionError e) {
      return defect(e, line);
    }
  }

  private static final IParameterExceptionHandler USAGE =
      (ParameterException e, String[] arguments) -> {
        CommandLine at = e.getCommandLine();
        complain(at, e.getMessage() + " (see: " + at.getCommandSpec().qualifiedName() + " --help)");
        return Status.BAD_INPUT;
      };

  private static final IExecutionExceptionHandler FAILURE =
      (Exception e, CommandLine at, CommandLine.ParseResult parsed) -> {
        if (e instanceof BadInputException) {
          complain(at, e.getMessage());
          return Status.BAD_INPUT;
        }
        if (e instanceof IllegalArgumentException) { // the library refuses the numbers
          complain(at, matrix(at.getParseResult()) + e.getMessage());
          trace(e, at);
          return Status.BAD_INPUT;
        }
        return defect(e, at);
      };

  /** Returns what a message about the matrix begins with: its file, if one was named. */
  private static String matrix(ParseResult parsed) {
    for (PositionalParamSpec positional : parsed.matchedPositionals()) {
      Object value = positional.getValue();
      if (value instanceof Path) {
        return value + ": ";
      }
    }
    return "";
  }

  private static int defect(Throwable e, CommandLine at) {
    complain(
        at,
        "defect: "
            + e
            + "; please report it with the output of "
            + TRACE
            + "=1 and of autospec info");
    trace(e, at);
    return Status.DEFECT;
  }

  private static void trace(Throwable e, CommandLine at) {
    if (System.getenv(TRACE) != null) {
      e.printStackTrace(at.getErr());
    }
  }

  private static void complain(CommandLine at, String message) {
    Terminal.on(at, true, false).error(message);
  }
}
