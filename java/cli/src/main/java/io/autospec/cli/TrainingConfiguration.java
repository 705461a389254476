package io.autospec.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Lines of 'name = value' that change a training; what they leave out stays as it is. */
final class TrainingConfiguration {

  private final Path file;
  private final Properties values;

  private TrainingConfiguration(Path file, Properties values) {
    this.file = file;
    this.values = values;
  }

  /**
   * Reads a configuration.
   *
   * @param file or null, for one that changes nothing
   * @param names that may stand in it
   * @throws BadInputException if the file cannot be read or holds another name
   */
  static TrainingConfiguration read(Path file, Set<String> names) {
    Properties values = new Properties();
    if (file == null) {
      return new TrainingConfiguration(null, values);
    }
    InputFile.require(file);
    try (Reader reader = Files.newBufferedReader(file)) {
      values.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new BadInputException(
          file + ": cannot be read (" + e.getMessage() + "): expected lines of 'name = value'", e);
    }
    for (String name : values.stringPropertyNames()) {
      if (!names.contains(name)) {
        throw new BadInputException(
            file + ": '" + name + "' is none of " + String.join(", ", new TreeSet<>(names)));
      }
    }
    return new TrainingConfiguration(file, values);
  }

  int integer(String name, int usual) {
    return value(name, usual, Integer::valueOf, "a whole number");
  }

  long seed(String name, long usual) {
    return value(name, usual, Long::valueOf, "a whole number");
  }

  double decimal(String name, double usual) {
    return value(name, usual, Double::valueOf, "a number");
  }

  private <T> T value(String name, T usual, Function<String, T> parser, String expected) {
    String text = values.getProperty(name);
    if (text == null) {
      return usual;
    }
    try {
      return parser.apply(text.trim());
    } catch (NumberFormatException e) {
      throw new BadInputException(
          file + ": " + name + " is '" + text.trim() + "': expected " + expected, e);
    }
  }

  /** Returns a message about values out of range as one about this file. */
  BadInputException refused(IllegalArgumentException reason) {
    return new BadInputException(file + ": " + reason.getMessage(), reason);
  }
}
