package io.autospec.cli;

/** The entry point of the {@code autospec} command. */
public final class Main {

  private Main() {}

  /**
   * Runs one command and exits with its status: 0 done or converged, 1 another numerical outcome, 2
   * bad input or usage, 3 a defect of ours.
   *
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    System.exit(CommandLines.run(CommandLines.onSystemStreams(), arguments));
  }
}
