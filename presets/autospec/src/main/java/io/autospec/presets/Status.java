package io.autospec.presets;

import io.autospec.presets.jni.Autospec;

/** Turns what a native function returns into the exception that the backend contract names. */
final class Status {

  private Status() {}

  /**
   * Throws unless the status is OK.
   *
   * @throws IllegalStateException if an object is closed
   * @throws IllegalArgumentException if an argument does not fit
   * @throws OutOfMemoryError if native memory or threads ran out
   */
  static void check(int status) {
    if (status != Autospec.AUTOSPEC_OK) {
      String message = Autospec.autospec_last_error().getString();
      switch (status) {
        case Autospec.AUTOSPEC_CLOSED -> throw new IllegalStateException(message);
        case Autospec.AUTOSPEC_INVALID_ARGUMENT, Autospec.AUTOSPEC_NOT_POSITIVE ->
            throw new IllegalArgumentException(message);
        case Autospec.AUTOSPEC_OUT_OF_MEMORY -> throw new OutOfMemoryError(message);
        default -> throw new IllegalStateException("status " + status + ": " + message);
      }
    }
  }
}
