package io.autospec.mkl;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long native memory lives: until it is closed and the last call that uses it has returned. A
 * use after close is an {@link IllegalStateException}, never a touch of freed memory.
 */
final class Lifetime {

  private final String name;
  private final Runnable free;
  private final AtomicInteger users = new AtomicInteger(1); // the owner is one
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * Begins a lifetime.
   *
   * @param name what messages call the thing: {@code "block of 3 x 1"}
   * @param free frees it; must not hold a reference to the owner
   */
  Lifetime(String name, Runnable free) {
    this.name = name;
    this.free = free;
  }

  /** Keeps the memory until {@link #release}. */
  void acquire() {
    int count = users.get();
    while (!closed.get() && count > 0) {
      if (users.compareAndSet(count, count + 1)) {
        return;
      }
      count = users.get();
    }
    throw new IllegalStateException(name + " is closed");
  }

  /** Ends one use. */
  void release() {
    if (users.decrementAndGet() == 0) {
      free.run();
    }
  }

  /** Ends the owner's use; twice is harmless. */
  void close() {
    if (closed.compareAndSet(false, true)) {
      release();
    }
  }
}
