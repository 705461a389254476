package io.autospec.presets;

import io.autospec.backend.BlockArguments;
import io.autospec.backend.MultiVector;
import io.autospec.presets.jni.Autospec;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import org.bytedeco.javacpp.DoublePointer;

/** A block in native memory, 64-byte aligned, row-major without gaps. */
public final class NativeVector implements MultiVector {

  private final int rows;
  private final int columns;
  private final NativeThreads threads;
  private final NativeHandle handle;
  private volatile boolean closed;

  NativeVector(int rows, int columns, NativeThreads threads) {
    this(rows, columns, threads, open(rows, columns));
  }

  /** Takes over a handle that is already open. */
  NativeVector(int rows, int columns, NativeThreads threads, long handle) {
    this.rows = rows;
    this.columns = columns;
    this.threads = threads;
    this.handle = new NativeHandle(this, handle);
  }

  private static long open(int rows, int columns) {
    long[] out = new long[1];
    Status.check(Autospec.autospec_block_open(rows, columns, out));
    return out[0];
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int columns() {
    return columns;
  }

  /** Returns the handle of an open block. */
  long handle() {
    if (closed) {
      throw new IllegalStateException("block of " + rows + " x " + columns + " is closed");
    }
    return handle.value();
  }

  @Override
  public void write(double[] source) {
    try {
      Status.check(Autospec.autospec_write(handle(), source, source.length));
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  @Override
  public void read(double[] target) {
    try {
      Status.check(Autospec.autospec_read(handle(), target, target.length));
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /**
   * Returns the values themselves, in native memory, row-major: for callers that want no copy.
   *
   * <p>The buffer is good until this block is closed, or forgotten, and <b>must not be touched
   * after that</b>: no check guards it. Keep the block reachable while the buffer is in use. A
   * block lent by a pool goes back with its lease.
   *
   * @return a view of rows · columns values in native byte order
   * @throws IllegalStateException if the block is closed, or holds more bytes than a buffer can
   */
  public DoubleBuffer buffer() {
    long bytes = (long) rows * columns * Double.BYTES;
    if (bytes > Integer.MAX_VALUE - Double.BYTES) {
      throw new IllegalStateException(
          "block of "
              + rows
              + " x "
              + columns
              + " holds "
              + bytes
              + " bytes: a buffer holds fewer than 2^31");
    }
    if (bytes == 0) {
      handle();
      return ByteBuffer.allocateDirect(0).order(ByteOrder.nativeOrder()).asDoubleBuffer();
    }
    try (DoublePointer first = new DoublePointer()) {
      Status.check(Autospec.autospec_data(handle(), first));
      return first.capacity((long) rows * columns).asBuffer();
    }
  }

  @Override
  public void fill(double value) {
    threads.run(pool -> Autospec.autospec_fill(pool, handle(), value), this);
  }

  @Override
  public void assign(MultiVector x) {
    NativeVector from = sameShape("x", x);
    threads.run(pool -> Autospec.autospec_assign(pool, from.handle(), handle()), this, from);
  }

  @Override
  public void scaleRows(MultiVector d) {
    NativeVector factors = shaped("d", d, rows, 1);
    threads.run(
        pool -> Autospec.autospec_scale_rows(pool, factors.handle(), handle()), this, factors);
  }

  @Override
  public void axpby(double alpha, MultiVector x, double beta) {
    NativeVector from = sameShape("x", x);
    threads.run(
        pool -> Autospec.autospec_axpby(pool, alpha, from.handle(), beta, handle()), this, from);
  }

  @Override
  public void axpby(double[] alpha, MultiVector x, double[] beta) {
    NativeVector from = sameShape("x", x);
    BlockArguments.requireValues("alpha", alpha, columns);
    BlockArguments.requireValues("beta", beta, columns);
    threads.run(
        pool -> Autospec.autospec_axpby_columns(pool, alpha, from.handle(), beta, handle()),
        this,
        from);
  }

  @Override
  public void copyColumns(MultiVector x, int[] from, int[] to) {
    NativeVector source = shaped("x", x, rows, x.columns());
    BlockArguments.requireColumns(source, from, this, to);
    threads.run(
        pool ->
            Autospec.autospec_copy_columns(pool, source.handle(), from, handle(), to, from.length),
        this,
        source);
  }

  @Override
  public void dot(MultiVector y, double[] dots) {
    NativeVector with = sameShape("y", y);
    BlockArguments.requireValues("dots", dots, columns);
    threads.run(pool -> Autospec.autospec_dot(pool, handle(), with.handle(), dots), this, with);
  }

  @Override
  public void dotPair(MultiVector y, MultiVector z, double[] dots) {
    NativeVector first = sameShape("y", y);
    NativeVector second = sameShape("z", z);
    BlockArguments.requireValues("dots", dots, 2 * columns);
    threads.run(
        pool -> Autospec.autospec_dot_pair(pool, handle(), first.handle(), second.handle(), dots),
        this,
        first,
        second);
  }

  @Override
  public void gram(MultiVector y, double[] products) {
    NativeVector other = shaped("y", y, rows, y.columns());
    BlockArguments.requireValues("products", products, columns * other.columns);
    threads.run(
        pool -> Autospec.autospec_gram(pool, handle(), other.handle(), products), this, other);
  }

  @Override
  public void combine(MultiVector x, double[] s, double beta) {
    NativeVector from = shaped("x", x, rows, x.columns());
    BlockArguments.requireValues("s", s, from.columns * columns);
    threads.run(
        pool -> Autospec.autospec_combine(pool, from.handle(), s, beta, handle()), this, from);
  }

  @Override
  public void descend(
      double alpha,
      MultiVector p,
      MultiVector q,
      MultiVector x,
      MultiVector weight,
      double[] squares) {
    NativeVector direction = sameShape("p", p);
    NativeVector image = sameShape("q", q);
    NativeVector solution = sameShape("x", x);
    NativeVector factors = weight == null ? null : shaped("weight", weight, rows, 1);
    if (squares != null) {
      BlockArguments.requireValues("squares", squares, 2 * columns);
    }
    threads.run(
        pool ->
            Autospec.autospec_descend(
                pool,
                alpha,
                direction.handle(),
                image.handle(),
                solution.handle(),
                handle(),
                factors == null ? 0 : factors.handle(),
                squares),
        this,
        direction,
        image,
        solution,
        factors);
  }

  private NativeVector sameShape(String name, MultiVector other) {
    return shaped(name, other, rows, columns);
  }

  static NativeVector shaped(String name, MultiVector block, int rows, int columns) {
    return BlockArguments.shaped(NativeVector.class, "native", name, block, rows, columns);
  }

  @Override
  public void close() {
    closed = true;
    handle.close();
  }
}
