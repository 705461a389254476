package io.autospec.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets Ctrl-C end a solve between two iterations and its solution be written: while open, the end
 * of the JVM interrupts the thread that opened it and waits until that closes it again. The JVM
 * then ends with the status of the signal, 130.
 */
final class Interruption implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 30;

  private final Thread worker = Thread.currentThread();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::interruptAndWait, "interruption");

  private boolean solving = true;

  private Interruption() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Starts to watch over the calling thread. */
  static Interruption watch() {
    return new Interruption();
  }

  private void interruptAndWait() {
    interrupt();
    try {
      if (!closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("autospec: the solve did not end in time: no solution was written");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void interrupt() {
    if (solving) {
      worker.interrupt();
    }
  }

  /** Tells that the solve has ended: from now on files are written, and nothing interrupts that. */
  synchronized void solved() {
    solving = false;
    Thread.interrupted();
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the JVM is ending: the hook has just been let go
    }
  }
}
