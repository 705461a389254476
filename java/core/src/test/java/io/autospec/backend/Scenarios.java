package io.autospec.backend;

import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.Gallery;
import io.autospec.matrix.GraphLaplacian;
import io.autospec.recurrence.PolynomialExpansion;
import io.autospec.recurrence.Recurrence;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;

/** Matrices, polynomials and vectors on which every backend must agree with the reference. */
public final class Scenarios {

  /** A matrix with a name for the report. */
  public record NamedMatrix(String name, CsrMatrix matrix) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** A polynomial with a name for the report. */
  public record NamedExpansion(String name, PolynomialExpansion expansion) {
    @Override
    public String toString() {
      return name;
    }
  }

  private Scenarios() {}

  /** Square matrices with positive diagonals. */
  public static List<NamedMatrix> positiveDiagonal() {
    return List.of(
        new NamedMatrix("0 x 0", CsrMatrix.identity(0)),
        new NamedMatrix("1 x 1", CsrMatrix.ofDiagonal(3)),
        new NamedMatrix("diagonal", CsrMatrix.ofDiagonal(1, 2, 0.5, 1e-3, 7)),
        new NamedMatrix("grid 2d", Gallery.poisson2d(31, 17)),
        new NamedMatrix("grid 3d", Gallery.poisson3d(13, 9, 11)),
        new NamedMatrix("27 points", Gallery.poisson3dTwentySevenPoint(9, 8, 7)),
        new NamedMatrix("star: one dense row and column", GraphLaplacian.star(777)),
        new NamedMatrix("graph", GraphLaplacian.randomGeometric(1501, 0.05, 3)),
        new NamedMatrix("random, odd n", random(257, 257, 11, i -> i % 23, 1)),
        new NamedMatrix("rows of 1 to 70 entries", random(501, 501, 12, i -> i % 70, 1)),
        new NamedMatrix("huge values", random(100, 100, 13, i -> i % 9, 1e300)),
        new NamedMatrix("subnormal values", random(100, 100, 14, i -> i % 9, 1e-310)),
        new NamedMatrix("large enough for threads", Gallery.poisson3d(31, 29, 30)));
  }

  /** Matrices that serve without scaling only. */
  public static List<NamedMatrix> withoutPositiveDiagonal() {
    return List.of(
        new NamedMatrix("all rows empty", empty(9, 9)),
        new NamedMatrix("some rows empty", entries(50, 50, 21, i -> i % 3 == 0 ? 5 : 0, 1)),
        new NamedMatrix("one dense row", entries(301, 301, 22, i -> i == 150 ? 301 : 0, 1)),
        new NamedMatrix("last row dense", entries(64, 64, 23, i -> i == 63 ? 64 : 1, 1)),
        new NamedMatrix("entries of both signs", entries(400, 400, 24, i -> i % 12, 1)));
  }

  /** Every square matrix. */
  public static List<NamedMatrix> square() {
    List<NamedMatrix> all = new ArrayList<>(positiveDiagonal());
    all.addAll(withoutPositiveDiagonal());
    return all;
  }

  /** Matrices that are not square. */
  public static List<NamedMatrix> rectangular() {
    return List.of(
        new NamedMatrix("0 x 3", empty(0, 3)),
        new NamedMatrix("3 x 0", empty(3, 0)),
        new NamedMatrix("1 x 100", entries(1, 100, 31, i -> 57, 1)),
        new NamedMatrix("100 x 1", entries(100, 1, 32, i -> i % 2, 1)),
        new NamedMatrix("211 x 97", entries(211, 97, 33, i -> i % 31, 1)));
  }

  /** Polynomials of every shape: with and without each term, with several outputs. */
  public static List<NamedExpansion> expansions() {
    List<NamedExpansion> all = new ArrayList<>();
    all.add(new NamedExpansion("degree 0", expansion(0, 1, 41)));
    all.add(new NamedExpansion("degree 1", expansion(1, 1, 42)));
    all.add(new NamedExpansion("degree 2", expansion(2, 1, 43)));
    all.add(new NamedExpansion("degree 9, three outputs", expansion(9, 3, 44)));
    all.add(new NamedExpansion("every zero pattern", everyZeroPattern()));
    all.add(new NamedExpansion("last vector alone", weighted(5, new double[] {0, 0, 0, 0, 0, 1})));
    all.add(
        new NamedExpansion("early vectors alone", weighted(5, new double[] {0, 2, 0, 3, 0, 0})));
    all.add(new NamedExpansion("no weight at all", weighted(3, new double[4])));
    all.add(
        new NamedExpansion(
            "an output without weight",
            weighted(2, new double[] {1, 0, 2}, new double[3], new double[] {0, 0, 1})));
    return all;
  }

  private static PolynomialExpansion expansion(int degree, int outputs, long seed) {
    Random random = new Random(seed);
    double[][] weights = new double[outputs][];
    for (int j = 0; j < outputs; j++) {
      weights[j] = vector(degree + 1, random.nextLong());
    }
    return new PolynomialExpansion(recurrence(degree, random), weights);
  }

  private static PolynomialExpansion weighted(int degree, double[]... weights) {
    return new PolynomialExpansion(recurrence(degree, new Random(degree)), weights);
  }

  private static Recurrence recurrence(int degree, Random random) {
    return new Recurrence(
        vector(degree, random.nextLong()),
        vector(degree, random.nextLong()),
        vector(degree, random.nextLong()),
        vector(degree, random.nextLong()));
  }

  /** 32 steps that leave out each set of terms twice, with zeros of both signs. */
  private static PolynomialExpansion everyZeroPattern() {
    int degree = 32;
    double[][] terms = new double[4][];
    for (int t = 0; t < 4; t++) {
      terms[t] = vector(degree, 45 + t);
      for (int step = 0; step < degree; step++) {
        if ((step >> t) % 2 == 1) {
          terms[t][step] = step < 16 ? 0.0 : -0.0;
        }
      }
    }
    return new PolynomialExpansion(
        new Recurrence(terms[0], terms[1], terms[2], terms[3]), vector(degree + 1, 49));
  }

  /** Values in (−1, 1), a few of them zeros of both signs. */
  public static double[] vector(int length, long seed) {
    Random random = new Random(seed);
    double[] values = new double[length];
    for (int i = 0; i < length; i++) {
      values[i] =
          switch (random.nextInt(20)) {
            case 0 -> 0.0;
            case 1 -> -0.0;
            default -> 2 * random.nextDouble() - 1;
          };
    }
    return values;
  }

  /** As {@link #vector}, with an infinity, its opposite or a NaN every thirty values or so. */
  public static double[] vectorWithInfinities(int length, long seed) {
    double[] values = vector(length, seed);
    double[] special = {
      Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, Double.POSITIVE_INFINITY
    };
    Random random = new Random(seed);
    for (int i = 0; i < length; i++) {
      if (random.nextInt(30) == 0) {
        values[i] = special[random.nextInt(special.length)];
      }
    }
    return values;
  }

  private static CsrMatrix empty(int rows, int columns) {
    return new CsrMatrix(rows, columns, new int[rows + 1], new int[0], new double[0]);
  }

  /** Up to {@code lengths} entries per row beside a positive diagonal. */
  private static CsrMatrix random(
      int rows, int columns, long seed, IntUnaryOperator lengths, double size) {
    CsrMatrix off = entries(rows, columns, seed, lengths, size);
    int[] pointers = new int[rows + 1];
    int[] indices = new int[off.nonzeros() + rows];
    double[] values = new double[indices.length];
    int at = 0;
    for (int i = 0; i < rows; i++) {
      boolean placed = false;
      for (int k = off.rowPointers()[i]; k < off.rowPointers()[i + 1]; k++) {
        int column = off.columnIndices()[k];
        if (!placed && column >= i) {
          indices[at] = i;
          values[at++] = size * (1 + i % 5);
          placed = true;
        }
        if (column != i) {
          indices[at] = column;
          values[at++] = off.values()[k];
        }
      }
      if (!placed) {
        indices[at] = i;
        values[at++] = size * (1 + i % 5);
      }
      pointers[i + 1] = at;
    }
    return new CsrMatrix(rows, columns, pointers, indices, values);
  }

  /** Row i has {@code lengths(i)} entries in random columns. */
  private static CsrMatrix entries(
      int rows, int columns, long seed, IntUnaryOperator lengths, double size) {
    Random random = new Random(seed);
    int[] pointers = new int[rows + 1];
    for (int i = 0; i < rows; i++) {
      pointers[i + 1] = pointers[i] + lengths.applyAsInt(i);
    }
    int[] indices = new int[pointers[rows]];
    double[] values = new double[indices.length];
    for (int i = 0; i < rows; i++) {
      int[] chosen =
          random.ints(0, columns).distinct().limit(lengths.applyAsInt(i)).sorted().toArray();
      for (int k = 0; k < chosen.length; k++) {
        indices[pointers[i] + k] = chosen[k];
        values[pointers[i] + k] = size * (2 * random.nextDouble() - 1);
      }
    }
    return new CsrMatrix(rows, columns, pointers, indices, values);
  }
}
