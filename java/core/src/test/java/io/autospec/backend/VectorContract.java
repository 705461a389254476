package io.autospec.backend;

import io.autospec.backend.reference.ReferenceBackend;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every backend must do with blocks: give the reference's bits, or follow it as closely as
 * {@link #agreement} says.
 */
public abstract class VectorContract {

  private static final Backend ORACLE = new ReferenceBackend();

  /** A shape of a block. */
  public record Shape(int rows, int columns) {
    @Override
    public String toString() {
      return rows + " x " + columns;
    }
  }

  /** Runs an operation on blocks and returns whatever it computes beside them. */
  @FunctionalInterface
  private interface Operation {
    double[] run(List<MultiVector> blocks);
  }

  private static final double[] NOTHING = {};

  /** Returns the backend under test. */
  protected abstract Backend backend();

  /** Returns how closely the backend follows the reference. */
  protected Agreement agreement() {
    return Agreement.BITS;
  }

  static List<Shape> shapes() {
    List<Shape> shapes = new ArrayList<>();
    for (int rows : new int[] {0, 1, 7, 8, 9, 255, 2047, 2048, 2049, 5003, 130001}) {
      shapes.add(new Shape(rows, 1));
    }
    for (int columns : new int[] {2, 3, 4, 5, 7, 9}) {
      shapes.add(new Shape(0, columns));
      shapes.add(new Shape(1, columns));
      shapes.add(new Shape(2049 + columns, columns));
    }
    shapes.add(new Shape(20011, 7));
    shapes.add(new Shape(33, 700));
    return shapes;
  }

  /** Runs an operation on both backends and compares the blocks and the results. */
  private void compare(
      String what, Shape shape, int count, boolean withColumn, Operation operation) {
    List<double[]> actual = results(backend(), shape, count, withColumn, operation);
    List<double[]> expected = results(ORACLE, shape, count, withColumn, operation);
    for (int i = 0; i < expected.size(); i++) {
      int length = expected.get(i).length;
      int summed = i == 0 ? shape.rows() : shape.columns(); // results come first, then blocks
      agreement()
          .check(
              what + (i == 0 ? ", results" : ", block " + (i - 1)),
              actual.get(i),
              expected.get(i),
              () -> RoundingBound.vectors(length, summed));
    }
  }

  private static List<double[]> results(
      Backend backend, Shape shape, int count, boolean withColumn, Operation operation) {
    List<MultiVector> blocks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int columns = withColumn && i == count - 1 ? 1 : shape.columns();
      MultiVector block = backend.newMultiVector(shape.rows(), columns);
      block.write(Scenarios.vector(shape.rows() * columns, 100L + i));
      blocks.add(block);
    }
    List<double[]> results = new ArrayList<>();
    results.add(operation.run(blocks));
    for (MultiVector block : blocks) {
      results.add(Bits.of(block));
      block.close();
    }
    return results;
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void newBlocksAreZero(Shape shape) {
    try (MultiVector block = backend().newMultiVector(shape.rows(), shape.columns())) {
      Bits.assertEqual("new block", Bits.of(block), new double[shape.rows() * shape.columns()]);
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void fillAndAssign(Shape shape) {
    compare(
        "fill and assign",
        shape,
        3,
        false,
        b -> {
          b.get(0).fill(-0.0);
          b.get(1).assign(b.get(2));
          b.get(2).assign(b.get(2));
          return NOTHING;
        });
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void axpbyForEveryKindOfFactor(Shape shape) {
    for (double alpha : new double[] {0, -0.0, 1, -0.3}) {
      for (double beta : new double[] {0, -0.0, 1, 1.7}) {
        compare(
            "axpby " + alpha + ", " + beta,
            shape,
            2,
            false,
            b -> {
              b.get(1).axpby(alpha, b.get(0), beta);
              b.get(0).axpby(alpha, b.get(0), beta);
              return NOTHING;
            });
      }
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void axpbyDoesNotReadATermOfZeroFactor(Shape shape) {
    compare(
        "axpby",
        shape,
        2,
        false,
        b -> {
          b.get(1).fill(Double.NaN);
          b.get(1).axpby(2, b.get(0), 0);
          b.get(0).fill(Double.POSITIVE_INFINITY);
          b.get(1).axpby(0, b.get(0), 3);
          return NOTHING;
        });
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void scaleRows(Shape shape) {
    compare(
        "scaleRows",
        shape,
        2,
        true,
        b -> {
          b.get(0).scaleRows(b.get(1));
          return NOTHING;
        });
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void dotAndDotPair(Shape shape) {
    compare(
        "dot and dotPair",
        shape,
        3,
        false,
        b -> {
          int k = shape.columns();
          double[] dots = new double[k];
          double[] pair = new double[2 * k];
          b.get(0).dot(b.get(1), dots);
          b.get(0).dotPair(b.get(1), b.get(2), pair);
          double[] all = new double[3 * k];
          System.arraycopy(dots, 0, all, 0, k);
          System.arraycopy(pair, 0, all, k, 2 * k);
          return all;
        });
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void axpbyWithAFactorPerColumn(Shape shape) {
    double[] kinds = {0, 1, -0.3, -0.0, 2.5};
    double[] alpha = new double[shape.columns()];
    double[] beta = new double[shape.columns()];
    for (int shift = 0; shift < kinds.length; shift++) {
      for (int j = 0; j < alpha.length; j++) {
        alpha[j] = kinds[j % kinds.length];
        beta[j] = kinds[(2 * j + shift) % kinds.length];
      }
      compare(
          "axpby per column, shift " + shift,
          shape,
          3,
          false,
          b -> {
            b.get(2).fill(Double.POSITIVE_INFINITY);
            b.get(1).axpby(alpha, b.get(0), beta);
            b.get(2).axpby(alpha, b.get(0), beta);
            b.get(0).axpby(beta, b.get(0), alpha);
            return NOTHING;
          });
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void gramOfTwoBlocks(Shape shape) {
    int few = Math.min(shape.columns(), 40);
    compare(
        "gram",
        shape,
        3,
        true,
        b -> {
          double[] products = new double[shape.columns()];
          b.get(0).gram(b.get(2), products);
          double[] transposed = new double[shape.columns()];
          b.get(2).gram(b.get(1), transposed);
          double[] square = new double[shape.columns() * shape.columns()];
          if (few == shape.columns()) {
            b.get(0).gram(b.get(1), square);
            b.get(1).gram(b.get(1), square);
          }
          return concatenated(products, transposed, square);
        });
  }

  private static double[] concatenated(double[]... parts) {
    return Stream.of(parts).flatMapToDouble(Arrays::stream).toArray();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void combineWithASmallMatrix(Shape shape) {
    double[] s = Scenarios.vector(shape.columns() * Math.min(shape.columns(), 40), 3);
    for (double beta : new double[] {0, 1, -0.7}) {
      compare(
          "combine, beta " + beta,
          shape,
          3,
          true,
          b -> {
            b.get(0).combine(b.get(2), s, beta);
            b.get(2).combine(b.get(1), s, beta);
            if (shape.columns() <= 40) {
              b.get(1).combine(b.get(0), s, beta);
            }
            return NOTHING;
          });
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void copyColumnsInOrder(Shape shape) {
    int last = shape.columns() - 1;
    compare(
        "copyColumns",
        shape,
        3,
        true,
        b -> {
          b.get(0).copyColumns(b.get(1), new int[] {last, 0, last / 2}, new int[] {0, last, 0});
          b.get(2).copyColumns(b.get(0), new int[] {last}, new int[] {0});
          b.get(1).copyColumns(b.get(2), new int[] {0, 0}, new int[] {last, last / 2});
          b.get(1).copyColumns(b.get(0), new int[0], new int[0]);
          return NOTHING;
        });
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void descend(Shape shape) {
    for (double alpha : new double[] {0, 0.37}) {
      compare(
          "descend with weight",
          shape,
          5,
          true,
          b -> {
            double[] squares = new double[2 * shape.columns()];
            b.get(0).descend(alpha, b.get(1), b.get(2), b.get(3), b.get(4), squares);
            return squares;
          });
      compare(
          "descend",
          shape,
          4,
          false,
          b -> {
            double[] squares = new double[2 * shape.columns()];
            b.get(0).descend(alpha, b.get(1), b.get(2), b.get(3), null, squares);
            b.get(0).descend(alpha, b.get(2), b.get(1), b.get(3), null, null);
            return squares;
          });
    }
  }
}
