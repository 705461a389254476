package io.autospec.cli;

/** The exit statuses, a contract with scripts. */
final class Status {

  /** The command did what it was asked; a solve converged. */
  static final int DONE = 0;

  /** The input was good, but the numerical outcome is not convergence. */
  static final int NOT_CONVERGED = 1;

  /** Bad input or usage: one message tells the file, the place and the remedy. */
  static final int BAD_INPUT = 2;

  /** A defect of autospec. */
  static final int DEFECT = 3;

  private Status() {}
}
