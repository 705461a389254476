package io.autospec.mkl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.bytedeco.mkl.global.mkl_rt.SPARSE_DIAG_NON_UNIT;
import static org.bytedeco.mkl.global.mkl_rt.SPARSE_FILL_MODE_LOWER;
import static org.bytedeco.mkl.global.mkl_rt.SPARSE_INDEX_BASE_ZERO;
import static org.bytedeco.mkl.global.mkl_rt.SPARSE_MATRIX_TYPE_GENERAL;
import static org.bytedeco.mkl.global.mkl_rt.SPARSE_MATRIX_TYPE_SYMMETRIC;
import static org.bytedeco.mkl.global.mkl_rt.SPARSE_OPERATION_NON_TRANSPOSE;
import static org.bytedeco.mkl.global.mkl_rt.SPARSE_STATUS_SUCCESS;
import static org.bytedeco.mkl.global.mkl_rt.mkl_sparse_d_create_csr;
import static org.bytedeco.mkl.global.mkl_rt.mkl_sparse_d_mv;
import static org.bytedeco.mkl.global.mkl_rt.mkl_sparse_destroy;

import io.autospec.backend.Bits;
import io.autospec.backend.MultiVector;
import io.autospec.backend.Precision;
import io.autospec.backend.Scaling;
import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.Gallery;
import io.autospec.operator.LinearOperator.Property;
import io.autospec.solve.LinearSolver;
import io.autospec.solve.Outcome;
import io.autospec.solve.Solution;
import java.util.Arrays;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.mkl.global.mkl_rt.matrix_descr;
import org.bytedeco.mkl.global.mkl_rt.sparse_matrix;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The bridge, each way an example: MKL's objects as ours, ours as MKL's. */
@Tag("mkl")
class BridgeTest {

  private static final CsrMatrix A = Gallery.poisson2d(40, 30);
  private static final int N = A.rows();
  private static final Set<Property> SPD = Set.of(Property.SYMMETRIC, Property.POSITIVE_DEFINITE);
  private static final MklBackend MKL = MklBackendTest.withThreads(1);

  private static double[] ones() {
    double[] ones = new double[N];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static void assertSolved(Solution solution) {
    assertThat(solution.outcome()).isEqualTo(Outcome.CONVERGED);
    double[] residual = A.multiply(solution.x());
    assertThat(residual).containsExactly(ones(), Offset.offset(1e-6));
  }

  @Test
  void aCallersHandleIsSolvedAsAnOperator() {
    try (IntPointer rowPointers = new IntPointer(A.rowPointers());
        IntPointer columnIndices = new IntPointer(A.columnIndices());
        DoublePointer values = new DoublePointer(A.values());
        matrix_descr description = new matrix_descr()) {
      sparse_matrix handle = new sparse_matrix();
      description.type(SPARSE_MATRIX_TYPE_GENERAL);
      mkl_sparse_d_create_csr(
          handle,
          SPARSE_INDEX_BASE_ZERO,
          N,
          N,
          rowPointers,
          rowPointers.getPointer(1),
          columnIndices,
          values);

      MklOperator operator = MKL.wrap(handle, description, N, N, SPD);
      assertSolved(LinearSolver.defaults().solve(operator, ones()));

      assertThat(mkl_sparse_destroy(handle)).isEqualTo(SPARSE_STATUS_SUCCESS);
    }
  }

  @Test
  void aCallersHandleOfOneTriangleIsTheWholeMatrix() {
    CsrMatrix lower = lowerTriangle(A);
    try (IntPointer rowPointers = new IntPointer(lower.rowPointers());
        IntPointer columnIndices = new IntPointer(lower.columnIndices());
        DoublePointer values = new DoublePointer(lower.values());
        matrix_descr description = new matrix_descr()) {
      sparse_matrix handle = new sparse_matrix();
      description.type(SPARSE_MATRIX_TYPE_SYMMETRIC).mode(SPARSE_FILL_MODE_LOWER);
      description.diag(SPARSE_DIAG_NON_UNIT);
      mkl_sparse_d_create_csr(
          handle,
          SPARSE_INDEX_BASE_ZERO,
          N,
          N,
          rowPointers,
          rowPointers.getPointer(1),
          columnIndices,
          values);
      assertSolved(LinearSolver.defaults().solve(MKL.wrap(handle, description, N, N, SPD), ones()));
      mkl_sparse_destroy(handle);
    }
  }

  private static CsrMatrix lowerTriangle(CsrMatrix a) {
    int[] pointers = new int[a.rows() + 1];
    int[] columns = new int[a.nonzeros()];
    double[] values = new double[a.nonzeros()];
    int count = 0;
    for (int i = 0; i < a.rows(); i++) {
      for (int at = a.rowPointers()[i]; at < a.rowPointers()[i + 1]; at++) {
        if (a.columnIndices()[at] <= i) {
          columns[count] = a.columnIndices()[at];
          values[count++] = a.values()[at];
        }
      }
      pointers[i + 1] = count;
    }
    return new CsrMatrix(
        a.rows(),
        a.columns(),
        pointers,
        Arrays.copyOf(columns, count),
        Arrays.copyOf(values, count));
  }

  @Test
  void ourMatrixServesACallersProduct() {
    double[] expected = A.multiply(ones());
    try (MklMatrix a = MKL.prepare(A, Scaling.NONE, Precision.FLOAT64);
        matrix_descr description = new matrix_descr();
        DoublePointer x = new DoublePointer(ones());
        DoublePointer y = new DoublePointer(N)) {
      description.type(SPARSE_MATRIX_TYPE_GENERAL);

      try (MklMatrix.HandleLease lease = a.lend()) {
        mkl_sparse_d_mv(SPARSE_OPERATION_NON_TRANSPOSE, 1, lease.handle(), description, x, 0, y);
      }

      double[] actual = new double[N];
      y.get(actual);
      assertThat(actual).containsExactly(expected, Offset.offset(1e-12));
    }
  }

  @Test
  @SuppressWarnings("try") // the lease is closed early, which is what is tested
  void aLentHandleOutlivesTheMatrix() {
    MklMatrix a = MKL.prepare(A, Scaling.NONE, Precision.FLOAT64);
    try (MklMatrix.HandleLease lease = a.lend();
        matrix_descr description = new matrix_descr();
        DoublePointer x = new DoublePointer(ones());
        DoublePointer y = new DoublePointer(N)) {
      a.close();
      description.type(SPARSE_MATRIX_TYPE_GENERAL);
      assertThat(
              mkl_sparse_d_mv(
                  SPARSE_OPERATION_NON_TRANSPOSE, 1, lease.handle(), description, x, 0, y))
          .isEqualTo(SPARSE_STATUS_SUCCESS);
      assertThatIllegalStateException().isThrownBy(a::lend).withMessageContaining("closed");
      lease.close();
      assertThatIllegalStateException().isThrownBy(lease::handle).withMessageContaining("closed");
    }
  }

  @Test
  @SuppressWarnings("try") // the scope works without being named
  void aCallersArraysAreUsedWithoutACopy() {
    MklMatrix shared;
    try (PointerScope scope = new PointerScope()) {
      IntPointer rowPointers = new IntPointer(A.rowPointers());
      IntPointer columnIndices = new IntPointer(A.columnIndices());
      DoublePointer values = new DoublePointer(A.values());

      shared = MKL.share(N, N, rowPointers, columnIndices, values);
    } // the scope lets its pointers go; the matrix holds on to them

    try (MklMatrix a = shared) {
      assertThat(a.storage()).startsWith("caller's csr");
      assertSolved(LinearSolver.defaults().solve(a, ones()));
    }
  }

  @Test
  void arraysThatAreNoMatrixAreRefused() {
    try (IntPointer ascending = new IntPointer(0, 1, 2);
        IntPointer decreasing = new IntPointer(0, 2, 1);
        IntPointer fromOne = new IntPointer(1, 2, 3);
        IntPointer columns = new IntPointer(0, 1);
        IntPointer outside = new IntPointer(0, 2);
        DoublePointer values = new DoublePointer(1.0, 1.0)) {
      refused(() -> MKL.share(2, 2, decreasing, columns, values), "row pointer 2 is 1");
      refused(() -> MKL.share(2, 2, fromOne, columns, values), "begin at 1", "from 0");
      refused(() -> MKL.share(2, 2, ascending, outside, values), "column index 1 is 2", "0 to 1");
      refused(() -> MKL.share(0, 2, ascending, columns, values), "0 x 2");
    }
    refused(
        () -> MKL.wrap(new sparse_matrix(), SparseHandle.general(), 2, 2, SPD), "handle is null");
  }

  private static void refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String... words) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessageContainingAll(words);
  }

  @Test
  @SuppressWarnings("try") // the block is closed early, which is what is tested
  void aBlockOnACallersMemoryIsThatMemory() {
    try (DoublePointer memory = new DoublePointer(1.0, 2.0, 3.0, 4.0);
        MultiVector block = MKL.view(memory, 2, 2)) {
      block.axpby(1, block, 1);
      assertThat(memory.get(3)).isEqualTo(8);
      assertThat(Bits.of(block)).containsExactly(2, 4, 6, 8);
      block.close();
      assertThat(memory.get(0)).isEqualTo(2);
    }
  }
}
