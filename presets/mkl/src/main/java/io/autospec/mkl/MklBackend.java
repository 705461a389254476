package io.autospec.mkl;

import io.autospec.backend.Backend;
import io.autospec.backend.MultiVector;
import io.autospec.backend.Precision;
import io.autospec.backend.Scaling;
import io.autospec.matrix.CsrMatrix;
import io.autospec.operator.LinearOperator;
import java.util.Set;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.mkl.global.mkl_rt;
import org.bytedeco.mkl.global.mkl_rt.MKLVersion;
import org.bytedeco.mkl.global.mkl_rt.matrix_descr;
import org.bytedeco.mkl.global.mkl_rt.sparse_matrix;

/**
 * Intel MKL's inspector–executor sparse BLAS as a backend, and the bridge between MKL's objects and
 * ours:
 *
 * <ul>
 *   <li>{@link #wrap}: a caller's {@code sparse_matrix_t} as our operator;
 *   <li>{@link #prepare} and {@link MklMatrix#lend}: our matrix as a {@code sparse_matrix_t};
 *   <li>{@link #share}: a caller's CSR arrays without a copy;
 *   <li>{@link #preconditioner}: our preconditioner in a caller's RCI CG loop.
 * </ul>
 *
 * <p>Sums run in MKL's order: results agree with the other backends within rounding, not bit for
 * bit. The library is loaded when it is first asked for, not before: that takes seconds.
 */
public final class MklBackend implements Backend {

  private static final String THREADS_VARIABLE = "AUTOSPEC_THREADS";

  /** Loads the library once; a failure is kept. */
  private static final class Library {
    static final String UNUSABLE_REASON = load();

    private static String load() {
      try {
        Loader.load(mkl_rt.class);
        return mkl_rt.MKL_Get_Max_Threads() > 0 ? null : "MKL has no threads";
      } catch (LinkageError | RuntimeException | OutOfMemoryError e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
          cause = cause.getCause();
        }
        return "MKL did not load ("
            + cause.getMessage()
            + "); it needs the jars org.bytedeco:mkl with the classifiers linux-x86_64 and"
            + " linux-x86_64-redist, and org.bytedeco:javacpp with linux-x86_64, on the class path"
            + " (Maven: -Pmkl)";
      }
    }
  }

  private final MklThreads threads = new MklThreads(defaultThreads());

  /** Makes a backend; the library is not loaded yet. */
  public MklBackend() {}

  private static int defaultThreads() {
    String asked = System.getenv(THREADS_VARIABLE);
    if (asked != null && asked.matches("[1-9][0-9]{0,3}")) {
      return Integer.parseInt(asked);
    }
    return Runtime.getRuntime().availableProcessors();
  }

  @Override
  public String name() {
    return "mkl";
  }

  @Override
  public int priority() {
    return 50;
  }

  @Override
  public String unusableReason() {
    return Library.UNUSABLE_REASON;
  }

  private void requireUsable() {
    String reason = unusableReason();
    if (reason != null) {
      throw new IllegalStateException(reason);
    }
  }

  /** Returns the instruction set that MKL chose for itself. */
  @Override
  public String isa() {
    requireUsable();
    try (MKLVersion version = new MKLVersion()) {
      mkl_rt.MKL_Get_Version(version);
      String processor = version.Processor().getString();
      if (processor.contains("AVX-512")) {
        return "avx512";
      }
      return processor.contains("AVX2") ? "avx2" : "sse";
    }
  }

  @Override
  public int threads() {
    return threads.count();
  }

  /**
   * {@inheritDoc}
   *
   * <p>A matrix prepared before was planned for the threads of then: its products stay right, but
   * may be slower.
   */
  @Override
  public void useThreads(int count) {
    threads.use(count);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the precision is neither float64 nor float32
   */
  @Override
  public MklMatrix prepare(CsrMatrix matrix, Scaling scaling, Precision precision) {
    requireUsable();
    if (precision != Precision.FLOAT64 && precision != Precision.FLOAT32) {
      throw new IllegalArgumentException(
          "precision is " + precision + ": the mkl backend has FLOAT64 and FLOAT32");
    }
    return MklMatrix.copyOf(matrix, scaling, precision, threads);
  }

  @Override
  public MultiVector newMultiVector(int rows, int columns) {
    requireUsable();
    return MklVector.zeros(rows, columns, threads);
  }

  /**
   * Prepares a caller's CSR arrays without a copy, unscaled and in float64: scaling or another
   * precision would need other values, so that {@link #prepare} copies.
   *
   * <p>Pointers that JavaCPP allocated are kept alive here. Memory it only knows the address of
   * (MKL_malloc, another library's) <b>must stay where it is until the matrix is closed</b>. The
   * values must not change: the inspector has copied what it wants of them.
   *
   * @param rowPointers rows + 1 values, from 0 and not decreasing
   * @param columnIndices from 0, ascending within a row
   * @param values as many
   * @throws IllegalArgumentException if they are no CSR matrix
   */
  public MklMatrix share(
      int rows,
      int columns,
      IntPointer rowPointers,
      IntPointer columnIndices,
      DoublePointer values) {
    requireUsable();
    return MklMatrix.sharing(
        CsrArrays.sharing(rows, columns, rowPointers, columnIndices, values), threads);
  }

  /**
   * Wraps a caller's handle, made by an LP64 {@code mkl_sparse_d_create_…} call and not a {@code
   * _64} one. The handle and its description must outlive the operator.
   *
   * @param handle the matrix
   * @param description as the caller would give it to {@code mkl_sparse_d_mv}
   * @param rows of the matrix
   * @param columns of the matrix
   * @param properties what the caller knows of it
   */
  public MklOperator wrap(
      sparse_matrix handle,
      matrix_descr description,
      int rows,
      int columns,
      Set<LinearOperator.Property> properties) {
    requireUsable();
    if (handle.isNull()) {
      throw new IllegalArgumentException("handle is null: expected one that holds a matrix");
    }
    Lifetime callers = new Lifetime("the caller's handle", () -> {});
    return new MklOperator(
        new SparseProducts(new SparseHandle(handle, description), rows, columns, threads, callers),
        properties);
  }

  /**
   * Returns a block on a caller's memory, row-major without gaps.
   *
   * @param values rows · columns values that outlive the block
   */
  public MklVector view(DoublePointer values, int rows, int columns) {
    requireUsable();
    return MklVector.on(values, rows, columns, threads);
  }

  /**
   * Returns a preconditioner for a caller's reverse-communication loop.
   *
   * @param operator z = C⁻¹ r, square
   */
  public MklPreconditioner preconditioner(LinearOperator operator) {
    requireUsable();
    return new MklPreconditioner(operator, threads);
  }
}
