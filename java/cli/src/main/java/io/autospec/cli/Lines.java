package io.autospec.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Breaks text into lines. */
final class Lines {

  private Lines() {}

  /**
   * Breaks at blanks so that no line exceeds {@code width}, unless a single word does. Every line
   * begins with the blanks of the first.
   */
  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    String indent = " ".repeat(text.length() - text.stripLeading().length());
    StringBuilder line = new StringBuilder(indent);
    for (String word : text.strip().split(" ", -1)) {
      if (line.length() > indent.length() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(indent.length());
      }
      line.append(line.length() > indent.length() ? " " : "").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /** Returns a line of a report: a name and its value. */
  static String row(String name, String value) {
    return String.format("  %-17s %s", name, value);
  }

  /**
   * A part of the time of a command.
   *
   * @param name what was done
   * @param seconds how long it took
   */
  record Part(String name, double seconds) {}

  /** Returns the line of a report that tells where the time went. */
  static String seconds(double total, Part... parts) {
    return row(
        "seconds",
        Figures.seconds(total)
            + Arrays.stream(parts)
                .map(part -> part.name + " " + Figures.seconds(part.seconds))
                .collect(Collectors.joining(", ", " (", ")")));
  }

  /** Returns the line of a report that tells what ran the products. */
  static String machine(String backend, String isa, int threads) {
    return row(
        "machine",
        backend + " backend, " + isa + ", " + threads + (threads == 1 ? " thread" : " threads"));
  }
}
