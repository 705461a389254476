package io.autospec.mkl;

import io.autospec.backend.MultiVector;
import io.autospec.operator.LinearOperator;
import org.bytedeco.javacpp.DoublePointer;

/**
 * One of our operators, a {@code PolynomialPreconditioner} above all, called on plain addresses: in
 * the loop of MKL's reverse-communication CG, where {@code rci_request == 3} asks for z = C⁻¹ r,
 *
 * <pre>{@code
 * preconditioner.apply(tmp.getPointer(2L * n), tmp.getPointer(3L * n));
 * }</pre>
 *
 * <p>An operator on {@link MklVector} blocks works on the caller's memory itself; one of another
 * backend costs a copy each way.
 *
 * <p>One call at a time: it holds two vectors.
 */
public final class MklPreconditioner implements AutoCloseable {

  private final LinearOperator operator;
  private final MklThreads threads;
  private final Copies copies;

  /** The operator's own vectors and an array between, where it does not take a caller's memory. */
  private static final class Copies {
    final MultiVector x;
    final MultiVector y;
    final double[] values;

    Copies(MultiVector x, MultiVector y) {
      this.x = x;
      this.y = y;
      this.values = new double[x.rows()];
    }
  }

  MklPreconditioner(LinearOperator operator, MklThreads threads) {
    if (operator.rows() != operator.columns()) {
      throw new IllegalArgumentException(
          "operator is " + operator.rows() + " x " + operator.columns() + ": expected square");
    }
    this.operator = operator;
    this.threads = threads;
    var x = operator.newVector(1);
    if (x instanceof MklVector) {
      x.close();
      this.copies = null;
    } else {
      this.copies = new Copies(x, operator.newVector(1));
    }
  }

  /** Tells whether {@link #apply} works on the caller's memory itself. */
  public boolean inPlace() {
    return copies == null;
  }

  /**
   * z = C⁻¹ r.
   *
   * @param r n values, read
   * @param z n values, overwritten; not {@code r}
   */
  public void apply(DoublePointer r, DoublePointer z) {
    int n = operator.rows();
    if (copies == null) {
      operator.apply(MklVector.on(r, n, 1, threads), MklVector.on(z, n, 1, threads));
      return;
    }
    r.get(copies.values, 0, n);
    copies.x.write(copies.values);
    operator.apply(copies.x, copies.y);
    copies.y.read(copies.values);
    z.put(copies.values, 0, n);
  }

  /** Frees the vectors; the operator stays the caller's. */
  @Override
  public void close() {
    if (copies != null) {
      copies.x.close();
      copies.y.close();
    }
  }
}
