package io.autospec.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RootProductTest {

  private static double[] chebyshevRoots(int degree) {
    return IntStream.range(0, degree)
        .mapToDouble(i -> 1.01 - Math.cos(Math.PI * (i + 0.5) / degree))
        .toArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8, 16, 32})
  void residualIsTheProductOverTheRoots(int degree) {
    double[] roots = RootProduct.lejaOrder(chebyshevRoots(degree));
    PolynomialExpansion p = RootProduct.of(roots);
    assertThat(p.degree()).isEqualTo(degree - 1);
    for (double lambda : ChebyshevIterationTest.points(2.01)) {
      double residual = 1 - lambda * p.evaluate(lambda);
      assertThat(residual)
          .isCloseTo(
              ClosedForms.rootResidual(roots, lambda).doubleValue(),
              within(Tolerances.residual(degree)));
    }
    double slope = Arrays.stream(roots).map(x -> 1 / x).sum();
    assertThat(p.evaluate(0) / slope).isCloseTo(1, within(Tolerances.product(degree)));
  }

  @Test
  void lejaOrderStartsWithTheLargestAndPermutes() {
    double[] roots = chebyshevRoots(9);
    double[] ordered = RootProduct.lejaOrder(roots);
    assertThat(ordered[0]).isEqualTo(Arrays.stream(roots).max().orElseThrow());
    assertThat(ordered[1]).isEqualTo(Arrays.stream(roots).min().orElseThrow());
    assertThat(ordered).containsExactlyInAnyOrder(roots);
  }

  @Test
  void copiesKeepApartInLejaOrder() {
    double[] roots = {1, 1, 0.02, 0.015, 0.01, 0.007, 0.003, 0.001, 0.0005};
    double[] ordered = RootProduct.lejaOrder(roots);
    assertThat(ordered[0]).isEqualTo(1);
    assertThat(ordered[1]).isNotEqualTo(1);
    assertThat(ordered).containsExactlyInAnyOrder(roots);
  }

  @Test
  void outlyingRootsGetStabilityCopies() {
    double[] roots = {1e-6, 2e-6, 3e-6, 4e-6, 1};
    double[] stable = RootProduct.withStabilityCopies(roots);
    // pof of the root 1 is 10^(24 − log10 24): ⌈(22.6 − 4)/14⌉ = 2 copies
    assertThat(stable).containsExactly(1e-6, 2e-6, 3e-6, 4e-6, 1, 1, 1);
    assertThat(RootProduct.withStabilityCopies(chebyshevRoots(16))).hasSize(16);
    // a root carries an error of ε: with the copies the residual next to it stays small
    double nearby = 1 + Tolerances.EPSILON;
    PolynomialExpansion p = RootProduct.of(RootProduct.lejaOrder(stable));
    assertThat(1 - nearby * p.evaluate(nearby)).isCloseTo(0, within(1e-4));
  }

  @Test
  void noRootsAndZeroRootsAreRefused() {
    assertThatThrownBy(RootProduct::of).hasMessageContaining("at least one");
    assertThatThrownBy(() -> RootProduct.of(1, 0)).hasMessageContaining("finite");
  }

  @Test
  void productThatCannotBeNormalisedIsRefused() {
    assertThatThrownBy(() -> RootProduct.normalised(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("without roots");
    assertThatThrownBy(() -> RootProduct.normalised(2, 3, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("root 1 is 2.0");
  }
}
