package io.autospec.network;

import java.io.IOException;

/** A file that is not the model file it was expected to be. The message names the file first. */
public final class ModelFileException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * An error in a file.
   *
   * @param file what the message calls the file
   * @param text what is wrong, and what was expected
   */
  public ModelFileException(String file, String text) {
    super(file + ": " + text);
  }
}
