package io.autospec.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * The processor time of the calling thread, in which a backend with one thread runs everything:
 * where others use the machine too, time on the wall would measure them.
 */
final class ProcessorTime {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private ProcessorTime() {}

  /** Returns seconds since some fixed moment. */
  static double seconds() {
    return 1e-9 * THREADS.getCurrentThreadCpuTime();
  }
}
