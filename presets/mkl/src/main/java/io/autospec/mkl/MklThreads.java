package io.autospec.mkl;

import org.bytedeco.mkl.global.mkl_rt;

/**
 * The number of threads of our calls to MKL. It is set for the calling thread around each call and
 * put back after it, so that a caller's own use of MKL in the same process keeps its settings.
 */
final class MklThreads {

  private volatile int count;

  MklThreads(int count) {
    this.count = count;
  }

  int count() {
    return count;
  }

  void use(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads is " + threads + ": expected at least 1");
    }
    count = threads;
  }

  /**
   * Runs calls to MKL with this number of threads.
   *
   * @param calls what to run
   * @param used whatever the calls use, kept alive until they return
   * @throws IllegalStateException if one of these is closed
   */
  void run(Runnable calls, Lifetime... used) {
    int held = 0;
    try {
      while (held < used.length) {
        used[held].acquire();
        held++;
      }
      int before = mkl_rt.MKL_Set_Num_Threads_Local(count);
      try {
        calls.run();
      } finally {
        mkl_rt.MKL_Set_Num_Threads_Local(before);
      }
    } finally {
      while (held > 0) {
        held--;
        used[held].release();
      }
    }
  }
}
