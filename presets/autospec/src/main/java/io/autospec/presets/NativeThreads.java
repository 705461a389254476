package io.autospec.presets;

import io.autospec.presets.jni.Autospec;
import java.lang.ref.Reference;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The pool of threads that a backend's products and vector operations use. A swapped pool lives on
 * natively until the calls that use it have returned.
 */
final class NativeThreads {

  /** One pool and its size; open until it is swapped. */
  private static final class Pool {
    final NativeHandle handle;
    final int threads;

    Pool(int threads) {
      long[] out = new long[1];
      Status.check(Autospec.autospec_pool_open(threads, out));
      this.handle = new NativeHandle(this, out[0]);
      this.threads = threads;
    }
  }

  /** A native call with a pool. */
  @FunctionalInterface
  interface Call {
    /** Returns the status of the call. */
    int run(long pool);
  }

  private final AtomicReference<Pool> current = new AtomicReference<>();

  NativeThreads(int threads) {
    current.set(new Pool(threads));
  }

  int count() {
    return current.get().threads;
  }

  void use(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads is " + threads + ": expected at least 1");
    }
    Pool before = current.getAndSet(new Pool(threads));
    before.handle.close();
  }

  /**
   * Runs a call with the current pool; if that pool was swapped meanwhile, with its successor.
   *
   * @param call the call
   * @param owners of the handles it uses, kept reachable until it returns
   */
  void run(Call call, Object... owners) {
    Pool pool = current.get();
    try {
      int status = call.run(pool.handle.value());
      while (status == Autospec.AUTOSPEC_CLOSED && current.get() != pool) {
        pool = current.get();
        status = call.run(pool.handle.value());
      }
      Status.check(status);
    } finally {
      Reference.reachabilityFence(pool);
      Reference.reachabilityFence(owners);
    }
  }
}
