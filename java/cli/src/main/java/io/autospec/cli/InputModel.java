package io.autospec.cli;

import io.autospec.model.LearnedModel;
import java.io.IOException;
import java.nio.file.Path;

/** Reads a model file; every failure is a {@link BadInputException} that names it. */
final class InputModel {

  private InputModel() {}

  /** Reads a model for solving. */
  static LearnedModel read(Path file) {
    InputFile.require(file);
    try {
      return LearnedModel.read(file);
    } catch (IOException e) {
      throw new BadInputException(e.getMessage(), e);
    }
  }
}
