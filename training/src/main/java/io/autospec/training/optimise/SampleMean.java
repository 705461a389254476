package io.autospec.training.optimise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * The mean loss over some samples and its gradient. Every sample has a gradient of its own, summed
 * in the order of the samples: the same bytes on any number of threads.
 */
final class SampleMean {

  private final Objective objective;
  private final ExecutorService threads;
  private final double[][] gradients;

  /**
   * Prepares for a number of samples.
   *
   * @param threads run the samples
   * @param most samples with gradients at once
   */
  SampleMean(Objective objective, ExecutorService threads, int most) {
    this.objective = objective;
    this.threads = threads;
    this.gradients = new double[most][objective.parameterCount()];
  }

  /** Returns the mean loss; {@code gradient} receives its gradient, or is null. */
  double evaluate(double[] parameters, long[] samples, double[] gradient)
      throws InterruptedException {
    List<Future<Double>> losses = new ArrayList<>(samples.length);
    for (int i = 0; i < samples.length; i++) {
      long sample = samples[i];
      double[] own = gradient == null ? null : gradients[i];
      losses.add(
          threads.submit(
              () -> {
                if (own != null) {
                  Arrays.fill(own, 0);
                }
                return objective.loss(parameters, sample, own);
              }));
    }
    double sum = 0;
    for (int i = 0; i < samples.length; i++) {
      sum += finite(result(losses.get(i)), samples[i]);
    }
    if (gradient != null) {
      average(samples.length, gradient);
    }
    return sum / samples.length;
  }

  private static double finite(double loss, long sample) {
    if (!Double.isFinite(loss)) {
      throw new ArithmeticException(
          "the loss of sample " + sample + " is " + loss + ": expected a finite value");
    }
    return loss;
  }

  private static double result(Future<Double> loss) throws InterruptedException {
    try {
      return loss.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    }
  }

  private void average(int samples, double[] gradient) {
    Arrays.fill(gradient, 0);
    for (int i = 0; i < samples; i++) {
      double[] own = gradients[i];
      for (int j = 0; j < gradient.length; j++) {
        gradient[j] += own[j];
      }
    }
    for (int j = 0; j < gradient.length; j++) {
      gradient[j] /= samples;
    }
  }
}
