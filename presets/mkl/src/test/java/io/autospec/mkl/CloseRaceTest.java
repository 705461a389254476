package io.autospec.mkl;

import static org.assertj.core.api.Assertions.assertThat;

import io.autospec.backend.MultiVector;
import io.autospec.backend.Precision;
import io.autospec.backend.Scaling;
import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.Gallery;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A matrix closed while products run: an exception, never a crash. */
@Tag("mkl")
class CloseRaceTest {

  private static final MklBackend MKL = MklBackendTest.withThreads(1);
  private static final CsrMatrix A = Gallery.poisson2d(100, 100);

  @Test
  void productsEndWithAnExceptionWhenTheMatrixIsClosed() throws InterruptedException {
    for (int round = 0; round < 30; round++) {
      MklMatrix a = MKL.prepare(A, Scaling.JACOBI, Precision.FLOAT64);
      AtomicReference<RuntimeException> end = new AtomicReference<>();
      CountDownLatch running = new CountDownLatch(1);
      Thread user = new Thread(() -> end.set(productsUntilClosed(a, running)));
      user.start();
      running.await();
      a.close();
      user.join();
      assertThat(end.get())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("matrix of 10000 x 10000 is closed");
    }
  }

  private static RuntimeException productsUntilClosed(MklMatrix a, CountDownLatch running) {
    try (MultiVector x = a.newVector(1);
        MultiVector y = a.newVector(1)) {
      x.fill(1);
      while (true) {
        a.apply(x, y);
        running.countDown();
      }
    } catch (RuntimeException e) {
      return e;
    }
  }
}
