package io.autospec.cli;

/** Wall-clock time since a start. */
final class Stopwatch {

  private final long start = System.nanoTime();

  private Stopwatch() {}

  static Stopwatch start() {
    return new Stopwatch();
  }

  /** Returns the seconds since the start. */
  double seconds() {
    return 1e-9 * (System.nanoTime() - start);
  }
}
