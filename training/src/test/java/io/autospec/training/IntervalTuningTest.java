package io.autospec.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.autospec.backend.reference.ReferenceVector;
import io.autospec.operator.LinearOperator;
import io.autospec.recurrence.ChebyshevIteration;
import io.autospec.recurrence.Interval;
import io.autospec.recurrence.PolynomialExpansion;
import io.autospec.training.spectrum.Clusters;
import io.autospec.training.spectrum.Grid;
import io.autospec.training.spectrum.LogUniform;
import io.autospec.training.spectrum.PowerLaw;
import io.autospec.training.spectrum.Range;
import io.autospec.training.spectrum.SpectrumDistribution;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IntervalTuningTest {

  static List<SpectrumDistribution> smooth() {
    return List.of(
        new LogUniform(new Range(1e4, 1e4)),
        new PowerLaw(new Range(4, 4), new Range(1e6, 1e6)),
        Grid.poisson(2));
  }

  @ParameterizedTest
  @MethodSource("smooth")
  void ruleStaysWithinAThirdOfTheTunedInterval(SpectrumDistribution distribution) {
    IntervalTuning tuning = IntervalTuning.search(distribution.draw(1000, 1), 4, 2);
    assertThat(tuning.tuned()).isLessThanOrEqualTo(tuning.rule());
    assertThat((double) tuning.rule()).isLessThan(1.34 * tuning.tuned());
    assertThat(tuning.plain()).isLessThanOrEqualTo(tuning.tuned());
  }

  @Test
  void tuningIsDeterministic() {
    double[] spectrum =
        new Clusters(new Range(2, 2), new Range(0.2, 0.2), new Range(1e3, 1e3)).draw(300, 3);
    assertThat(IntervalTuning.search(spectrum, 8, 4))
        .isEqualTo(IntervalTuning.search(spectrum, 8, 4));
  }

  @Test
  void diagonalExpandsAsTheStepsOfTheRecurrenceDo() {
    double[] spectrum = Grid.poisson(2).draw(60, 1);
    DiagonalOperator a = new DiagonalOperator(spectrum);
    PolynomialExpansion p = ChebyshevIteration.firstKind(new Interval(0.01, 1), 8);
    LinearOperator steps = new StepByStep(a);
    ReferenceVector x = new ReferenceVector(spectrum.length, 1);
    x.fill(1);
    ReferenceVector byValues = new ReferenceVector(spectrum.length, 1);
    ReferenceVector bySteps = new ReferenceVector(spectrum.length, 1);
    a.expand(p, x, byValues);
    steps.expand(p, x, bySteps);
    for (int i = 0; i < spectrum.length; i++) {
      assertThat(value(byValues, i))
          .isEqualTo(value(bySteps, i), within(1e-11 * value(bySteps, 0)));
    }
  }

  private static double value(ReferenceVector vector, int row) {
    double[] values = new double[vector.rows()];
    vector.read(values);
    return values[row];
  }

  /** The same operator with the expansion that every operator has. */
  private record StepByStep(DiagonalOperator a) implements LinearOperator {
    @Override
    public int rows() {
      return a.rows();
    }

    @Override
    public int columns() {
      return a.columns();
    }

    @Override
    public java.util.Set<Property> properties() {
      return a.properties();
    }

    @Override
    public void apply(io.autospec.backend.MultiVector x, io.autospec.backend.MultiVector y) {
      a.apply(x, y);
    }
  }

  @Test
  void mistakesAreNamed() {
    assertThatThrownBy(() -> new DiagonalOperator(new double[] {1, -2}))
        .hasMessageContaining("-2.0");
  }
}
