package io.autospec.cli;

import io.autospec.backend.Backend;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import java.util.Locale;

/**
 * What a recurrence step takes in one backend and precision, as JSON shows it.
 *
 * @param backend its name
 * @param isa the instruction set in use
 * @param storage chosen by the backend for this matrix
 * @param precision inside the polynomial
 * @param columns of the block
 * @param degree steps per measured call
 * @param blocked whether several steps run per pass over memory
 * @param secondsPerStep product and update of all columns
 * @param nsPerNonzero {@code secondsPerStep} in nanoseconds over the nonzeros
 * @param gigabytesPerSecond the bytes that plain CSR of this precision would move per step, over
 *     {@code secondsPerStep}: above the memory's speed where a storage or the cache saves traffic
 */
record BenchRow(
    String backend,
    String isa,
    String storage,
    String precision,
    int columns,
    int degree,
    boolean blocked,
    double secondsPerStep,
    double nsPerNonzero,
    double gigabytesPerSecond) {

  private static final String ROW = "  %-9s %-11s %-8s %-19s %9s %8s %7s";
  private static final int STORAGE_WIDTH = 19;

  /** Passes over a vector in a step: v, v_{k−1} and z are read, v_{k+1} is written. */
  private static final int VECTOR_PASSES = 4;

  static BenchRow of(
      Backend backend, PreparedMatrix a, int columns, int degree, double secondsPerStep) {
    return new BenchRow(
        backend.name(),
        backend.isa(),
        a.storage(),
        a.precision().label(),
        columns,
        degree,
        a.blocksSteps(degree, columns),
        secondsPerStep,
        1e9 * secondsPerStep / Math.max(1, a.nonzeros()),
        1e-9 * bytesPerStep(a, columns) / secondsPerStep);
  }

  private static double bytesPerStep(PreparedMatrix a, int columns) {
    double matrix =
        (double) a.nonzeros() * (bytesOf(a.precision()) + Integer.BYTES)
            + Integer.BYTES * (a.rows() + 1.0);
    int vector = a.precision() == Precision.FLOAT64 ? Double.BYTES : Float.BYTES;
    return matrix + VECTOR_PASSES * (double) vector * a.rows() * columns;
  }

  /** The bytes of a value, which end the name of its type in bits: FLOAT32, INT8. */
  private static int bytesOf(Precision precision) {
    return Integer.parseInt(precision.name().replaceAll("\\D", "")) / Byte.SIZE;
  }

  /** Returns the head of a table of rows, 80 columns wide at most. */
  static String head() {
    return String.format(ROW, "backend", "isa", "inside", "storage", "ms/step", "ns/nz", "GB/s");
  }

  /** Returns this row of the table. */
  String line() {
    return String.format(
        Locale.ROOT,
        ROW,
        backend,
        isa,
        precision,
        storage.substring(0, Math.min(storage.length(), STORAGE_WIDTH)),
        String.format(Locale.ROOT, "%.4f", 1e3 * secondsPerStep),
        String.format(Locale.ROOT, "%.3f", nsPerNonzero),
        String.format(Locale.ROOT, "%.1f", gigabytesPerSecond));
  }
}
