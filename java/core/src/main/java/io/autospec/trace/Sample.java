package io.autospec.trace;

import java.util.Arrays;

/**
 * Independent values with their mean, standard deviation and the confidence interval of the mean.
 *
 * <p>Grown in two stages, after Stein, "A two-sample test for a linear hypothesis whose power is
 * independent of the variance", Ann. Math. Statist. 16 (1945), doi:10.1214/aoms/1177731088: the
 * first stage's deviation tells how many are needed, and is used for the interval too, so that for
 * normal values stopping does not depend on the mean and the interval keeps its probability. The
 * values of traces are skewed: a first stage without its share of outliers has a small deviation
 * and a mean that is off. So the whole sample's interval has to be as narrow, and the wider one
 * counts (with the first stage's alone 93 of 100 intervals held the truth where 95 should).
 */
final class Sample {

  private double[] values = new double[64];
  private int count;
  private int firstStage;

  /** Adds values. */
  void add(double[] more) {
    if (count + more.length > values.length) {
      values = Arrays.copyOf(values, Math.max(2 * values.length, count + more.length));
    }
    System.arraycopy(more, 0, values, count, more.length);
    count += more.length;
  }

  /** Ends the first stage. */
  void endFirstStage() {
    firstStage = count;
  }

  int count() {
    return count;
  }

  double mean() {
    return mean(count);
  }

  private double mean(int of) {
    double sum = 0;
    for (int i = 0; i < of; i++) {
      sum += values[i];
    }
    return sum / of;
  }

  /** Returns the standard deviation of the first values. */
  private double deviation(int of) {
    double mean = mean(of);
    double sum = 0;
    for (int i = 0; i < of; i++) {
      sum += (values[i] - mean) * (values[i] - mean);
    }
    return Math.sqrt(sum / (of - 1));
  }

  /** Returns the standard deviation. */
  double deviation() {
    return deviation(count);
  }

  /** Returns t s, the larger of both stages: over √N it is the half-width of N values. */
  double spread(double confidence) {
    double whole = StudentT.quantile(confidence, count - 1) * deviation(count);
    return firstStage == 0 || firstStage == count
        ? whole
        : Math.max(whole, StudentT.quantile(confidence, firstStage - 1) * deviation(firstStage));
  }

  /** Returns half the width of the interval around the mean. */
  double halfWidth(double confidence) {
    return spread(confidence) / Math.sqrt(count);
  }
}
