package io.autospec.cli;

import io.autospec.filter.LearnedFilterModel;
import io.autospec.function.LearnedFunctionModel;
import io.autospec.model.LearnedModel;
import java.io.IOException;
import java.nio.file.Path;

/** Reads a model file; every failure is a {@link BadInputException} that names it. */
final class InputModel {

  private InputModel() {}

  private interface Reader<T> {
    T read(Path file) throws IOException;
  }

  /** Reads a model for solving. */
  static LearnedModel read(Path file) {
    return read(file, LearnedModel::read);
  }

  /** Reads a model for filters. */
  static LearnedFilterModel readFilter(Path file) {
    return read(file, LearnedFilterModel::read);
  }

  /** Reads a model for functions of a matrix. */
  static LearnedFunctionModel readFunction(Path file) {
    return read(file, LearnedFunctionModel::read);
  }

  private static <T> T read(Path file, Reader<T> reader) {
    InputFile.require(file);
    try {
      return reader.read(file);
    } catch (IOException e) {
      throw new BadInputException(e.getMessage(), e);
    }
  }
}
