package io.autospec.training.solve;

import static org.assertj.core.api.Assertions.assertThat;

import io.autospec.model.ChebyshevModel;
import io.autospec.model.LearnedModel;
import io.autospec.model.LowerEndRule;
import io.autospec.model.Prediction;
import io.autospec.model.RecurrenceModel;
import io.autospec.probe.SafetyMargin;
import io.autospec.probe.SpectralSummary;
import io.autospec.probe.TridiagonalMatrix;
import io.autospec.recurrence.Interval;
import io.autospec.solve.LinearSolver;
import io.autospec.solve.Outcome;
import io.autospec.solve.Solution;
import io.autospec.training.DiagonalOperator;
import io.autospec.training.spectrum.RightHandSide;
import io.autospec.training.spectrum.RightHandSideDistribution;
import io.autospec.training.spectrum.SpectrumZoo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * The learned model on probes that mislead it: every solve converges, or falls back and says so.
 */
class RecoveryTest {

  private static final int SYSTEMS_PER_MISTAKE = 63;
  private static final int[] DEGREES = {2, 4, 5, 8, 16};
  private static final double MOST_EXTRA = 1.5;

  /** A way in which a probe misleads. */
  private record Mistake(
      String name, UnaryOperator<SpectralSummary> summary, double scale, boolean hides) {

    Mistake(String name, UnaryOperator<SpectralSummary> summary) {
      this(name, summary, 1, false);
    }
  }

  private static final List<Mistake> MISTAKES =
      List.of(
          new Mistake("upper end 1 % low", s -> lower(s, 0.99)),
          new Mistake("upper end 3 % low", s -> lower(s, 0.97)),
          new Mistake("upper end 5 % low", s -> lower(s, 0.95)),
          new Mistake("hidden eigenvalue", s -> s, 1, true),
          new Mistake("four steps", s -> first(s, 4)),
          new Mistake("scale 1e100", s -> s, 1e100, false),
          new Mistake("scale 1e-100", s -> s, 1e-100, false),
          new Mistake("residual norms ten times", s -> louder(s, 10)));

  /** The largest eigenvalue seen, not the raised one, times a factor. */
  private static SpectralSummary lower(SpectralSummary s, double factor) {
    double[] ritz = s.ritzValues();
    double upper = factor * ritz[ritz.length - 1];
    return new SpectralSummary(
        new Interval(Math.min(ritz[0], upper), upper), s.tridiagonal(), s.applications(), s.rows());
  }

  private static SpectralSummary first(SpectralSummary s, int steps) {
    TridiagonalMatrix t = s.tridiagonal();
    int m = Math.min(steps, t.steps());
    double[] diagonal = new double[m];
    double[] coupling = new double[m];
    for (int i = 0; i < m; i++) {
      diagonal[i] = t.diagonal(i);
      coupling[i] = t.coupling(i);
    }
    TridiagonalMatrix head = new TridiagonalMatrix(diagonal, coupling);
    return SpectralSummary.of(head, SafetyMargin.DEFAULT, Double.POSITIVE_INFINITY, m)
        .withRows(s.rows());
  }

  /** The last coupling times a factor: so are all residual norms. */
  private static SpectralSummary louder(SpectralSummary s, double factor) {
    TridiagonalMatrix t = s.tridiagonal();
    int m = t.steps();
    double[] diagonal = new double[m];
    double[] coupling = new double[m];
    for (int i = 0; i < m; i++) {
      diagonal[i] = t.diagonal(i);
      coupling[i] = i == m - 1 ? factor * t.coupling(i) : t.coupling(i);
    }
    return new SpectralSummary(
        s.interval(), new TridiagonalMatrix(diagonal, coupling), s.applications(), s.rows());
  }

  /** A model that is told what a mistake makes of the first summary; later ones are true. */
  private static final class Misled implements RecurrenceModel {
    private final RecurrenceModel model;
    private final UnaryOperator<SpectralSummary> mistake;
    private boolean asked;

    Misled(RecurrenceModel model, UnaryOperator<SpectralSummary> mistake) {
      this.model = model;
      this.mistake = mistake;
    }

    @Override
    public String name() {
      return model.name();
    }

    @Override
    public boolean wantsLongerProbe(SpectralSummary soFar, int degree) {
      return model.wantsLongerProbe(soFar, degree);
    }

    @Override
    public Prediction predict(SpectralSummary summary, int degree) {
      SpectralSummary told = asked ? summary : mistake.apply(summary);
      asked = true;
      return model.predict(told, degree);
    }
  }

  @Test
  void fiveHundredMisleadingProbesEndWithASolutionAtNotMuchMoreThanTheFallbackAlone() {
    List<String> failures = new ArrayList<>();
    int cases = 0;
    for (int i = 0; i < SYSTEMS_PER_MISTAKE; i++) {
      for (Mistake mistake : MISTAKES) {
        String failure = failure(1000L + i, DEGREES[i % DEGREES.length], mistake);
        cases++;
        if (!failure.isEmpty()) {
          failures.add(failure);
        }
      }
    }
    assertThat(cases).isGreaterThanOrEqualTo(500);
    assertThat(failures).isEmpty();
  }

  private static String failure(long sample, int degree, Mistake mistake) {
    Random random = new Random(sample);
    double[] drawn = SpectrumZoo.draw(sample);
    // every fourth or so, so that five hundred solves take seconds
    int every = Math.max(1, drawn.length / 250);
    double[] spectrum = new double[(drawn.length + every - 1) / every];
    for (int i = 0; i < spectrum.length; i++) {
      spectrum[i] = Math.max(1e-5, drawn[drawn.length - 1 - i * every]) * mistake.scale();
    }
    Arrays.sort(spectrum);
    RightHandSide b = RightHandSideDistribution.RANDOM.draw(spectrum, random);
    if (mistake.hides()) {
      int last = spectrum.length - 1;
      spectrum[last] *= 1.5;
      b.coefficients()[last] = 0;
      b.coefficients()[last - 1] *= 1 + 1e-9;
    }
    DiagonalOperator a = new DiagonalOperator(spectrum);
    LinearSolver solver = LinearSolver.defaults().withDegree(degree);
    Solution fallback = solver.withModel(rule()).solve(a, b.coefficients());
    Solution solution =
        solver
            .withModel(new Misled(LearnedModel.shipped(), mistake.summary()))
            .solve(a, b.coefficients());
    String what = mistake.name() + ", sample " + sample + ", degree " + degree + ": ";
    if (!fallback.converged()) {
      return what + "the fallback alone ends with " + fallback.outcome();
    }
    if (solution.outcome() != Outcome.CONVERGED || !(solution.relativeResidual() <= 1e-8)) {
      return what + solution.outcome() + " " + solution.fallbackReason();
    }
    // a probe of four products more and the rest of an outer iteration are no failure
    long most = (long) (MOST_EXTRA * fallback.operatorApplications()) + 4 + degree;
    return solution.operatorApplications() <= most
        ? ""
        : what
            + solution.operatorApplications()
            + " products, the fallback alone "
            + fallback.operatorApplications()
            + " "
            + solution.fallbackReason();
  }

  /** What serves in the learned model's place. */
  private static RecurrenceModel rule() {
    return new RecurrenceModel() {
      @Override
      public String name() {
        return "rule";
      }

      @Override
      public Prediction predict(SpectralSummary summary, int degree) {
        return new ChebyshevModel(LowerEndRule.gamma(summary, degree)).predict(summary, degree);
      }
    };
  }
}
