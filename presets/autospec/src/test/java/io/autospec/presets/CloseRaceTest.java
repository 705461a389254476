package io.autospec.presets;

import static org.assertj.core.api.Assertions.assertThat;

import io.autospec.backend.MultiVector;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.backend.Scenarios;
import io.autospec.matrix.Gallery;
import io.autospec.presets.jni.Autospec;
import io.autospec.recurrence.PolynomialExpansion;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Closing, and swapping threads, while products run: work or a clear refusal, never a crash. */
class CloseRaceTest {

  private static final PolynomialExpansion P = Scenarios.expansions().get(2).expansion();

  private static IllegalStateException useUntilRefused(
      PreparedMatrix a, MultiVector x, MultiVector y, CountDownLatch running) {
    for (int i = 0; i < 10_000_000; i++) {
      try {
        a.expand(P, x, y);
        x.dot(y, new double[1]);
      } catch (IllegalStateException refusal) {
        return refusal;
      }
      running.countDown();
    }
    return null;
  }

  @Test
  void closingWhileAProductRunsGivesARefusal() throws InterruptedException, ExecutionException {
    NativeBackend backend = new NativeBackend();
    backend.useThreads(2);
    ExecutorService executor = Executors.newFixedThreadPool(2);
    for (int round = 0; round < 20; round++) {
      PreparedMatrix a =
          backend.prepare(Gallery.poisson2d(150, 150), Scaling.JACOBI, Precision.FLOAT32);
      MultiVector x = a.newVector(1);
      MultiVector y = a.newVector(1);
      CountDownLatch running = new CountDownLatch(1);
      Future<IllegalStateException> user = executor.submit(() -> useUntilRefused(a, x, y, running));
      running.await();
      if (round % 2 == 0) {
        a.close();
      } else {
        x.close();
      }
      assertThat(user.get()).hasMessageContaining("closed");
      a.close();
      x.close();
      y.close();
    }
    executor.shutdown();
  }

  @Test
  void threadsAreSwappedWhileProductsRun() throws InterruptedException, ExecutionException {
    NativeBackend backend = new NativeBackend();
    ExecutorService executor = Executors.newFixedThreadPool(2);
    try (PreparedMatrix a =
            backend.prepare(Gallery.poisson2d(200, 200), Scaling.NONE, Precision.FLOAT64);
        MultiVector x = a.newVector(1);
        MultiVector y = a.newVector(1)) {
      x.fill(1);
      Future<?> user =
          executor.submit(
              () -> {
                for (int i = 0; i < 300; i++) {
                  a.expand(P, x, y);
                }
              });
      for (int i = 0; i < 100; i++) {
        backend.useThreads(1 + i % 3);
      }
      user.get();
    }
    executor.shutdown();
  }

  @Test
  void forgottenBlocksAreClosed() throws InterruptedException {
    NativeBackend backend = new NativeBackend();
    long before = Autospec.autospec_live_bytes();
    long size = 8L * 1_000_000;
    for (int i = 0; i < 20; i++) {
      backend.newMultiVector(1_000_000, 1).fill(1);
    }
    for (int i = 0; i < 100 && Autospec.autospec_live_bytes() > before + size; i++) {
      System.gc();
      Thread.sleep(50);
    }
    assertThat(Autospec.autospec_live_bytes()).isLessThanOrEqualTo(before + size);
  }
}
