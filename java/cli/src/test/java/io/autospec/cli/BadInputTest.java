package io.autospec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.autospec.matrix.Gallery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input is status 2, one line on err, and no file touched. */
class BadInputTest {

  private static final String SYMMETRIC = "%%MatrixMarket matrix coordinate real symmetric\n";
  private static final String GENERAL = "%%MatrixMarket matrix coordinate real general\n";

  @TempDir Path folder;
  private Path good;
  private Path x;
  private Path json;

  @BeforeEach
  void writeFiles() throws IOException {
    good = MatrixFiles.symmetric(folder.resolve("good.mtx"), Gallery.poisson1d(5));
    x = Files.writeString(folder.resolve("x.mtx"), "the old one");
    json = folder.resolve("result.json");
  }

  /** What the file holds, and what the message must name. */
  record Malformed(String content, String named) {}

  static Stream<Malformed> malformed() {
    return Stream.of(
        new Malformed("", "empty"),
        new Malformed("hello\n1 1 1\n", "line 1"),
        new Malformed(
            "%%MatrixMarket matrix coordinate complex hermitian\n1 1 1\n1 1 1 0\n", "complex"),
        new Malformed(SYMMETRIC, "size"),
        new Malformed(SYMMETRIC + "two 2 1\n", "line 2"),
        new Malformed(SYMMETRIC + "2 2\n", "line 2"),
        new Malformed(SYMMETRIC + "2 2 3\n1 1 1\n2 2 1\n", "3"),
        new Malformed(SYMMETRIC + "2 2 1\n1 1 1\n2 2 1\n", "line 4"),
        new Malformed(SYMMETRIC + "2 2 2\n1 1 1\n2 2\n", "line 4"),
        new Malformed(SYMMETRIC + "2 2 2\n1 1 1\n2 2 x\n", "line 4"),
        new Malformed(SYMMETRIC + "2 2 2\n1 1 NaN\n2 2 1\n", "line 3"),
        new Malformed(SYMMETRIC + "2 2 2\n1 1 1\n2 2 1e999\n", "line 4"),
        new Malformed(SYMMETRIC + "2 2 2\n1 1 1\n3 2 1\n", "line 4"),
        new Malformed(SYMMETRIC + "2 2 2\n1 1 1\n0 2 1\n", "line 4"),
        new Malformed(SYMMETRIC + "3000000000 3000000000 1\n1 1 1\n", "line 2"),
        new Malformed(SYMMETRIC + "0 0 0\n", "has no rows"),
        new Malformed(GENERAL + "2 3 1\n1 1 1\n", "2 x 3"),
        new Malformed(GENERAL + "2 2 3\n1 1 1\n1 2 5\n2 2 1\n", "(1, 2) is 5.0"),
        new Malformed(GENERAL + "2 2 3\n1 1 1\n2 1 5\n2 2 1\n", "symmetric"),
        new Malformed(
            "%%MatrixMarket matrix coordinate real skew-symmetric\n2 2 1\n2 1 5\n", "symmetric"));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void malformedMatrixIsNamedWithItsPlace(Malformed file) throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.mtx"), file.content());
    for (String command : List.of("solve", "probe", "compare")) {
      CommandRun run = CommandRun.of(command, bad, "--json", json);
      assertRefused(run, "bad.mtx", file.named());
    }
    assertRefused(CommandRun.of("solve", bad, "-x", x, "--json", json), "bad.mtx", file.named());
    assertThat(x).hasContent("the old one");
    assertThat(json).doesNotExist();
    assertNothingLeftBehind();
  }

  @Test
  void truncatedGzipIsRefused() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(Files.readString(good).getBytes(StandardCharsets.US_ASCII));
    }
    byte[] whole = packed.toByteArray();
    Path bad = folder.resolve("bad.mtx.gz");
    Files.write(bad, Arrays.copyOf(whole, whole.length / 2));
    assertRefused(CommandRun.of("solve", bad), "bad.mtx.gz");
  }

  @Test
  void aMissingFileAndADirectoryAreRefused() {
    assertRefused(CommandRun.of("solve", folder.resolve("none.mtx")), "none.mtx", "no such file");
    assertRefused(CommandRun.of("solve", folder), folder.toString(), "directory");
    assertRefused(CommandRun.of("solve", good, "-b", folder.resolve("no.mtx")), "no.mtx");
  }

  @Test
  void aRightHandSideOfAnotherLengthIsRefusedWithBothLengths() throws IOException {
    Path b = MatrixFiles.vector(folder.resolve("b.mtx"), 1, 2, 3);
    assertRefused(CommandRun.of("solve", good, "-b", b), "b.mtx", "has 3 rows", "5 rows");
    assertRefused(CommandRun.of("solve", good, "--ground", "-b", b), "has 3 rows", "4 rows");
  }

  @Test
  void aRightHandSideThatIsNoVectorIsRefused() throws IOException {
    Path b = folder.resolve("b.mtx");
    Files.writeString(b, "%%MatrixMarket matrix array real general\n5 0\n");
    assertRefused(CommandRun.of("solve", good, "-b", b), "b.mtx", "0 columns");
    Files.writeString(b, "%%MatrixMarket matrix coordinate real general\n5 2 1\n1 1 3\n");
    assertRefused(CommandRun.of("solve", good, "-b", b), "b.mtx", "5 x 2", "array file");
    MatrixFiles.vector(b, 1, 2, Double.NaN, 4, 5);
    assertRefused(CommandRun.of("solve", good, "-b", b), "b.mtx", "line 5");
  }

  @Test
  void numbersBeyondTheRangeOfDoubleAreRefusedOrReported() throws IOException {
    Path b = MatrixFiles.vector(folder.resolve("b.mtx"), 1e308, 1e308, 0, 0, 0);
    assertRefused(CommandRun.of("solve", good, "-b", b), "good.mtx", "b has norm");
    Path tiny = folder.resolve("tiny.mtx");
    Files.writeString(tiny, SYMMETRIC + "2 2 2\n1 1 1e-320\n2 2 1\n");
    assertThat(CommandRun.of("solve", tiny, "--rhs", "ones").status()).isEqualTo(1);
  }

  @Test
  void outputsThatCannotBeWrittenAreRefusedBeforeTheSolve() {
    Path nowhere = folder.resolve("none").resolve("x.mtx");
    assertRefused(CommandRun.of("solve", good, "-x", nowhere), "-x", "none", "mkdir");
    assertRefused(CommandRun.of("solve", good, "-x", folder), "-x", "directory");
    assertRefused(CommandRun.of("solve", good, "--json", nowhere), "--json");
    assertRefused(CommandRun.of("probe", good, "--plot", nowhere), "--plot");
  }

  @Test
  void outputsMustNotBeInputsOrEachOther() {
    assertRefused(CommandRun.of("solve", good, "-x", good), "good.mtx", "twice");
    assertRefused(CommandRun.of("solve", good, "-x", x, "--json", x), "x.mtx", "twice");
  }

  @Test
  void filesAreTheSameThroughALinkToTheirFolder() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
    Path result = folder.resolve("result");
    assertRefused(
        CommandRun.of("solve", good, "-x", result, "--json", link.resolve("result")), "twice");
    assertThat(result).doesNotExist();
  }

  @Test
  void picturesOfOtherKindsAreRefused() {
    Path picture = folder.resolve("density.jpg");
    assertRefused(CommandRun.of("probe", good, "--plot", picture), "density.jpg", ".png");
    assertThat(picture).doesNotExist();
  }

  @Test
  void aRightHandSideOfTwoColumnsIsRefusedInWordsOfTheCommandLine() throws IOException {
    Path b = folder.resolve("b.mtx");
    Files.writeString(b, "%%MatrixMarket matrix array real general\n5 2\n" + "1\n".repeat(10));
    assertRefused(CommandRun.of("compare", good, "-b", b), "b.mtx", "2 right-hand sides");
  }

  @Test
  void scalesThatNoProbeCanSquareAreRefusedWithTheRemedy() throws IOException {
    for (String scale : List.of("e200", "e-200")) {
      Path far = folder.resolve("far.mtx");
      Files.writeString(
          far, SYMMETRIC + "2 2 3\n1 1 2" + scale + "\n2 1 1" + scale + "\n2 2 2" + scale + "\n");
      assertRefused(CommandRun.of("probe", far), "far.mtx", "multiply");
    }
  }

  @Test
  void aDashIsNoFile() {
    assertRefused(CommandRun.of("solve", good, "-x", "-"), "-x -", "./-");
    assertRefused(CommandRun.of("probe", good, "--plot", "-"), "--plot -", ".png");
    assertRefused(CommandRun.of("solve", good, "-x", ""), "-x ''");
    assertRefused(CommandRun.of("solve", "-"), "standard input");
    assertRefused(CommandRun.of("solve", ""), "''");
    assertThat(Path.of("-")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          --degree,           0
          --degree,           257
          --degree,           many
          --tol,              -1
          --tol,              0
          --tol,              NaN
          --tol,              2
          --tol,              1e-8f
          --tol,              0x1p-20
          --max-applications, 0
          --max-applications, -5
          --threads,          0
          --precond,          ilu
          --precision,        float8
          --backend,          cuda
          --rhs,              twos
          --rhs,              random:x
          --rhs,              random:
          """)
  void optionsOutOfRangeAreNamedWithTheirValue(String option, String value) {
    assertRefused(CommandRun.of("solve", good, option, value), option, "'" + value + "'");
  }

  @Test
  void unknownWordsAreRefused() {
    assertRefused(CommandRun.of("solve", "@" + good), "@" + good, "no such file");
    assertRefused(CommandRun.of("solve", "two\nlines"), "two?lines", "no such file");
    assertRefused(CommandRun.of("probe", good, "--seed", "x"), "--seed", "whole number");
    assertRefused(CommandRun.of("demo", "--side", "431"), "--side 431", "430");
    assertRefused(CommandRun.of("compare", good, "--degrees", ","), "--degrees", "''");
    assertRefused(CommandRun.of("compare", good, "--degrees", "4,,8"), "--degrees", "''");
    assertRefused(CommandRun.of("slove", good), "slove");
    assertRefused(CommandRun.of("solve", good, "--colour"), "--colour");
    assertRefused(CommandRun.of("solve"), "MATRIX");
    assertRefused(CommandRun.of("solve", good, "-b", good, "--rhs", "ones"), "-b", "--rhs");
  }

  private void assertRefused(CommandRun run, String... named) {
    assertThat(run.err()).contains(named).startsWith("autospec: ").hasLineCount(1);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }

  private void assertNothingLeftBehind() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("good.mtx", "bad.mtx", "x.mtx");
    }
  }
}
