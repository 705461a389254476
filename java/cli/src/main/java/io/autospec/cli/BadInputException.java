package io.autospec.cli;

/** Input that a command cannot work with. Its message names the file, the place and the remedy. */
final class BadInputException extends RuntimeException {

  private static final long serialVersionUID = 1;

  BadInputException(String message) {
    super(message);
  }

  BadInputException(String message, Throwable cause) {
    super(message, cause);
  }
}
