package io.autospec.eigen;

import io.autospec.backend.MultiVector;
import io.autospec.backend.PreparedMatrix;
import io.autospec.solve.Outcome;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Eigenpairs that have converged; their vectors are orthonormal. */
final class Locked implements AutoCloseable {

  private final PreparedMatrix a;
  private final int wanted;
  private MultiVector vectors;
  private double[] theta = {};
  private double[] residuals = {};

  /**
   * None yet.
   *
   * @param a whose eigenpairs
   * @param wanted how many there will be at most
   */
  Locked(PreparedMatrix a, int wanted) {
    this.a = a;
    this.wanted = wanted;
  }

  int count() {
    return theta.length;
  }

  /** Returns n × count, or null while there are none. */
  MultiVector vectors() {
    return vectors;
  }

  /** Takes the first columns of a block over, with their signed values and residual norms. */
  void add(MultiVector y, double[] newTheta, double[] newResiduals, int ready) {
    if (ready == 0) {
      return;
    }
    int before = count();
    MultiVector joined = a.newVector(before + ready);
    int[] places = IntStream.range(0, before + ready).toArray();
    if (before > 0) {
      int[] same = Arrays.copyOf(places, before);
      joined.copyColumns(vectors, same, same);
      vectors.close();
    }
    joined.copyColumns(
        y, Arrays.copyOf(places, ready), Arrays.copyOfRange(places, before, before + ready));
    vectors = joined;
    theta = Arrays.copyOf(theta, before + ready);
    residuals = Arrays.copyOf(residuals, before + ready);
    System.arraycopy(newTheta, 0, theta, before, ready);
    System.arraycopy(newResiduals, 0, residuals, before, ready);
  }

  /** Returns what was found, ascending. */
  EigenSolution solution(
      int sign,
      Outcome outcome,
      int degree,
      long applications,
      long probeApplications,
      long reductions,
      double seconds) {
    int k = count();
    int n = a.rows();
    int[] order =
        IntStream.range(0, k)
            .boxed()
            .sorted((p, q) -> Double.compare(sign * theta[p], sign * theta[q]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] all = new double[k * n];
    if (k > 0) {
      vectors.read(all);
    }
    double[] sorted = new double[k * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < k; j++) {
        sorted[i * k + j] = all[i * k + order[j]];
      }
    }
    return new EigenSolution(
        Arrays.stream(order).mapToDouble(j -> sign * theta[j]).toArray(),
        Arrays.stream(order).mapToDouble(j -> residuals[j]).toArray(),
        sorted,
        outcome,
        outcome == Outcome.CONVERGED
            ? ""
            : k + " of " + wanted + " eigenvalues were found; " + outcome.advice(),
        "filter",
        degree,
        applications,
        probeApplications,
        reductions,
        Certificate.none(k, orthogonality()),
        seconds);
  }

  /** Returns max |VᵀV − I|. */
  private double orthogonality() {
    int k = count();
    if (k == 0) {
      return 0;
    }
    double[] gram = new double[k * k];
    vectors.gram(vectors, gram);
    double largest = 0;
    for (int i = 0; i < gram.length; i++) {
      double identity = i / k == i % k ? 1 : 0;
      largest = Math.max(largest, Math.abs(gram[i] - identity));
    }
    return largest;
  }

  @Override
  public void close() {
    if (vectors != null) {
      vectors.close();
    }
  }
}
