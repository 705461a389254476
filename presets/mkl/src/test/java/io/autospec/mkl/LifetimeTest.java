package io.autospec.mkl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LifetimeTest {

  private final AtomicInteger freed = new AtomicInteger();
  private final Lifetime lifetime = new Lifetime("block of 3 x 1", freed::incrementAndGet);

  @Test
  void closingFreesOnce() {
    lifetime.close();
    lifetime.close();
    assertThat(freed).hasValue(1);
  }

  @Test
  void memoryInUseOutlivesItsClose() {
    lifetime.acquire();
    lifetime.close();
    assertThat(freed).hasValue(0);
    lifetime.release();
    assertThat(freed).hasValue(1);
  }

  @Test
  void useAfterCloseIsRefusedEvenWhileAnotherUseLasts() {
    lifetime.acquire();
    lifetime.close();
    assertThatIllegalStateException()
        .isThrownBy(lifetime::acquire)
        .withMessage("block of 3 x 1 is closed");
    lifetime.release();
    assertThatIllegalStateException().isThrownBy(lifetime::acquire);
    assertThat(freed).hasValue(1);
  }

  @Test
  void racingUsersNeverSeeFreedMemory() throws InterruptedException {
    for (int round = 0; round < 200; round++) {
      AtomicInteger frees = new AtomicInteger();
      AtomicInteger uses = new AtomicInteger();
      Lifetime raced = new Lifetime("block", frees::incrementAndGet);
      CountDownLatch start = new CountDownLatch(1);
      Thread user =
          new Thread(
              () -> {
                start.countDown();
                try {
                  while (true) {
                    raced.acquire();
                    uses.addAndGet(frees.get()); // stays 0 while in use
                    raced.release();
                  }
                } catch (IllegalStateException closed) {
                  // the end of the race
                }
              });
      user.start();
      start.await();
      raced.close();
      user.join();
      assertThat(frees).hasValue(1);
      assertThat(uses).hasValue(0);
    }
  }
}
