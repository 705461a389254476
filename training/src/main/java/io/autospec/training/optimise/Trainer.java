package io.autospec.training.optimise;

import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Minimises a loss over drawn samples by {@link Adam}, minibatch by minibatch, and keeps the
 * parameters that were best on samples never trained on.
 *
 * <p>The result depends on the plan and the start alone: not on the number of threads, nor on
 * whether the training was stopped and resumed between two validations.
 *
 * @param plan how to minimise
 * @param threads that evaluate samples, ≥ 1
 * @param listener hears of every validation
 */
public record Trainer(TrainingPlan plan, int threads, TrainingListener listener) {

  /** Checks the parameters. */
  public Trainer {
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(listener, "listener");
    if (threads < 1) {
      throw new IllegalArgumentException("threads is " + threads + ": expected at least 1");
    }
  }

  /**
   * Trains from a state until the plan is done, patience is lost, or the listener says to stop.
   *
   * @param objective the loss
   * @param start where to begin: {@link TrainingState#start}, or a state heard by a listener
   * @return the last state; its {@code best} is what to use
   * @throws InterruptedException if the thread is interrupted; the last state heard still serves
   * @throws ArithmeticException if a loss is not finite
   */
  public TrainingState train(Objective objective, TrainingState start) throws InterruptedException {
    int n = objective.parameterCount();
    if (start.parameters().length != n) {
      throw new IllegalArgumentException(
          "state has " + start.parameters().length + " parameters, the objective " + n);
    }
    ExecutorService executor = Executors.newFixedThreadPool(threads, Trainer::daemon);
    try {
      SampleMean mean = new SampleMean(objective, executor, plan.batch());
      TrainingState state = start.step() == 0 ? validated(mean, start) : start;
      boolean goOn = start.step() > 0 || listener.validated(state, Double.NaN, state.bestLoss());
      while (goOn && state.step() < plan.steps() && state.stale() < plan.patience()) {
        int until = Math.min(plan.steps(), state.step() + plan.validationInterval());
        double[] parameters = state.parameters().clone();
        Adam.Moments moments =
            new Adam.Moments(state.firstMoment().clone(), state.secondMoment().clone());
        double trainingLoss = update(mean, state.step(), until, parameters, moments);
        double loss = validationLoss(mean, parameters);
        boolean better = loss < state.bestLoss();
        state =
            new TrainingState(
                until,
                parameters,
                moments.first(),
                moments.second(),
                better ? parameters.clone() : state.best(),
                better ? loss : state.bestLoss(),
                better ? 0 : state.stale() + 1);
        goOn = listener.validated(state, trainingLoss, loss);
      }
      return state;
    } finally {
      executor.shutdownNow();
    }
  }

  private TrainingState validated(SampleMean mean, TrainingState start)
      throws InterruptedException {
    return new TrainingState(
        0,
        start.parameters(),
        start.firstMoment(),
        start.secondMoment(),
        start.best(),
        validationLoss(mean, start.parameters()),
        0);
  }

  private double validationLoss(SampleMean mean, double[] parameters) throws InterruptedException {
    long[] samples = new long[plan.validationSamples()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = plan.validationSample(i);
    }
    return mean.evaluate(parameters, samples, null);
  }

  /** Does updates {@code done + 1} to {@code until} and returns their mean loss. */
  private double update(
      SampleMean mean, int done, int until, double[] parameters, Adam.Moments moments)
      throws InterruptedException {
    double[] gradient = new double[parameters.length];
    long[] samples = new long[plan.batch()];
    double sum = 0;
    for (int t = done + 1; t <= until; t++) {
      for (int i = 0; i < samples.length; i++) {
        samples[i] = plan.trainingSample(t, i);
      }
      sum += mean.evaluate(parameters, samples, gradient);
      shorten(gradient);
      plan.adam().step(t, plan.stepSize(t), gradient, moments, parameters);
    }
    return sum / (until - done);
  }

  private void shorten(double[] gradient) {
    double squares = 0;
    for (double component : gradient) {
      squares += component * component;
    }
    double norm = Math.sqrt(squares);
    if (norm > plan.clip()) {
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] *= plan.clip() / norm;
      }
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "autospec-training");
    thread.setDaemon(true);
    return thread;
  }
}
