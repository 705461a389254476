package io.autospec.training.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpectrumDistributionTest {

  static List<SpectrumDistribution> families() {
    List<SpectrumDistribution> families = new ArrayList<>(SpectrumZoo.all());
    families.add(new Grounded(Grid.poisson(2), new Range(0.1, 0.5)));
    return families;
  }

  @Test
  void groundedSpectrumHasItsLowestEigenvalueAlone() {
    SpectrumDistribution plain = Grid.poisson(2);
    double[] others = plain.draw(100, 3);
    double[] grounded = new Grounded(plain, new Range(0.1, 0.5)).draw(100, 3);
    assertThat(grounded[0]).isBetween(0.1 * others[1], 0.5 * others[1]);
    assertThat(Arrays.copyOfRange(grounded, 1, grounded.length))
        .isEqualTo(Arrays.copyOfRange(others, 1, others.length));
  }

  @ParameterizedTest
  @MethodSource("families")
  void spectraArePositiveAscendingUpToOneAndTheSameForTheSameSeed(SpectrumDistribution family) {
    for (int n : new int[] {20, 211, 500}) {
      double[] spectrum = family.draw(n, 7);
      assertThat(spectrum).isSorted().isEqualTo(family.draw(n, 7));
      assertThat(spectrum[0]).isGreaterThanOrEqualTo(1e-9);
      assertThat(spectrum[spectrum.length - 1]).isEqualTo(1);
      assertThat((double) spectrum.length).isBetween(0.5 * n, 2.0 * n);
    }
    assertThatThrownBy(() -> family.draw(5, 1)).hasMessageContaining("n is 5");
  }

  @Test
  void poissonGridHasItsClosedForm() {
    double[] drawn = Grid.poisson(2).draw(49, new MiddleRandom());
    double[] expected =
        IntStream.range(0, 49).mapToDouble(i -> sine(i % 7 + 1) + sine(i / 7 + 1)).toArray();
    Arrays.sort(expected);
    for (int i = 0; i < 49; i++) {
      assertThat(drawn[i]).isEqualTo(expected[i] / expected[48], within(1e-14));
    }
  }

  private static double sine(int k) {
    return Math.pow(Math.sin(k * Math.PI / 16), 2);
  }

  /** Draws the middle of every range: a square grid. */
  private static final class MiddleRandom extends Random {
    private static final long serialVersionUID = 1L;

    @Override
    public double nextDouble() {
      return 0.5;
    }
  }

  @Test
  void chainWithoutContrastIsTheSecondDifferenceScaled() {
    double[] random = Chain.random(30, 0, new Random(1));
    double[] uniform = Chain.uniform(30);
    for (int i = 0; i < 30; i++) {
      assertThat(random[i]).isEqualTo(uniform[i] / 2, within(1e-13));
    }
  }

  @Test
  void outliersLieOutsideTheBulk() {
    PowerLaw bulk = new PowerLaw(new Range(1, 1), new Range(2, 2));
    double[] s =
        new Outliers(
                bulk, new Range(3, 3), new Range(1e4, 1e4), new Range(2, 2), new Range(100, 100))
            .draw(200, 5);
    assertThat(s[197]).isBetween(1.0 / 100, 1.0 / 10);
    assertThat(s[198]).isGreaterThan(s[197]);
    assertThat(s[3]).isGreaterThan(s[2]);
    assertThat(s[197] / s[3]).isLessThan(2.1);
  }

  @Test
  void neighbouringSamplesAreOfManyFamilies() {
    long families = IntStream.range(0, 200).mapToObj(SpectrumZoo::distribution).distinct().count();
    assertThat(families).isEqualTo(SpectrumZoo.all().size());
    assertThat(SpectrumZoo.draw(3))
        .isEqualTo(SpectrumZoo.draw(3))
        .isNotEqualTo(SpectrumZoo.draw(4));
  }

  @Test
  void smoothRightHandSidesHaveMoreOfTheSmallEigenvalues() {
    double[] spectrum = new LogUniform(new Range(1e4, 1e4)).draw(400, 3);
    double[] smooth =
        new RightHandSideDistribution(new Range(1, 1), new Range(0, 0))
            .draw(spectrum, new Random(2))
            .coefficients();
    double[] random = RightHandSideDistribution.RANDOM.draw(spectrum, new Random(2)).coefficients();
    for (int i = 0; i < 400; i++) {
      assertThat(smooth[i] * Math.sqrt(spectrum[i])).isEqualTo(random[i], within(1e-12));
    }
  }

  @Test
  void mistakesAreNamed() {
    assertThatThrownBy(() -> new Range(2, 1)).hasMessageContaining("2.0 to 1.0");
    assertThatThrownBy(() -> Grid.poisson(4)).hasMessageContaining("dimensions is 4");
  }
}
