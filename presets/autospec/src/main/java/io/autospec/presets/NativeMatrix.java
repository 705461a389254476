package io.autospec.presets;

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
  private final String storage;
  private NativeVector inverseScale;
  private volatile boolean closed;

  NativeMatrix(CsrMatrix matrix, Scaling scaling, Precision precision, NativeThreads threads) {
    this.rows = matrix.rows();
    this.columns = matrix.columns();
    this.nonzeros = matrix.nonzeros();
    this.scaling = scaling;
    this.precision = precision;
    this.threads = threads;
    this.handle = new NativeHandle(this, prepare(matrix, scaling, precision));
    this.vectors = new VectorPool(k -> new NativeVector(rows, k, threads));
    long[] out = new long[1];
    Status.check(Autospec.autospec_matrix_scale(handle.value(), out));
    this.scale = out[0] == 0 ? null : new NativeVector(rows, 1, threads, out[0]);
    double[] bound = new double[1];
    Status.check(Autospec.autospec_matrix_norm_bound(handle.value(), bound));
    this.normBound = bound[0];
    Status.check(Autospec.autospec_matrix_bytes(handle.value(), out));
    this.bytes = out[0];
    this.storage = storage(handle.value());
  }

  private static long prepare(CsrMatrix matrix, Scaling scaling, Precision precision) {
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
            precision == Precision.FLOAT32 ? Autospec.AUTOSPEC_FLOAT32 : Autospec.AUTOSPEC_FLOAT64,
            out));
    return out[0];
  }

  private static String storage(long handle) {
    try (BytePointer name = new BytePointer()) {
      Status.check(Autospec.autospec_matrix_storage(handle, name));
      return name.getString();
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
    NativeVector.requireDots("dots", dots, x.columns());
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
