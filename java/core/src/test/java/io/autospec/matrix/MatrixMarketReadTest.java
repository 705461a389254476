package io.autospec.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixMarketReadTest {

  @TempDir Path folder;

  private CsrMatrix read(String text) throws IOException {
    return MatrixMarket.read(MatrixFiles.file(folder, "a.mtx", text));
  }

  private double[][] dense(String text) throws IOException {
    return MatrixFiles.dense(read(text));
  }

  @Test
  void generalEntriesMayComeInAnyOrder() throws IOException {
    double[][] a =
        dense(
            "%%MatrixMarket matrix coordinate real general\n2 3 4\n2 3 4\n1 2 2\n2 1 3.5\n1 1 1\n");
    assertThat(a).isEqualTo(new double[][] {{1, 2, 0}, {3.5, 0, 4}});
  }

  @Test
  void theLowerTriangleOfASymmetricFileIsMirrored() throws IOException {
    double[][] a =
        dense("%%MatrixMarket matrix coordinate real symmetric\n3 3 3\n1 1 2\n2 1 -1\n3 2 5\n");
    assertThat(a).isEqualTo(new double[][] {{2, -1, 0}, {-1, 0, 5}, {0, 5, 0}});
  }

  @Test
  void theUpperTriangleAloneOfASymmetricFileIsMirroredToo() throws IOException {
    double[][] a =
        dense("%%MatrixMarket matrix coordinate real symmetric\n3 3 3\n1 1 2\n1 2 -1\n2 3 5\n");
    assertThat(a).isEqualTo(new double[][] {{2, -1, 0}, {-1, 0, 5}, {0, 5, 0}});
  }

  @Test
  void aSkewSymmetricFileIsMirroredWithTheOppositeSign() throws IOException {
    double[][] a =
        dense("%%MatrixMarket matrix coordinate real skew-symmetric\n3 3 2\n2 1 4\n3 2 -5\n");
    assertThat(a).isEqualTo(new double[][] {{0, -4, 0}, {4, 0, 5}, {0, -5, 0}});
  }

  @Test
  void aPatternHasOnes() throws IOException {
    double[][] a = dense("%%MatrixMarket matrix coordinate pattern symmetric\n3 3 2\n2 1\n3 3\n");
    assertThat(a).isEqualTo(new double[][] {{0, 1, 0}, {1, 0, 0}, {0, 0, 1}});
  }

  @Test
  void integersAreRead() throws IOException {
    double[][] a =
        dense("%%MatrixMarket matrix coordinate integer general\n1 2 2\n1 1 -7\n1 2 +12\n");
    assertThat(a).isEqualTo(new double[][] {{-7, 12}});
  }

  @Test
  void duplicatesAreSummedInTheOrderOfTheFile() throws IOException {
    CsrMatrix a =
        read(
            """
            %%MatrixMarket matrix coordinate real general
            2 2 5
            2 2 1e16
            1 1 1
            2 2 1
            2 2 -1e16
            1 1 2
            """);
    assertThat(a.nonzeros()).isEqualTo(2);
    assertThat(MatrixFiles.dense(a)).isEqualTo(new double[][] {{3, 0}, {0, 1e16 + 1 - 1e16}});
  }

  @Test
  void duplicatesInASymmetricFileGiveASymmetricMatrix() throws IOException {
    CsrMatrix a =
        read(
            """
            %%MatrixMarket matrix coordinate real symmetric
            3 3 4
            3 1 0.1
            2 1 5
            3 1 0.2
            3 1 0.3
            """);
    assertThat(a.isSymmetric(0)).isTrue();
    assertThat(a.get(0, 2)).isEqualTo(0.1 + 0.2 + 0.3);
    assertThat(a.nonzeros()).isEqualTo(4);
  }

  @Test
  void explicitZerosAreKept() throws IOException {
    assertThat(read("%%MatrixMarket matrix coordinate real general\n2 2 1\n1 2 0\n").nonzeros())
        .isEqualTo(1);
  }

  @Test
  void anEmptyMatrixIsLegal() throws IOException {
    CsrMatrix a = read("%%MatrixMarket matrix coordinate real general\n0 0 0\n");
    assertThat(a.rows()).isZero();
    assertThat(a.columns()).isZero();
    assertThat(a.nonzeros()).isZero();
  }

  @Test
  void emptyRowsAreLegal() throws IOException {
    CsrMatrix a =
        read("%%MatrixMarket matrix coordinate real symmetric\n1000000 1000000 1\n7 7 1\n");
    assertThat(a.rows()).isEqualTo(1_000_000);
    assertThat(a.get(6, 6)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%%MatrixMarket matrix coordinate real general\r\n% c\r\n2 2 2\r\n1 1 1.5\r\n2 2 -2\r\n",
        "%%MATRIXMARKET MATRIX COORDINATE REAL GENERAL\n2 2 2\n1 1 1.5\n2 2 -2",
        "%%matrixmarket matrix coordinate real general   \n\n%\n\n  2\t2   2  \n\n1 1 1.5\n% in between\n2 2 -2\n\n",
        "%%MatrixMarket\tmatrix coordinate real general\n2 2 2\n\t1\t1\t1.5\t\n 2  2   -2  \n% end",
        "%%MatrixMarket matrix coordinate real general\n+2 02 2\n001 1 1.5D0\n2 2 -0.2d+1\n",
        "%%MatrixMarket matrix coordinate real general\n2 2 2\n1 1 15E-1\n2 2 -2.\r\n \r\n",
        "%%MatrixMarket matrix array real general\n2 2\n1.5\n0\n0\n-2\n",
      })
  void blanksCommentsLineEndsAndCaseDoNotMatter(String text) throws IOException {
    assertThat(dense(text)).isEqualTo(new double[][] {{1.5, 0}, {0, -2}});
  }

  @Test
  void aPackedFileIsRecognizedByItsContent() throws IOException {
    String text = "%%MatrixMarket matrix coordinate real general\n1 1 1\n1 1 3\n";
    Path disguised = MatrixFiles.file(folder, "packed.mtx", MatrixFiles.packed(text));
    Path misnamed = MatrixFiles.file(folder, "plain.mtx.gz", text);
    assertThat(MatrixMarket.read(disguised).get(0, 0)).isEqualTo(3);
    assertThat(MatrixMarket.read(misnamed).get(0, 0)).isEqualTo(3);
  }

  @Test
  void commentsMayBeLongerThanAnyBuffer() throws IOException {
    String text =
        "%%MatrixMarket matrix coordinate real general\n%"
            + "x".repeat(300_000)
            + "\n"
            + " ".repeat(200_000)
            + "1 1 1\n1"
            + " ".repeat(200_000)
            + "1 3\n";
    assertThat(dense(text)).isEqualTo(new double[][] {{3}});
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aFileOfManyBuffersIsReadLikeASmallOne(boolean packed) throws IOException {
    Random random = new Random(11);
    int n = 3000;
    StringBuilder text = new StringBuilder("%%MatrixMarket matrix coordinate real general\n");
    text.append(n).append(' ').append(n).append(" 90000\n");
    Triplets expected = new Triplets(n, n);
    for (int k = 0; k < 90_000; k++) {
      int i = random.nextInt(n);
      int j = random.nextInt(n);
      String number = DecimalParserTest.randomDecimal(random).replaceAll("[eE].*", "");
      expected.add(i, j, Double.parseDouble(number));
      text.append(i + 1).append(' ').append(j + 1).append(' ').append(number).append('\n');
    }
    Path file =
        packed
            ? MatrixFiles.file(folder, "large", MatrixFiles.packed(text.toString()))
            : MatrixFiles.file(folder, "large", text.toString());
    assertSame(MatrixMarket.read(file), expected.toCsr());
  }

  static void assertSame(CsrMatrix actual, CsrMatrix expected) {
    assertThat(actual.rows()).isEqualTo(expected.rows());
    assertThat(actual.columns()).isEqualTo(expected.columns());
    assertThat(actual.rowPointers()).isEqualTo(expected.rowPointers());
    assertThat(actual.columnIndices()).isEqualTo(expected.columnIndices());
    assertThat(actual.values()).isEqualTo(expected.values());
  }

  @Test
  void anArrayIsReadColumnAfterColumn() throws IOException {
    Path file =
        MatrixFiles.file(
            folder, "b.mtx", "%%MatrixMarket matrix array real general\n2 3\n1\n2\n3\n4\n5\n6\n");
    DenseArray array = MatrixMarket.readArray(file);
    assertThat(array.rows()).isEqualTo(2);
    assertThat(array.columns()).isEqualTo(3);
    assertThat(array.values()).containsExactly(1, 3, 5, 2, 4, 6);
    assertThat(MatrixFiles.dense(MatrixMarket.read(file)))
        .isEqualTo(new double[][] {{1, 3, 5}, {2, 4, 6}});
  }

  @Test
  void whatASymmetricArrayLeavesOutIsFilledIn() throws IOException {
    assertThat(dense("%%MatrixMarket matrix array real symmetric\n2 2\n1\n2\n3\n"))
        .isEqualTo(new double[][] {{1, 2}, {2, 3}});
    assertThat(dense("%%MatrixMarket matrix array integer skew-symmetric\n3 3\n1\n2\n3\n"))
        .isEqualTo(new double[][] {{0, -1, -2}, {1, 0, -3}, {2, 3, 0}});
  }

  @Test
  void aVectorIsAnArrayOfOneColumnOrSparse() throws IOException {
    Path array =
        MatrixFiles.file(folder, "v", "%%MatrixMarket matrix array real general\n3 1\n1\n-2\n0\n");
    Path sparse =
        MatrixFiles.file(
            folder, "s", "%%MatrixMarket matrix coordinate real general\n3 1 2\n2 1 -2\n1 1 1\n");
    assertThat(MatrixMarket.readVector(array)).containsExactly(1, -2, 0);
    assertThat(MatrixMarket.readVector(sparse)).containsExactly(1, -2, 0);
  }
}
