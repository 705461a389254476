package io.autospec.backend;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.Gallery;
import io.autospec.recurrence.PolynomialExpansion;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What every backend must refuse, and in which words. */
public abstract class RefusalContract {

  /** Returns the backend under test. */
  protected abstract Backend backend();

  private static final PolynomialExpansion P = Scenarios.expansions().get(2).expansion();

  private void refused(ThrowingCallable call, String... words) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessageContainingAll(words);
  }

  @Test
  void productsRefuseBlocksOfOtherShapes() {
    CsrMatrix rectangle = Scenarios.rectangular().get(4).matrix();
    try (PreparedMatrix a = backend().prepare(rectangle, Scaling.NONE, Precision.FLOAT64);
        MultiVector x = backend().newMultiVector(97, 2);
        MultiVector y = backend().newMultiVector(211, 2);
        MultiVector narrow = backend().newMultiVector(211, 1)) {
      a.apply(x, y);
      refused(() -> a.apply(y, x), "x is 211 x 2", "expected 97 x 2");
      refused(() -> a.apply(x, narrow), "y is 211 x 1", "expected 211 x 2");
      refused(() -> a.expand(P, x, y), "x is 97 x 2", "expected 211 x 2");
      refused(() -> a.expand(P, y, newY()), "matrix is 211 x 97", "square");
    }
  }

  private MultiVector newY() {
    return backend().newMultiVector(211, 2);
  }

  @Test
  void expandRefusesBlocksOfOtherShapes() {
    try (PreparedMatrix a =
            backend().prepare(Gallery.poisson2d(4, 5), Scaling.JACOBI, Precision.FLOAT64);
        MultiVector x = a.newVector(2);
        MultiVector y = a.newVector(3)) {
      refused(() -> a.expand(P, x, y), "y is 20 x 3", "expected 20 x 2");
      refused(() -> a.expand(P, x, x), "y is x");
      refused(() -> a.apply(x, x), "y is x");
      refused(() -> a.apply(x, a.newVector(2), new double[1]), "dots has 1 values", "2");
    }
  }

  @Test
  void vectorsRefuseBlocksOfOtherShapes() {
    try (MultiVector v = backend().newMultiVector(5, 2);
        MultiVector w = backend().newMultiVector(5, 3);
        MultiVector d = backend().newMultiVector(5, 1)) {
      refused(() -> v.assign(w), "x is 5 x 3", "expected 5 x 2");
      refused(() -> v.axpby(1, w, 1), "x is 5 x 3", "expected 5 x 2");
      refused(() -> v.scaleRows(w), "d is 5 x 3", "expected 5 x 1");
      refused(() -> v.axpby(new double[2], w, new double[2]), "x is 5 x 3", "expected 5 x 2");
      refused(() -> v.axpby(new double[1], v, new double[2]), "alpha has 1 values", "least 2");
      refused(() -> v.axpby(new double[2], v, new double[1]), "beta has 1 values", "least 2");
      refused(() -> v.gram(w, new double[5]), "products has 5 values", "least 6");
      refused(() -> v.combine(w, new double[5], 1), "s has 5 values", "least 6");
      refused(() -> v.combine(v, new double[4], 1), "two blocks");
      refused(() -> v.copyColumns(v, new int[1], new int[1]), "two blocks");
      refused(() -> v.copyColumns(w, new int[1], new int[2]), "from has 1 columns and to 2");
      refused(() -> v.copyColumns(w, new int[] {3}, new int[1]), "from[0] is 3", "5 x 3");
      refused(() -> v.copyColumns(w, new int[1], new int[] {-1}), "to[0] is -1", "5 x 2");
      refused(() -> v.dot(w, new double[2]), "y is 5 x 3", "expected 5 x 2");
      refused(() -> v.dot(v, new double[1]), "dots has 1 values");
      refused(() -> v.dotPair(v, w, new double[4]), "z is 5 x 3", "expected 5 x 2");
      refused(() -> v.dotPair(v, v, new double[3]), "dots has 3 values");
      refused(() -> v.write(new double[9]), "source has 9 values", "5 x 2", "expected 10");
      refused(() -> v.read(new double[11]), "target has 11 values", "5 x 2", "expected 10");
      refused(() -> w.scaleRows(v), "d is 5 x 2", "expected 5 x 1");
      v.scaleRows(d);
    }
    refused(() -> backend().newMultiVector(-1, 1), "block is -1 x 1");
    refused(() -> backend().newMultiVector(1, 0), "block is 1 x 0");
  }

  @Test
  void closedMatricesAreRefusedAndClosingTwiceIsHarmless() {
    PreparedMatrix a =
        backend().prepare(Gallery.poisson2d(4, 5), Scaling.JACOBI, Precision.FLOAT64);
    try (MultiVector x = a.newVector(1);
        MultiVector y = a.newVector(1)) {
      a.close();
      a.close();
      for (ThrowingCallable call :
          List.<ThrowingCallable>of(
              () -> a.apply(x, y),
              () -> a.apply(x, y, new double[1]),
              () -> a.expand(P, x, y),
              () -> a.vectors().lease().vector(1))) {
        assertThatIllegalStateException().isThrownBy(call).withMessageContaining("closed");
      }
    }
  }

  @Test
  void closedBlocksAreRefusedAndClosingTwiceIsHarmless() {
    try (PreparedMatrix a =
            backend().prepare(Gallery.poisson2d(4, 5), Scaling.NONE, Precision.FLOAT64);
        MultiVector x = a.newVector(1)) {
      MultiVector gone = a.newVector(1);
      gone.close();
      gone.close();
      for (ThrowingCallable call :
          List.<ThrowingCallable>of(
              () -> a.apply(gone, x),
              () -> a.apply(x, gone),
              () -> a.expand(P, gone, x),
              () -> a.expand(P, x, gone),
              () -> gone.fill(1),
              () -> gone.assign(x),
              () -> x.assign(gone),
              () -> x.axpby(1, gone, 1),
              () -> x.dot(gone, new double[1]),
              () -> gone.scaleRows(x),
              () -> gone.write(new double[20]),
              () -> gone.read(new double[20]))) {
        assertThatIllegalStateException().isThrownBy(call).withMessageContaining("closed");
      }
    }
  }

  @Test
  void threadsAreAtLeastOne() {
    refused(() -> backend().useThreads(0), "threads is 0", "at least 1");
  }
}
