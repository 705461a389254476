package io.autospec.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTTest {

  /** One and two degrees have closed forms; the rest are tabled. */
  @ParameterizedTest
  @CsvSource({
    "0.95, 1, 12.706204736432095",
    "0.95, 2, 4.302652729749464",
    "0.95, 5, 2.5705818366147395",
    "0.95, 15, 2.131449545559323",
    "0.95, 31, 2.0395134463964077",
    "0.99, 10, 3.169272672616872",
    "0.5, 3, 0.7648923284043542",
    "0.95, 100000, 1.9599877075346",
  })
  void quantilesAreThoseOfTheTables(double confidence, int freedom, double expected) {
    assertThat(StudentT.quantile(confidence, freedom)).isCloseTo(expected, within(1e-9 * expected));
  }
}
