package io.autospec.recurrence;

import io.autospec.file.AtomicFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The coefficients of an expansion as text, for programs in C and other languages:
 *
 * <pre>
 *   autospec expansion 1
 *   d outputs
 *   a_k b_k c_k e_k                one line for each step k = 1 … d
 *   w_{1,k} … w_{outputs,k}        one line for each vector k = 1 … d + 1
 * </pre>
 *
 * <p>Numbers are the shortest that give the same double back. {@code native/examples/expand.c}
 * reads it in a dozen lines.
 */
public final class ExpansionFile {

  private static final String FIRST_LINE = "autospec expansion 1";

  /** More steps or outputs than any expansion has use for; nothing is allocated beyond. */
  private static final int MOST = 1 << 16;

  private ExpansionFile() {}

  /**
   * Writes the coefficients, complete or not at all.
   *
   * @throws IOException naming the file if it cannot be written
   */
  public static void write(Path file, PolynomialExpansion expansion) throws IOException {
    byte[] bytes = format(expansion).getBytes(StandardCharsets.US_ASCII);
    AtomicFile.write(file, out -> out.write(bytes));
  }

  /** Returns the text of the file. */
  public static String format(PolynomialExpansion expansion) {
    Recurrence recurrence = expansion.recurrence();
    int steps = recurrence.steps();
    StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
    text.append(steps).append(' ').append(expansion.outputs()).append('\n');
    for (int i = 0; i < steps; i++) {
      text.append(recurrence.a(i)).append(' ').append(recurrence.b(i)).append(' ');
      text.append(recurrence.c(i)).append(' ').append(recurrence.e(i)).append('\n');
    }
    for (int i = 0; i <= steps; i++) {
      for (int j = 0; j < expansion.outputs(); j++) {
        text.append(expansion.weight(j, i)).append(j + 1 < expansion.outputs() ? ' ' : '\n');
      }
    }
    return text.toString();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException naming file and line if it cannot be read or is no such file
   */
  public static PolynomialExpansion read(Path file) throws IOException {
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
      Lines lines = new Lines(file, in);
      if (!FIRST_LINE.equals(in.readLine())) {
        throw new IOException(file + ": line 1: expected '" + FIRST_LINE + "'");
      }
      double[] sizes = lines.numbers(2);
      int steps = lines.size("steps", sizes[0], 0);
      int outputs = lines.size("outputs", sizes[1], 1);
      double[][] terms = new double[4][steps];
      for (int i = 0; i < steps; i++) {
        double[] line = lines.numbers(4);
        for (int term = 0; term < 4; term++) {
          terms[term][i] = line[term];
        }
      }
      double[][] weights = new double[outputs][steps + 1];
      for (int i = 0; i <= steps; i++) {
        double[] line = lines.numbers(outputs);
        for (int j = 0; j < outputs; j++) {
          weights[j][i] = line[j];
        }
      }
      lines.end();
      return new PolynomialExpansion(
          new Recurrence(terms[0], terms[1], terms[2], terms[3]), weights);
    } catch (CharacterCodingException e) {
      throw new IOException(file + ": is not text: expected '" + FIRST_LINE + "'", e);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /** Lines of numbers, counted. */
  private static final class Lines {
    private final Path file;
    private final BufferedReader in;
    private int count = 1;

    Lines(Path file, BufferedReader in) {
      this.file = file;
      this.in = in;
    }

    double[] numbers(int expected) throws IOException {
      String line = in.readLine();
      count++;
      String[] words = line == null ? new String[0] : line.trim().split("\\s+");
      if (words.length != expected) {
        throw new IOException(
            file
                + ": line "
                + count
                + ": expected "
                + expected
                + " numbers, found "
                + (line == null ? "the end of the file" : words.length + " words"));
      }
      double[] numbers = new double[expected];
      for (int i = 0; i < expected; i++) {
        try {
          numbers[i] = Double.parseDouble(words[i]);
        } catch (NumberFormatException e) {
          throw new IOException(file + ": line " + count + ": '" + words[i] + "' is no number", e);
        }
      }
      return numbers;
    }

    int size(String name, double number, int least) throws IOException {
      if (!(number >= least && number <= MOST) || number != Math.rint(number)) {
        throw new IOException(
            file
                + ": line "
                + count
                + ": "
                + number
                + " "
                + name
                + ": expected a whole number from "
                + least
                + " to "
                + MOST);
      }
      return (int) number;
    }

    void end() throws IOException {
      if (in.readLine() != null) {
        throw new IOException(file + ": line " + (count + 1) + ": expected the end of the file");
      }
    }
  }
}
