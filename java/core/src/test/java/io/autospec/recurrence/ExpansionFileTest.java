package io.autospec.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpansionFileTest {

  @TempDir Path folder;

  @Test
  void whatIsWrittenIsReadAgainBitForBit() throws IOException {
    Path file = folder.resolve("p.txt");
    Recurrence recurrence =
        new Recurrence(
            new double[] {1 / 3.0, -2e-300},
            new double[] {0, Math.PI},
            new double[2],
            new double[] {Double.MIN_VALUE, -0.0});
    double[][] weights = {{1, 2, 3}, {0.1, 0.2, 1e300}};
    PolynomialExpansion expansion = new PolynomialExpansion(recurrence, weights);
    ExpansionFile.write(file, expansion);
    assertThat(ExpansionFile.read(file).packed()).containsExactly(expansion.packed());
    assertThat(ExpansionFile.format(ExpansionFile.read(file))).isEqualTo(Files.readString(file));
  }

  @Test
  void aConstantHasOneLineOfWeights() {
    double[] none = {};
    assertThat(
            ExpansionFile.format(
                new PolynomialExpansion(
                    new Recurrence(none, none, none, none), new double[] {0.5})))
        .isEqualTo("autospec expansion 1\n0 1\n0.5\n");
  }

  @ParameterizedTest
  @CsvSource({
    "'', line 1",
    "'autospec expansion 2\n0 1\n1\n', line 1",
    "'autospec expansion 1\n', line 2: expected 2 numbers",
    "'autospec expansion 1\n1e9 1\n', expected a whole number from 0",
    "'autospec expansion 1\n0 0\n', expected a whole number from 1",
    "'autospec expansion 1\n1 1\n1 2 3\n', line 3: expected 4 numbers",
    "'autospec expansion 1\n1 1\n1 2 x 3\n', is no number",
    "'autospec expansion 1\n1 1\n1 2 NaN 3\n1\n1\n', c[0] is NaN",
    "'autospec expansion 1\n1 1\n1 2 3 4\n1\n', line 5: expected 1 numbers",
    "'autospec expansion 1\n0 1\n1\n2\n', expected the end",
  })
  void anythingElseIsRefusedWithItsLine(String text, String expected) throws IOException {
    Path file = folder.resolve("p.txt");
    Files.writeString(file, text);
    assertThatThrownBy(() -> ExpansionFile.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining(expected);
  }
}
