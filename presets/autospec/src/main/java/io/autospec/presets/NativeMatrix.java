package io.autospec.presets;

import io.autospec.backend.BlockArguments;
import io.autospec.backend.MultiVector;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.backend.VectorPool;
import io.autospec.matrix.CsrMatrix;
import io.autospec.presets.jni.Autospec;
import io.autospec.recurrence.PolynomialExpansion;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.ToIntBiFunction;
import org.bytedeco.javacpp.BytePointer;

/** A matrix in native storage. */
final class NativeMatrix implements PreparedMatrix {

  private final int rows;
  private final int columns;
  private final long nonzeros;
  private final Scaling scaling;
  private final Precision precision;
  private final NativeThreads threads;
  private final NativeHandle handle;
  private final VectorPool vectors;
  private final NativeVector scale;
  private final double normBound;
  private final long bytes;
  private final double roundingBound;
  private final String storage;
  private final String storageReason;
  private final boolean reordered;
  private NativeVector inverseScale;
  private volatile boolean closed;

  NativeMatrix(
      CsrMatrix matrix,
      Scaling scaling,
      Precision precision,
      NativeStorage storage,
      NativeThreads threads) {
    this.rows = matrix.rows();
    this.columns = matrix.columns();
    this.nonzeros = matrix.nonzeros();
    this.scaling = scaling;
    this.precision = precision;
    this.threads = threads;
    this.handle = new NativeHandle(this, prepare(matrix, scaling, precision, storage));
    this.vectors = new VectorPool(k -> new NativeVector(rows, k, threads));
    long[] out = new long[1];
    Status.check(Autospec.autospec_matrix_scale(handle.value(), out));
    this.scale = out[0] == 0 ? null : new NativeVector(rows, 1, threads, out[0]);
    double[] bound = new double[1];
    Status.check(Autospec.autospec_matrix_norm_bound(handle.value(), bound));
    this.normBound = bound[0];
    Status.check(Autospec.autospec_matrix_rounding_bound(handle.value(), bound));
    this.roundingBound = bound[0];
    Status.check(Autospec.autospec_matrix_bytes(handle.value(), out));
    this.bytes = out[0];
    this.storage = text(Autospec::autospec_matrix_storage);
    this.storageReason = text(Autospec::autospec_matrix_storage_reason);
    int[] flag = new int[1];
    Status.check(Autospec.autospec_matrix_reordered(handle.value(), flag));
    this.reordered = flag[0] != 0;
  }

  private static long prepare(
      CsrMatrix matrix, Scaling scaling, Precision precision, NativeStorage storage) {
    long[] out = new long[1];
    Status.check(
        Autospec.autospec_prepare32(
            matrix.rows(),
            matrix.columns(),
            matrix.rowPointers(),
            matrix.columnIndices(),
            matrix.values(),
            scaling == Scaling.JACOBI
                ? Autospec.AUTOSPEC_SCALE_JACOBI
                : Autospec.AUTOSPEC_SCALE_NONE,
            switch (precision) {
              case FLOAT64 -> Autospec.AUTOSPEC_FLOAT64;
              case FLOAT32 -> Autospec.AUTOSPEC_FLOAT32;
              case FLOAT16 -> Autospec.AUTOSPEC_FLOAT16;
              case INT8 -> Autospec.AUTOSPEC_INT8;
            },
            switch (storage) {
              case AUTO -> Autospec.AUTOSPEC_STORAGE_AUTO;
              case SELL -> Autospec.AUTOSPEC_STORAGE_SELL;
              case DIAGONALS -> Autospec.AUTOSPEC_STORAGE_DIAGONALS;
              case REORDERED -> Autospec.AUTOSPEC_STORAGE_REORDERED;
            },
            out));
    return out[0];
  }

  private String text(ToIntBiFunction<Long, BytePointer> call) {
    try (BytePointer text = new BytePointer()) {
      Status.check(call.applyAsInt(handle.value(), text));
      return text.getString();
    }
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public Set<Property> properties() {
    return EnumSet.noneOf(Property.class);
  }

  @Override
  public void apply(MultiVector x, MultiVector y) {
    product(x, y, null);
  }

  @Override
  public void apply(MultiVector x, MultiVector y, double[] dots) {
    BlockArguments.requireValues("dots", dots, x.columns());
    product(x, y, dots);
  }

  private void product(MultiVector x, MultiVector y, double[] dots) {
    NativeVector from = NativeVector.shaped("x", x, columns, x.columns());
    NativeVector to = NativeVector.shaped("y", y, rows, x.columns());
    long matrix = openHandle();
    threads.run(
        pool -> Autospec.autospec_apply(pool, matrix, from.handle(), to.handle(), dots),
        this,
        from,
        to);
  }

  @Override
  public void expand(PolynomialExpansion p, MultiVector x, MultiVector y) {
    int k = x.columns();
    NativeVector from = NativeVector.shaped("x", x, rows, k);
    NativeVector to = NativeVector.shaped("y", y, rows, Math.multiplyExact(k, p.outputs()));
    double[] coefficients = p.packed();
    long matrix = openHandle();
    try (VectorPool.Lease lease = vectors.lease()) {
      NativeVector work = (NativeVector) lease.vector(Math.multiplyExact(2, k));
      threads.run(
          pool ->
              Autospec.autospec_expand(
                  pool,
                  matrix,
                  p.degree(),
                  p.outputs(),
                  coefficients,
                  coefficients.length,
                  from.handle(),
                  to.handle(),
                  work.handle()),
          this,
          from,
          to,
          work);
    }
  }

  @Override
  public boolean blocksSteps(int degree, int columns) {
    int[] steps = new int[1];
    long matrix = openHandle();
    threads.run(
        pool -> Autospec.autospec_matrix_steps_per_pass(pool, matrix, degree, columns, steps),
        this);
    return steps[0] > 1;
  }

  private long openHandle() {
    if (closed) {
      throw new IllegalStateException("matrix of " + rows + " x " + columns + " is closed");
    }
    return handle.value();
  }

  @Override
  public MultiVector newVector(int columns) {
    return new NativeVector(rows, columns, threads);
  }

  @Override
  public long nonzeros() {
    return nonzeros;
  }

  @Override
  public Scaling scaling() {
    return scaling;
  }

  @Override
  public MultiVector scale() {
    return scale;
  }

  @Override
  public synchronized MultiVector inverseScale() {
    if (scale != null && inverseScale == null) {
      double[] values = new double[rows];
      scale.read(values);
      for (int i = 0; i < rows; i++) {
        values[i] = 1 / values[i];
      }
      inverseScale = new NativeVector(rows, 1, threads);
      inverseScale.write(values);
    }
    return inverseScale;
  }

  @Override
  public double normBound() {
    return normBound;
  }

  @Override
  public double roundingBound() {
    return roundingBound;
  }

  @Override
  public Precision precision() {
    return precision;
  }

  @Override
  public long bytes() {
    return bytes;
  }

  @Override
  public String storage() {
    return storage;
  }

  @Override
  public String storageReason() {
    return storageReason;
  }

  @Override
  public boolean reordered() {
    return reordered;
  }

  @Override
  public VectorPool vectors() {
    return vectors;
  }

  @Override
  public synchronized void close() {
    closed = true;
    handle.close();
    vectors.close();
    if (scale != null) {
      scale.close();
    }
    if (inverseScale != null) {
      inverseScale.close();
    }
  }
}
