package io.autospec.mkl;

import io.autospec.backend.BlockArguments;
import io.autospec.backend.JacobiScale;
import io.autospec.backend.MultiVector;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.backend.VectorPool;
import io.autospec.matrix.CsrMatrix;
import io.autospec.recurrence.PolynomialExpansion;
import java.lang.ref.Cleaner;
import java.util.EnumSet;
import java.util.Set;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.mkl.global.mkl_rt.sparse_matrix;

/** A matrix behind MKL handles, inspected for many products. */
public final class MklMatrix implements PreparedMatrix {

  private static final Cleaner CLEANER = Cleaner.create();

  private final CsrArrays arrays;
  private final Scaling scaling;
  private final Precision precision;
  private final MklThreads threads;
  private final Lifetime lifetime;
  private final SparseProducts products;
  private final SparseHandle shortHandle;
  private final VectorPool vectors;
  private final MklVector scale;
  private final MklVector inverseScale;
  private final double normBound;
  private final double roundingBound;
  private final long bytes;

  private MklMatrix(
      CsrArrays arrays, Scaling scaling, double[] s, Precision precision, MklThreads threads) {
    this.arrays = arrays;
    this.scaling = scaling;
    this.precision = precision;
    this.threads = threads;
    int rows = arrays.rows();
    boolean empty = rows == 0 || arrays.columns() == 0;
    long before = MklMemory.held();
    SparseHandle handle = empty ? null : arrays.handle();
    FloatPointer shortValues = empty || !isShort() ? null : arrays.shortValues();
    this.shortHandle = shortValues == null ? null : arrays.handle(shortValues);
    this.lifetime =
        new Lifetime(
            "matrix of " + rows + " x " + arrays.columns(),
            freeing(arrays, shortValues, handle, shortHandle));
    CLEANER.register(this, lifetime::close);
    threads.run(
        () -> {
          // the threads of this moment are those that the inspector plans for
          for (SparseHandle each : new SparseHandle[] {handle, shortHandle}) {
            if (each != null) {
              each.optimize();
            }
          }
        },
        lifetime);
    this.bytes = (arrays.owned() ? arrays.bytes() : 0) + MklMemory.held() - before + scaleBytes(s);
    this.products = new SparseProducts(handle, rows, arrays.columns(), threads, lifetime);
    this.vectors = new VectorPool(k -> MklVector.zeros(rows, k, threads));
    this.normBound =
        isShort()
            ? Math.max(arrays.largestRowSum(a -> a), arrays.largestRowSum(a -> (float) a))
            : arrays.largestRowSum(a -> a);
    this.roundingBound = isShort() ? arrays.largestRowSum(a -> a - (float) a) : 0;
    this.scale = s == null ? null : column(s);
    this.inverseScale = s == null ? null : column(inverse(s));
  }

  private static Runnable freeing(
      CsrArrays arrays, FloatPointer shortValues, SparseHandle... handles) {
    return () -> {
      for (SparseHandle handle : handles) {
        if (handle != null) {
          handle.destroy();
        }
      }
      if (shortValues != null) {
        MklMemory.free(shortValues);
      }
      arrays.free();
    };
  }

  private boolean isShort() {
    return precision == Precision.FLOAT32;
  }

  private static long scaleBytes(double[] s) {
    return s == null ? 0 : 2L * Double.BYTES * s.length;
  }

  private static double[] inverse(double[] s) {
    double[] result = new double[s.length];
    for (int i = 0; i < s.length; i++) {
      result[i] = 1 / s[i];
    }
    return result;
  }

  private MklVector column(double[] values) {
    MklVector column = MklVector.zeros(values.length, 1, threads);
    column.write(values);
    return column;
  }

  /** Copies a matrix, scaled. */
  static MklMatrix copyOf(
      CsrMatrix matrix, Scaling scaling, Precision precision, MklThreads threads) {
    double[] s = scaling == Scaling.JACOBI ? JacobiScale.of(matrix) : null;
    return new MklMatrix(CsrArrays.copyOf(matrix, s), scaling, s, precision, threads);
  }

  /** Takes arrays as they are: no scaling and no other precision, which would need other values. */
  static MklMatrix sharing(CsrArrays arrays, MklThreads threads) {
    return new MklMatrix(arrays, Scaling.NONE, null, Precision.FLOAT64, threads);
  }

  /**
   * Lends the handle of this matrix (S A S, in float64) for a caller's own MKL calls.
   *
   * <pre>{@code
   * try (HandleLease lease = matrix.lend()) {
   *   mkl_sparse_d_mv(…, lease.handle(), …);
   * }
   * }</pre>
   *
   * <p>The handle is good until the lease is closed, even if the matrix is closed meanwhile; it is
   * ours to destroy.
   *
   * @throws IllegalStateException if the matrix is closed, or has no row or no column
   */
  public HandleLease lend() {
    if (products.handle() == null) {
      throw new IllegalStateException(
          "matrix is " + rows() + " x " + columns() + ": MKL has no handle of an empty matrix");
    }
    lifetime.acquire();
    return new HandleLease(products.handle().matrix(), lifetime);
  }

  /** A handle on loan. Used by one thread. */
  public static final class HandleLease implements AutoCloseable {

    private final sparse_matrix handle;
    private Lifetime lifetime;

    private HandleLease(sparse_matrix handle, Lifetime lifetime) {
      this.handle = handle;
      this.lifetime = lifetime;
    }

    /**
     * Returns the handle: LP64, general, index base 0.
     *
     * @throws IllegalStateException if the lease is closed
     */
    public sparse_matrix handle() {
      if (lifetime == null) {
        throw new IllegalStateException("the lease of the handle is closed");
      }
      return handle;
    }

    /** Gives the handle back; twice is harmless. */
    @Override
    public void close() {
      if (lifetime != null) {
        lifetime.release();
        lifetime = null;
      }
    }
  }

  @Override
  public int rows() {
    return arrays.rows();
  }

  @Override
  public int columns() {
    return arrays.columns();
  }

  @Override
  public Set<Property> properties() {
    return EnumSet.noneOf(Property.class);
  }

  @Override
  public void apply(MultiVector x, MultiVector y) {
    products.apply(x, y);
  }

  @Override
  public void apply(MultiVector x, MultiVector y, double[] dots) {
    BlockArguments.requireValues("dots", dots, x.columns());
    apply(x, y);
    x.dot(y, dots);
  }

  @Override
  public void expand(PolynomialExpansion p, MultiVector x, MultiVector y) {
    products.requireExpandable(p, x, y);
    if (products.handle() == null) { // no row
      return;
    }
    int k = x.columns();
    int wide = isShort() ? (k * (3 + p.outputs()) + 1) / 2 : 2 * k;
    try (VectorPool.Lease lease = vectors.lease()) {
      MklVector work = (MklVector) lease.vector(wide);
      if (isShort()) {
        products.expandShort(shortHandle, p, x, y, work);
      } else {
        products.expand(p, x, y, work);
      }
    }
  }

  @Override
  public MultiVector newVector(int columns) {
    return MklVector.zeros(rows(), columns, threads);
  }

  @Override
  public long nonzeros() {
    return arrays.nonzeros();
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
  public MultiVector inverseScale() {
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

  /**
   * {@inheritDoc}
   *
   * <p>What MKL's allocator gained while the inspector ran is counted, another thread's gain
   * included: on grids it keeps 1.7 times the CSR bytes beside ours. A caller's arrays are not.
   */
  @Override
  public long bytes() {
    return bytes;
  }

  /**
   * Returns {@code "csr, inspected"}, or {@code "caller's csr, inspected"} where the arrays were
   * taken without a copy of ours. The inspector's own storage MKL does not tell.
   */
  @Override
  public double roundingBound() {
    return roundingBound;
  }

  @Override
  public String storageReason() {
    return "the inspector decides behind its handle";
  }

  @Override
  public String storage() {
    return arrays.owned() ? "csr, inspected" : "caller's csr, inspected";
  }

  @Override
  public VectorPool vectors() {
    return vectors;
  }

  @Override
  public void close() {
    lifetime.close();
    vectors.close();
    if (scale != null) {
      scale.close();
      inverseScale.close();
    }
  }
}
