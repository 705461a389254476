package io.autospec.trace;

import io.autospec.recurrence.Damping;
import io.autospec.recurrence.Interval;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The density of the eigenvalues of a matrix, from the spectral measures of random vectors: as
 * counts in bins and windows, and as a smooth curve. It integrates to n.
 *
 * <p>The Chebyshev moments of the kernel polynomial method come from the same quadratures, which
 * give them exactly to degree 2 m − 1: m products, as many as the doubling of moments needs (Chen,
 * Trogdon and Ubaru, "Randomized matrix-free quadrature", arXiv:2204.01941, on why this is stable).
 *
 * <p>Immutable.
 */
public final class EigenvalueDensity {

  /** The interval of the moments is wider than the Ritz values by this share on either side. */
  private static final double MARGIN = 0.005;

  /**
   * Nodes this near to each other or to the end of a window, over ‖A‖, are told apart by rounding.
   */
  private static final double ROUNDING = 1e-12;

  private final int rows;
  private final double confidence;
  private final int steps;
  private final List<SampleMeasure> samples;
  private final Interval interval;
  private final long applications;
  private final long reductions;
  private final double seconds;

  EigenvalueDensity(
      int rows,
      double confidence,
      int steps,
      List<SampleMeasure> samples,
      long applications,
      long reductions,
      double seconds) {
    this.rows = rows;
    this.confidence = confidence;
    this.steps = steps;
    this.samples = List.copyOf(samples);
    this.interval = hull(samples);
    this.applications = applications;
    this.reductions = reductions;
    this.seconds = seconds;
  }

  private static Interval hull(List<SampleMeasure> samples) {
    double lower = Double.POSITIVE_INFINITY;
    double upper = Double.NEGATIVE_INFINITY;
    for (SampleMeasure sample : samples) {
      int last = sample.size() - 1;
      lower = Math.min(lower, sample.node(0) - sample.residual(0));
      upper = Math.max(upper, sample.node(last) + sample.residual(last));
    }
    double size = Math.max(Math.abs(lower), Math.abs(upper));
    boolean point = upper - lower <= ROUNDING * size; // a multiple of the identity
    double margin = MARGIN * (!point ? upper - lower : size > 0 ? size : 1);
    return new Interval(lower - margin, upper + margin);
  }

  /** Returns n. */
  public int rows() {
    return rows;
  }

  /** Returns the number of random vectors. */
  public int samples() {
    return samples.size();
  }

  /** Returns the Lanczos steps of each. */
  public int steps() {
    return steps;
  }

  /** Returns an interval that should hold the spectrum. */
  public Interval interval() {
    return interval;
  }

  /**
   * Estimates the number of eigenvalues in [lower, upper]; one on an end is inside, rounding
   * notwithstanding.
   *
   * @throws IllegalArgumentException if the window is empty
   */
  public CountEstimate count(double lower, double upper) {
    if (!(lower <= upper)) {
      throw new IllegalArgumentException(
          "window [" + lower + ", " + upper + "] is empty: expected lower <= upper");
    }
    double[] values = new double[samples.size()];
    double doubt = 0;
    double slack = ROUNDING * Math.max(Math.abs(interval.lower()), Math.abs(interval.upper()));
    for (int j = 0; j < values.length; j++) {
      double[] below = samples.get(j).bounds(Math.nextDown(lower - slack));
      double[] up = samples.get(j).bounds(upper + slack);
      values[j] = rows * 0.5 * (up[0] + up[1] - below[0] - below[1]);
      doubt += 0.5 * rows * (up[1] - up[0] + below[1] - below[0]) / values.length;
    }
    Sample sample = new Sample();
    sample.add(values);
    double chance = values.length > 1 ? sample.halfWidth(confidence) : Double.POSITIVE_INFINITY;
    return new CountEstimate(Math.max(0, sample.mean()), chance + doubt, confidence);
  }

  /**
   * Returns the expected number of eigenvalues between neighbouring edges, with the cumulative
   * weights taken as linear between nodes; the sum is n if the edges hold the interval.
   *
   * @param edges ascending
   */
  public double[] counts(double[] edges) {
    double[] counts = new double[edges.length - 1];
    for (SampleMeasure sample : samples) {
      double before = sample.cumulative(edges[0]);
      for (int i = 0; i < counts.length; i++) {
        double through = sample.cumulative(edges[i + 1]);
        counts[i] += rows * (through - before) / samples.size();
        before = through;
      }
    }
    return counts;
  }

  /**
   * Returns the density at points of the interval, in eigenvalues per unit, by the kernel
   * polynomial method; 0 outside.
   *
   * @param degree 1 ≤ d ≤ 2 m − 1
   * @param damping of the series
   * @param points where
   * @throws IllegalArgumentException if the degree is out of range
   */
  public double[] curve(int degree, Damping damping, double[] points) {
    if (degree < 1 || degree > 2 * steps - 1) {
      throw new IllegalArgumentException(
          "degree is "
              + degree
              + ": expected 1 to "
              + (2 * steps - 1)
              + ", the moments that "
              + steps
              + " steps give");
    }
    double[] moments = moments(degree);
    double half = Math.max(interval.halfWidth(), Double.MIN_NORMAL);
    double[] density = new double[points.length];
    for (int i = 0; i < points.length; i++) {
      double t = (points[i] - interval.center()) / half;
      if (!(Math.abs(t) < 1)) {
        continue;
      }
      double sum = moments[0];
      double previous = 1;
      double current = t;
      for (int k = 1; k <= degree; k++) {
        sum += 2 * damping.factor(k, degree) * moments[k] * current;
        double next = 2 * t * current - previous;
        previous = current;
        current = next;
      }
      density[i] = sum / (Math.PI * half * Math.sqrt(1 - t * t));
    }
    return density;
  }

  /** Returns the nodes of all quadratures together, ascending. */
  public double[] nodes() {
    return pooled().mapToDouble(node -> node[0]).toArray();
  }

  /** Returns the weights of {@link #nodes}, of sum 1. */
  public double[] weights() {
    return pooled().mapToDouble(node -> node[1]).toArray();
  }

  private Stream<double[]> pooled() {
    double share = 1.0 / samples.size();
    return samples.stream()
        .flatMap(
            sample ->
                IntStream.range(0, sample.size())
                    .mapToObj(i -> new double[] {sample.node(i), share * sample.weight(i)}))
        .sorted(Comparator.comparingDouble(node -> node[0]));
  }

  /** n times the mean of T_k over the measures. */
  private double[] moments(int degree) {
    double half = Math.max(interval.halfWidth(), Double.MIN_NORMAL);
    double[] moments = new double[degree + 1];
    double scale = (double) rows / samples.size();
    for (SampleMeasure sample : samples) {
      for (int i = 0; i < sample.size(); i++) {
        double t = (sample.node(i) - interval.center()) / half;
        double previous = 1;
        double current = t;
        moments[0] += scale * sample.weight(i);
        for (int k = 1; k <= degree; k++) {
          moments[k] += scale * sample.weight(i) * current;
          double next = 2 * t * current - previous;
          previous = current;
          current = next;
        }
      }
    }
    return moments;
  }

  /** Returns the products of A with one vector. */
  public long operatorApplications() {
    return applications;
  }

  /** Returns the synchronisations by dot products. */
  public long reductions() {
    return reductions;
  }

  /** Returns the time it took. */
  public double seconds() {
    return seconds;
  }
}
