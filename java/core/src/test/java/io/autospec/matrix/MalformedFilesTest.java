package io.autospec.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MalformedFilesTest {

  private static final String GENERAL = "%%MatrixMarket matrix coordinate real general\n";
  private static final String SYMMETRIC = "%%MatrixMarket matrix coordinate real symmetric\n";
  private static final String SKEW = "%%MatrixMarket matrix coordinate real skew-symmetric\n";
  private static final String PATTERN = "%%MatrixMarket matrix coordinate pattern general\n";
  private static final String INTEGER = "%%MatrixMarket matrix coordinate integer general\n";
  private static final String ARRAY = "%%MatrixMarket matrix array real general\n";

  @TempDir Path folder;

  /** Text, the line at fault, and a part of the message. */
  static Stream<Arguments> malformed() {
    return Stream.of(
        arguments("", 1, "empty"),
        arguments("\n" + GENERAL, 1, "blank line"),
        arguments("hello\n", 1, "'hello'"),
        arguments("1 1 1\n1 1 1\n", 1, "%%MatrixMarket"),
        arguments("%MatrixMarket matrix coordinate real general\n1 1 0\n", 1, "%%MatrixMarket"),
        arguments("%%MatrixMarket\n", 1, "object"),
        arguments("%%MatrixMarket matrix coordinate\n1 1 0\n", 1, "field"),
        arguments("%%MatrixMarket matrix coordinate real\n1 1 0\n", 1, "symmetry"),
        arguments("%%MatrixMarket vector coordinate real general\n", 1, "'vector'"),
        arguments("%%MatrixMarket matrix list real general\n", 1, "coordinate or array"),
        arguments("%%MatrixMarket matrix coordinate text general\n", 1, "real or integer"),
        arguments("%%MatrixMarket matrix coordinate real lower\n", 1, "skew-symmetric"),
        arguments("%%MatrixMarket matrix coordinate complex general\n", 1, "[A -B; B A]"),
        arguments("%%MatrixMarket matrix coordinate real hermitian\n", 1, "symmetric"),
        arguments("%%MatrixMarket matrix array pattern general\n1 1\n", 1, "array"),
        arguments("%%MatrixMarket matrix coordinate pattern skew-symmetric\n", 1, "pattern"),
        arguments("%%MatrixMarket matrix coordinate real general 3\n", 1, "'3'"),
        arguments("%%MatrixMarket" + "x".repeat(5_000_000), 1, "'%%MatrixMarketxxx"),
        arguments("%%MatrixMarket " + "matrix ".repeat(500_000), 1, "'matrix'"),
        arguments(GENERAL, 2, "size"),
        arguments(GENERAL + "% nothing\n\n", 4, "size"),
        arguments(GENERAL + "2 2\n", 2, "entries is missing"),
        arguments(GENERAL + "2 two 1\n", 2, "'two'"),
        arguments(GENERAL + "2.0 2 1\n", 2, "'2.0'"),
        arguments(GENERAL + "2 2 1 9\n1 1 1\n", 2, "'9'"),
        arguments(GENERAL + "-2 2 1\n", 2, "'-2'"),
        arguments(GENERAL + "2 2 -1\n", 2, "'-1'"),
        arguments(GENERAL + "2 2 1000000000000\n1 1 1\n", 2, "1000000000000"),
        arguments(GENERAL + "2 2 99999999999999999999999\n", 2, "expected at most"),
        arguments(GENERAL + "2147483648 2147483648 1\n1 1 1\n", 2, "2147483648"),
        arguments(GENERAL + "2000000000 2000000000 1\n1 1 1\n", 2, "empty"),
        arguments(GENERAL + "1 2000000000 1\n1 1 1\n", 2, "empty"),
        arguments(GENERAL + "2 2 2000000000\n1 1 1\n", 4, "after 1 of 2000000000"),
        arguments(GENERAL + "2 2 2\n1 1 1\n", 4, "after 1 of 2"),
        arguments(GENERAL + "2 2 1\n1 1 1\n2 2 1\n", 4, "more than the 1"),
        arguments(GENERAL + "0 0 1\n1 1 1\n", 3, "'1'"),
        arguments(GENERAL + "2 2 1\n0 1 1\n", 3, "counts from 1"),
        arguments(GENERAL + "2 2 1\n1 0 1\n", 3, "counts from 1"),
        arguments(GENERAL + "2 2 1\n3 1 1\n", 3, "row '3'"),
        arguments(GENERAL + "2 2 1\n1 3 1\n", 3, "column '3'"),
        arguments(GENERAL + "2 2 1\n-1 1 1\n", 3, "'-1'"),
        arguments(GENERAL + "2 2 1\n1 99999999999999999999 1\n", 3, "column"),
        arguments(GENERAL + "2 2 1\n1 4294967297 1\n", 3, "4294967297"),
        arguments(GENERAL + "2 2 1\n1 x 1\n", 3, "'x'"),
        arguments(GENERAL + "2 2 1\n1.5 1 1\n", 3, "'1.5'"),
        arguments(GENERAL + "2 2 1\n1\n", 3, "column is missing"),
        arguments(GENERAL + "2 2 1\n1 1\n", 3, "value is missing"),
        arguments(GENERAL + "2 2 1\n1 1 1 1\n", 3, "'1'"),
        arguments(GENERAL + "2 2 1\n1 1 1 % one\n", 3, "'%'"),
        arguments(GENERAL + "2 2 1\n1 1 NaN\n", 3, "not finite"),
        arguments(GENERAL + "2 2 1\n1 1 -nan\n", 3, "not finite"),
        arguments(GENERAL + "2 2 1\n1 1 Inf\n", 3, "not finite"),
        arguments(GENERAL + "2 2 1\n1 1 -Infinity\n", 3, "not finite"),
        arguments(GENERAL + "2 2 1\n1 1 1e309\n", 3, "largest double"),
        arguments(GENERAL + "2 2 1\n1 1 one\n", 3, "'one'"),
        arguments(GENERAL + "2 2 1\n1 1 1,5\n", 3, "'1,5'"),
        arguments(GENERAL + "2 2 1\n1 1 0x1p3\n", 3, "'0x1p3'"),
        arguments(GENERAL + "2 2 1\n1 1 1.5f\n", 3, "'1.5f'"),
        arguments(GENERAL + "2 2 1\n1 1 1" + "0".repeat(5000) + "\n", 3, "4096"),
        arguments(GENERAL + "2 2 2\n1 1 1e308\n1 1 1e308\n", 5, "duplicates"),
        arguments(GENERAL + "\u0000\u0001\u001b[31m\n", 2, "'???[31m'"),
        arguments(PATTERN + "2 2 1\n1 1 1\n", 3, "'row column'"),
        arguments(INTEGER + "2 2 1\n1 1 1.5\n", 3, "real"),
        arguments(SYMMETRIC + "2 3 1\n1 1 1\n", 2, "2 x 3"),
        arguments(SYMMETRIC + "3 3 3\n1 1 1\n3 1 1\n2 3 1\n", 5, "one triangle"),
        arguments(SYMMETRIC + "3 3 3\n1 1 1\n1 2 1\n2 1 1\n", 5, "declare the file general"),
        arguments(SKEW + "2 2 1\n2 2 1\n", 3, "diagonal"),
        arguments(SKEW + "2 3 1\n2 1 1\n", 2, "square"),
        arguments(ARRAY + "2\n1\n2\n", 2, "columns is missing"),
        arguments(ARRAY + "2 1\n1\n", 4, "after 1 of 2"),
        arguments(ARRAY + "2 1\n1\n2\n3\n", 5, "more than the 2"),
        arguments(ARRAY + "2 1\n1 2\n", 3, "'2'"),
        arguments(ARRAY + "1000000 1000000\n1\n", 2, "split"),
        arguments(ARRAY + "2000000000 0\n", 2, "empty"),
        arguments(ARRAY + "40000 40000\n1\n", 4, "after 1 of 1600000000"),
        arguments(ARRAY.replace("general", "symmetric") + "2 3\n1\n2\n", 2, "square"));
  }

  @ParameterizedTest(name = "{index}: line {1}, {2}")
  @MethodSource("malformed")
  void theMessageNamesFileLineAndWhatWasFound(String text, int line, String part) {
    assertRefused(MatrixFiles.file(folder, "bad.mtx", text), line, part);
  }

  @ParameterizedTest(name = "{index}: line {1}, {2}")
  @MethodSource("malformed")
  void theSameIsSaidOfPackedFiles(String text, int line, String part) {
    assertRefused(MatrixFiles.file(folder, "bad.mtx.gz", MatrixFiles.packed(text)), line, part);
  }

  private static void assertRefused(Path file, int line, String part) {
    assertThatThrownBy(() -> MatrixMarket.read(file))
        .isInstanceOfSatisfying(
            MatrixMarketException.class,
            e -> {
              assertThat(e.file()).isEqualTo(file.toString());
              assertThat(e.line()).isEqualTo(line);
            })
        .hasMessageContaining(file.toString())
        .hasMessageContaining("line " + line + ": ")
        .hasMessageContaining(part)
        .hasMessageNotContainingAny("\n", "\r", "\u001b")
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(500));
  }

  @Test
  void aTruncatedOrBrokenPackedFileIsRefusedAtEveryLength() {
    StringBuilder text = new StringBuilder(GENERAL + "1000 1000 1000\n");
    for (int i = 1; i <= 1000; i++) {
      text.append(i).append(' ').append(i).append(" 1\n");
    }
    byte[] whole = MatrixFiles.packed(text.toString());
    for (int length = 2; length < whole.length; length += 97) {
      Path file = MatrixFiles.file(folder, "cut.gz", Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> MatrixMarket.read(file))
          .isInstanceOf(MatrixMarketException.class)
          .hasMessageContaining(file + ": line ");
    }
    byte[] broken = whole.clone();
    broken[whole.length / 2] ^= 0x55;
    Path file = MatrixFiles.file(folder, "broken.gz", broken);
    assertThatThrownBy(() -> MatrixMarket.read(file))
        .isInstanceOf(MatrixMarketException.class)
        .hasMessageContaining(file + ": line ");
  }

  @Test
  void aLargePackedFileCutInHalfIsRefusedByTheSecondThreadToo() throws IOException {
    Path file = folder.resolve("large.mtx.gz");
    MatrixMarket.write(file, Gallery.jumpingCoefficients2d(250, 250, 4, 1));
    byte[] whole = Files.readAllBytes(file);
    assertThat(whole.length).isGreaterThan(1 << 20);
    Files.write(file, Arrays.copyOf(whole, whole.length / 3 * 2));
    assertThatThrownBy(() -> MatrixMarket.read(file))
        .isInstanceOf(MatrixMarketException.class)
        .hasMessageContaining("gzip")
        .hasMessageContaining("line ");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> MatrixMarket.read(folder.resolve("none.mtx")))
        .isInstanceOf(MatrixMarketException.class)
        .hasMessageContaining("none.mtx")
        .hasMessageContaining("no such file");
  }

  @Test
  void aFolderIsNoFile() {
    assertThatThrownBy(() -> MatrixMarket.read(folder))
        .isInstanceOf(MatrixMarketException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("directory");
  }

  @Test
  void aFileThatMayNotBeReadIsNamed() throws IOException {
    Path file = MatrixFiles.file(folder, "secret.mtx", GENERAL + "0 0 0\n");
    boolean denied = file.toFile().setReadable(false, false) && !Files.isReadable(file);
    assumeTrue(denied, "the superuser may read everything");
    assertThatThrownBy(() -> MatrixMarket.read(file))
        .isInstanceOf(MatrixMarketException.class)
        .hasMessageContaining("secret.mtx")
        .hasMessageContaining("permissions");
  }

  @Test
  void aCoordinateFileIsNoArray() {
    Path file = MatrixFiles.file(folder, "a.mtx", GENERAL + "1 1 1\n1 1 1\n");
    assertThatThrownBy(() -> MatrixMarket.readArray(file))
        .isInstanceOf(MatrixMarketException.class)
        .hasMessageContaining("array");
  }

  @Test
  void aBlockIsNoVector() {
    Path file = MatrixFiles.file(folder, "a.mtx", ARRAY + "1 2\n1\n2\n");
    assertThatThrownBy(() -> MatrixMarket.readVector(file))
        .isInstanceOf(MatrixMarketException.class)
        .hasMessageContaining("1 x 2")
        .hasMessageContaining("array file");
  }
}
