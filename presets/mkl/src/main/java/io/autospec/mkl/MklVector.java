package io.autospec.mkl;

import io.autospec.backend.BlockArguments;
import io.autospec.backend.MultiVector;
import java.lang.ref.Cleaner;
import java.util.Arrays;
import java.util.function.Consumer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.mkl.global.mkl_rt;

/**
 * A block outside the Java heap, row-major without gaps, with BLAS and vector-math operations. Its
 * sums have MKL's order, not {@link io.autospec.backend.SummationOrder}.
 */
public final class MklVector implements MultiVector {

  private static final Cleaner CLEANER = Cleaner.create();

  private static final int STRIP = 2048;

  private final int rows;
  private final int columns;
  private final int length;
  private final DoublePointer values;
  private final MklThreads threads;
  private final Lifetime lifetime;

  private MklVector(
      int rows, int columns, DoublePointer values, MklThreads threads, Lifetime lifetime) {
    this.rows = rows;
    this.columns = columns;
    this.length = rows * columns;
    this.values = values;
    this.threads = threads;
    this.lifetime = lifetime;
  }

  /** Allocates a block of zeros, freed by {@link #close} or when it is forgotten. */
  static MklVector zeros(int rows, int columns, MklThreads threads) {
    int length = requireShape(rows, columns);
    Pointer memory = MklMemory.allocate((long) length * Double.BYTES);
    DoublePointer values = new DoublePointer(memory).capacity(length);
    Lifetime lifetime = new Lifetime(name(rows, columns), () -> MklMemory.free(memory));
    MklVector vector = new MklVector(rows, columns, values, threads, lifetime);
    CLEANER.register(vector, lifetime::close);
    return vector;
  }

  /** A block on a caller's memory, which is never freed here. */
  static MklVector on(DoublePointer values, int rows, int columns, MklThreads threads) {
    requireShape(rows, columns);
    return new MklVector(
        rows, columns, values, threads, new Lifetime(name(rows, columns), () -> {}));
  }

  private static int requireShape(int rows, int columns) {
    if (rows < 0 || columns < 1) {
      throw new IllegalArgumentException(
          "block is " + rows + " x " + columns + ": expected rows >= 0 and columns >= 1");
    }
    return Math.multiplyExact(rows, columns);
  }

  private static String name(int rows, int columns) {
    return "block of " + rows + " x " + columns;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int columns() {
    return columns;
  }

  /**
   * Returns the values themselves, for a caller's own MKL calls. Good until this block is closed or
   * forgotten, and <b>not to be touched after that</b>: no check guards it.
   */
  public DoublePointer pointer() {
    return values;
  }

  Lifetime lifetime() {
    return lifetime;
  }

  @Override
  public void write(double[] source) {
    BlockArguments.requireWhole("source", source, this);
    threads.run(() -> values.put(source, 0, length), lifetime);
  }

  @Override
  public void read(double[] target) {
    BlockArguments.requireWhole("target", target, this);
    threads.run(() -> values.get(target, 0, length), lifetime);
  }

  @Override
  public void fill(double value) {
    threads.run(() -> Columns.fill(length, 1, value, values), lifetime);
  }

  @Override
  public void assign(MultiVector x) {
    MklVector from = sameShape("x", x);
    threads.run(
        () -> mkl_rt.cblas_dcopy(length, from.values, 1, values, 1), lifetime, from.lifetime);
  }

  @Override
  public void scaleRows(MultiVector d) {
    MklVector factors = shaped("d", d, rows, 1);
    threads.run(
        () -> {
          for (int j = 0; j < columns; j++) {
            DoublePointer column = values.getPointer(j);
            mkl_rt.vdMulI(rows, column, columns, factors.values, 1, column, columns);
          }
        },
        lifetime,
        factors.lifetime);
  }

  @Override
  public void axpby(double alpha, MultiVector x, double beta) {
    MklVector from = sameShape("x", x);
    threads.run(
        () -> Columns.combine(length, 1, alpha, from.values, beta, values),
        lifetime,
        from.lifetime);
  }

  @Override
  public void axpby(double[] alpha, MultiVector x, double[] beta) {
    MklVector from = sameShape("x", x);
    BlockArguments.requireValues("alpha", alpha, columns);
    BlockArguments.requireValues("beta", beta, columns);
    threads.run(
        () -> {
          for (int j = 0; j < columns; j++) {
            Columns.combine(
                rows, columns, alpha[j], from.values.getPointer(j), beta[j], values.getPointer(j));
          }
        },
        lifetime,
        from.lifetime);
  }

  @Override
  public void copyColumns(MultiVector x, int[] from, int[] to) {
    MklVector source = shaped("x", x, rows, x.columns());
    BlockArguments.requireDistinct("x", x, this);
    BlockArguments.requireColumns(x, from, this, to);
    threads.run(
        () -> {
          for (int j = 0; j < to.length; j++) {
            mkl_rt.cblas_dcopy(
                rows,
                source.values.getPointer(from[j]),
                source.columns,
                values.getPointer(to[j]),
                columns);
          }
        },
        lifetime,
        source.lifetime);
  }

  @Override
  public void dot(MultiVector y, double[] dots) {
    MklVector with = sameShape("y", y);
    BlockArguments.requireValues("dots", dots, columns);
    threads.run(() -> dotInto(with, dots, 0), lifetime, with.lifetime);
  }

  @Override
  public void dotPair(MultiVector y, MultiVector z, double[] dots) {
    MklVector first = sameShape("y", y);
    MklVector second = sameShape("z", z);
    BlockArguments.requireValues("dots", dots, 2 * columns);
    threads.run(
        () -> {
          dotInto(first, dots, 0);
          dotInto(second, dots, columns);
        },
        lifetime,
        first.lifetime,
        second.lifetime);
  }

  private void dotInto(MklVector with, double[] dots, int offset) {
    for (int j = 0; j < columns; j++) {
      dots[offset + j] =
          mkl_rt.cblas_ddot(
              rows, values.getPointer(j), columns, with.values.getPointer(j), columns);
    }
  }

  @Override
  public void gram(MultiVector y, double[] products) {
    MklVector other = shaped("y", y, rows, y.columns());
    BlockArguments.requireValues("products", products, columns * other.columns);
    int count = columns * other.columns;
    threads.run(
        () ->
            withSmall(
                new double[count],
                small -> {
                  mkl_rt.cblas_dgemm(
                      mkl_rt.CblasRowMajor,
                      mkl_rt.CblasTrans,
                      mkl_rt.CblasNoTrans,
                      columns,
                      other.columns,
                      rows,
                      1,
                      values,
                      columns,
                      other.values,
                      other.columns,
                      0,
                      small,
                      other.columns);
                  small.get(products, 0, count);
                }),
        lifetime,
        other.lifetime);
  }

  @Override
  public void combine(MultiVector x, double[] s, double beta) {
    MklVector from = shaped("x", x, rows, x.columns());
    BlockArguments.requireDistinct("x", x, this);
    BlockArguments.requireValues("s", s, from.columns * columns);
    threads.run(
        () ->
            withSmall(
                Arrays.copyOf(s, from.columns * columns),
                small ->
                    mkl_rt.cblas_dgemm(
                        mkl_rt.CblasRowMajor,
                        mkl_rt.CblasNoTrans,
                        mkl_rt.CblasNoTrans,
                        rows,
                        columns,
                        from.columns,
                        1,
                        from.values,
                        from.columns,
                        small,
                        columns,
                        beta,
                        values,
                        columns)),
        lifetime,
        from.lifetime);
  }

  /** Runs a call with a copy of a small matrix in native memory. */
  private static void withSmall(double[] matrix, Consumer<DoublePointer> call) {
    Pointer memory = MklMemory.allocate((long) matrix.length * Double.BYTES);
    try (DoublePointer small = new DoublePointer(memory)) {
      small.put(matrix, 0, matrix.length);
      call.accept(small);
    } finally {
      MklMemory.free(memory);
    }
  }

  @Override
  public void descend(
      double alpha,
      MultiVector p,
      MultiVector q,
      MultiVector x,
      MultiVector weight,
      double[] squares) {
    MklVector direction = sameShape("p", p);
    MklVector image = sameShape("q", q);
    MklVector solution = sameShape("x", x);
    MklVector factors = weight == null ? null : shaped("weight", weight, rows, 1);
    if (squares != null) {
      BlockArguments.requireValues("squares", squares, 2 * columns);
    }
    threads.run(
        () -> {
          mkl_rt.cblas_daxpy(length, alpha, direction.values, 1, solution.values, 1);
          mkl_rt.cblas_daxpy(length, -alpha, image.values, 1, values, 1);
          if (squares != null) {
            dotInto(this, squares, columns);
            weightedSquares(factors, squares);
          }
        },
        lifetime,
        direction.lifetime,
        image.lifetime,
        solution.lifetime,
        factors == null ? lifetime : factors.lifetime);
  }

  /** squares[j] = Σ_i (w_i this_ij)², a strip of rows at a time, whose products stay in cache. */
  private void weightedSquares(MklVector factors, double[] squares) {
    if (factors == null) {
      System.arraycopy(squares, columns, squares, 0, columns);
      return;
    }
    Arrays.fill(squares, 0, columns, 0);
    Pointer memory = MklMemory.allocate((long) STRIP * Double.BYTES);
    try (DoublePointer products = new DoublePointer(memory)) {
      for (int from = 0; from < rows; from += STRIP) {
        int count = Math.min(STRIP, rows - from);
        DoublePointer weights = factors.values.getPointer(from);
        for (int j = 0; j < columns; j++) {
          DoublePointer column = values.getPointer((long) from * columns + j);
          mkl_rt.vdMulI(count, column, columns, weights, 1, products, 1);
          squares[j] += mkl_rt.cblas_ddot(count, products, 1, products, 1);
        }
      }
    } finally {
      MklMemory.free(memory);
    }
  }

  private MklVector sameShape(String name, MultiVector other) {
    return shaped(name, other, rows, columns);
  }

  static MklVector shaped(String name, MultiVector block, int rows, int columns) {
    return BlockArguments.shaped(MklVector.class, "mkl", name, block, rows, columns);
  }

  @Override
  public void close() {
    lifetime.close();
  }
}
