package io.autospec.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.autospec.probe.Spectra;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class LeastSquaresFunctionModelTest {

  private static double log(double t) {
    return Math.log(t + 1e-3);
  }

  private double overLimit(FunctionModel model, double[] spectrum, int steps, int degree) {
    DoubleUnaryOperator log = LeastSquaresFunctionModelTest::log;
    return FunctionErrors.rms(
            model.predict(Spectra.summary(spectrum, steps), degree, log).expansion(), spectrum, log)
        / FunctionErrors.limit(spectrum, degree, log);
  }

  @Test
  void isNearTheLimitWhileTheProbeIsAsLongAsTheDegree() {
    assertThat(overLimit(new LeastSquaresFunctionModel(), Spectra.logUniform(400, 1e-3, 1), 24, 12))
        .isBetween(1.0, 1.5);
  }

  @Test
  void usesOutliersWhereChebyshevCannot() {
    double[] spectrum = Spectra.largeOutliers(400);
    assertThat(overLimit(new LeastSquaresFunctionModel(), spectrum, 24, 12))
        .isLessThan(0.5 * overLimit(new ChebyshevInterpolant(), spectrum, 24, 12));
  }
}
