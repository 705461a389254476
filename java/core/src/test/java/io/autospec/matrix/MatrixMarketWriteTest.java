package io.autospec.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.autospec.file.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixMarketWriteTest {

  @TempDir Path folder;

  private static CsrMatrix random(int rows, int columns, int entries, long seed) {
    Random random = new Random(seed);
    Triplets triplets = new Triplets(rows, columns);
    for (int k = 0; k < entries; k++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Math.abs(value) < 1e300) {
        triplets.add(random.nextInt(rows), random.nextInt(columns), value);
      }
      triplets.add(random.nextInt(rows), random.nextInt(columns), random.nextInt(2001) - 1000);
    }
    return triplets.toCsr();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.mtx", "a.mtx.gz", "A.MTX.GZ"})
  void whatIsWrittenIsReadBackBitForBit(String name) throws IOException {
    Path file = folder.resolve(name);
    for (CsrMatrix matrix :
        List.of(
            random(40, 70, 900, 1),
            random(1, 1, 5, 2),
            Gallery.poisson2d(7, 5),
            Gallery.jumpingCoefficients3d(5, 4, 3, 12, 8),
            CsrMatrix.ofDiagonal(0, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, -1e15, 0.1, 1e15 - 1),
            new Triplets(0, 0).toCsr(),
            new Triplets(3, 2).toCsr())) {
      MatrixMarket.write(file, matrix);
      MatrixMarketReadTest.assertSame(MatrixMarket.read(file), matrix);
      MatrixMarket.writeGeneral(file, matrix);
      MatrixMarketReadTest.assertSame(MatrixMarket.read(file), matrix);
    }
    assertThat(names()).containsExactly(name);
    byte[] bytes = Files.readAllBytes(file);
    assertThat(bytes[0]).isEqualTo(name.endsWith("mtx") ? (byte) '%' : (byte) 0x1f);
  }

  @Test
  void ofASymmetricMatrixTheLowerTriangleIsWritten() throws IOException {
    Path file = folder.resolve("s.mtx");
    MatrixMarket.write(file, GraphLaplacian.path(3));
    assertThat(Files.readString(file, StandardCharsets.US_ASCII))
        .isEqualTo(
            """
            %%MatrixMarket matrix coordinate real symmetric
            3 3 5
            1 1 1
            2 1 -1
            2 2 2
            3 2 -1
            3 3 1
            """);
  }

  @Test
  void anExplicitZeroOnOneSideOnlyMakesAMatrixGeneral() throws IOException {
    Triplets triplets = new Triplets(2, 2);
    triplets.add(0, 1, 0);
    CsrMatrix matrix = triplets.toCsr();
    assertThat(matrix.isSymmetric(0)).isTrue();
    Path file = folder.resolve("z.mtx");
    MatrixMarket.write(file, matrix);
    MatrixMarketReadTest.assertSame(MatrixMarket.read(file), matrix);
  }

  @Test
  void arraysAreWrittenColumnAfterColumn() throws IOException {
    Path file = folder.resolve("b.mtx");
    double[] values = {1, 3, 5, 2, 4.5, -0.0};
    MatrixMarket.writeArray(file, values, 2, 3);
    assertThat(Files.readAllLines(file).subList(1, 4)).containsExactly("2 3", "1", "2");
    assertThat(MatrixMarket.readArray(file).values()).isEqualTo(values);
    MatrixMarket.writeArray(file, new double[] {1, 2}, 2, 1);
    assertThat(MatrixMarket.readVector(file)).containsExactly(1, 2);
  }

  @Test
  void arraysOfOtherSizesOrNotFiniteAreRefused() {
    Path file = folder.resolve("b.mtx");
    assertThatThrownBy(() -> MatrixMarket.writeArray(file, new double[5], 2, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 x 3 with 5");
    assertThatThrownBy(() -> MatrixMarket.writeArray(file, new double[] {0, Double.NaN}, 1, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(0, 1) is NaN");
    assertThat(file).doesNotExist();
  }

  @Test
  void aFailureLeavesTheOldFileAndNothingElse() throws IOException {
    Path file = MatrixFiles.file(folder, "old.mtx", "old");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write(new byte[100_000]);
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("old.mtx")
        .hasMessageContaining("No space left");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      throw new IllegalStateException("bug");
                    }))
        .hasMessage("bug");
    assertThat(Files.readString(file)).isEqualTo("old");
    assertThat(names()).containsExactly("old.mtx");
  }

  @Test
  void theOldFileStaysUntilTheNewOneIsComplete() throws IOException {
    Path file = MatrixFiles.file(folder, "old.mtx", "old");
    AtomicFile.write(
        file,
        out -> {
          out.write("new".getBytes(StandardCharsets.US_ASCII));
          out.flush();
          assertThat(Files.readString(file)).isEqualTo("old");
        });
    assertThat(Files.readString(file)).isEqualTo("new");
  }

  @Test
  void aLinkIsFollowedNotReplaced() throws IOException {
    Path file = MatrixFiles.file(folder, "target.mtx", "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.mtx"), file);
    MatrixMarket.write(link, CsrMatrix.identity(2));
    assertThat(link).isSymbolicLink();
    assertThat(MatrixMarket.read(file).rows()).isEqualTo(2);
  }

  @Test
  void aFolderThatIsMissingIsNamed() {
    Path file = folder.resolve("none/a.mtx");
    assertThatThrownBy(() -> MatrixMarket.write(file, CsrMatrix.identity(2)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("folder");
  }

  @Test
  void aFolderIsNotOverwritten() {
    assertThatThrownBy(() -> MatrixMarket.write(folder, CsrMatrix.identity(2)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("directory");
  }

  @Test
  void aFolderThatMayNotBeWrittenIsNamed() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    boolean denied = closed.toFile().setWritable(false, false) && !Files.isWritable(closed);
    try {
      assumeTrue(denied, "the superuser may write everywhere");
      assertThatThrownBy(() -> MatrixMarket.write(closed.resolve("a.mtx"), CsrMatrix.identity(2)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("a.mtx")
          .hasMessageContaining("permissions");
    } finally {
      assertThat(closed.toFile().setWritable(true)).isTrue();
    }
  }
}
