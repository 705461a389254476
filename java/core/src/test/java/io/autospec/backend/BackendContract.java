package io.autospec.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.autospec.backend.Scenarios.NamedExpansion;
import io.autospec.backend.Scenarios.NamedMatrix;
import io.autospec.backend.reference.ReferenceBackend;
import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.Gallery;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every backend must do with a matrix: give the reference's bits, or follow it as closely as
 * {@link #agreement} says, and refuse what does not fit. {@link VectorContract} is its half for
 * blocks.
 */
public abstract class BackendContract {

  private static final Backend ORACLE = new ReferenceBackend();

  /** What short values may add to the memory of a prepared matrix, over its CSR arrays. */
  private static final double SHORT_COPY = 0.4;

  /** Returns the backend under test. */
  protected abstract Backend backend();

  /** Returns the precisions that the backend has. */
  protected Set<Precision> precisions() {
    return EnumSet.allOf(Precision.class);
  }

  /** Returns how closely the backend follows the reference. */
  protected Agreement agreement() {
    return Agreement.BITS;
  }

  static Stream<NamedMatrix> all() {
    return Stream.concat(Scenarios.square().stream(), Scenarios.rectangular().stream());
  }

  static List<NamedMatrix> square() {
    return Scenarios.square();
  }

  static List<NamedMatrix> positiveDiagonal() {
    return Scenarios.positiveDiagonal();
  }

  @ParameterizedTest
  @MethodSource("all")
  void applyHasTheBitsOfTheReference(NamedMatrix scenario) {
    CsrMatrix a = scenario.matrix();
    try (PreparedMatrix actual = backend().prepare(a, Scaling.NONE, Precision.FLOAT64);
        PreparedMatrix expected = ORACLE.prepare(a, Scaling.NONE, Precision.FLOAT64)) {
      for (int k : new int[] {1, 2, 7}) {
        double[] x = Scenarios.vector(a.columns() * k, k);
        int columns = k;
        agreement()
            .check(
                "y, " + k + " columns",
                applied(actual, backend(), x, k),
                applied(expected, ORACLE, x, k),
                () -> RoundingBound.product(a, x, columns));
      }
    }
  }

  private static double[] applied(PreparedMatrix a, Backend backend, double[] values, int k) {
    try (MultiVector x = backend.newMultiVector(a.columns(), k);
        MultiVector y = backend.newMultiVector(a.rows(), k)) {
      x.write(values);
      y.fill(Double.NaN);
      a.apply(x, y);
      return Bits.of(y);
    }
  }

  @ParameterizedTest
  @MethodSource("square")
  void applyWithDotsHasTheBitsOfTheReference(NamedMatrix scenario) {
    CsrMatrix a = scenario.matrix();
    try (PreparedMatrix actual = backend().prepare(a, Scaling.NONE, Precision.FLOAT64);
        PreparedMatrix expected = ORACLE.prepare(a, Scaling.NONE, Precision.FLOAT64)) {
      for (int k : new int[] {1, 4, 7}) {
        double[] x = Scenarios.vector(a.columns() * k, k);
        double[] actualDots = new double[k];
        double[] expectedDots = new double[k];
        int columns = k;
        agreement()
            .check(
                "y",
                appliedWithDots(actual, backend(), x, k, actualDots),
                appliedWithDots(expected, ORACLE, x, k, expectedDots),
                () -> RoundingBound.product(a, x, columns));
        agreement()
            .check(
                "dots", actualDots, expectedDots, () -> RoundingBound.productDots(a, x, columns));
      }
    }
  }

  private static double[] appliedWithDots(
      PreparedMatrix a, Backend backend, double[] values, int k, double[] dots) {
    try (MultiVector x = backend.newMultiVector(a.columns(), k);
        MultiVector y = backend.newMultiVector(a.rows(), k)) {
      x.write(values);
      a.apply(x, y, dots);
      return Bits.of(y);
    }
  }

  @ParameterizedTest
  @MethodSource("square")
  void expandHasTheBitsOfTheReferenceInEveryPrecision(NamedMatrix scenario) {
    for (Precision precision : precisions()) {
      compareExpansions(scenario.matrix(), precision);
    }
  }

  @ParameterizedTest
  @MethodSource("square")
  void valuesThatAreNotFiniteSpreadAsInTheReference(NamedMatrix scenario) {
    CsrMatrix a = scenario.matrix();
    for (Precision precision : precisions()) {
      try (PreparedMatrix actual = backend().prepare(a, Scaling.NONE, precision);
          PreparedMatrix expected = ORACLE.prepare(a, Scaling.NONE, precision)) {
        NamedExpansion p = Scenarios.expansions().get(1);
        double[] x = Scenarios.vectorWithInfinities(a.rows(), 61);
        agreement()
            .check(
                "y in " + precision,
                applied(actual, backend(), x, 1),
                applied(expected, ORACLE, x, 1),
                () -> RoundingBound.product(a, x, 1));
        agreement()
            .check(
                p + " in " + precision,
                expanded(actual, backend(), p, x, 1),
                expanded(expected, ORACLE, p, x, 1),
                () -> RoundingBound.expansion(a, p.expansion(), x, 1, precision));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("square")
  void normAndRoundingBoundsAreThoseOfTheReference(NamedMatrix scenario) {
    CsrMatrix a = scenario.matrix();
    for (Precision precision : precisions()) {
      try (PreparedMatrix actual = backend().prepare(a, Scaling.NONE, precision);
          PreparedMatrix expected = ORACLE.prepare(a, Scaling.NONE, precision)) {
        assertThat(actual.precision()).isEqualTo(precision);
        assertThat(actual.normBound()).as("norm, " + precision).isEqualTo(expected.normBound());
        assertThat(actual.roundingBound())
            .as("rounding, " + precision)
            .isEqualTo(expected.roundingBound());
      }
    }
  }

  private void compareExpansions(CsrMatrix a, Precision precision) {
    try (PreparedMatrix actual = backend().prepare(a, Scaling.NONE, precision);
        PreparedMatrix expected = ORACLE.prepare(a, Scaling.NONE, precision)) {
      for (NamedExpansion p : Scenarios.expansions()) {
        for (int k : a.rows() < 2000 ? new int[] {1, 7} : new int[] {1, 2}) {
          double[] x = Scenarios.vector(a.rows() * k, 7L * k);
          int columns = k;
          agreement()
              .check(
                  p + ", " + k + " columns",
                  expanded(actual, backend(), p, x, k),
                  expanded(expected, ORACLE, p, x, k),
                  () -> RoundingBound.expansion(a, p.expansion(), x, columns, precision));
        }
      }
    }
  }

  private static double[] expanded(
      PreparedMatrix a, Backend backend, NamedExpansion p, double[] values, int k) {
    try (MultiVector x = backend.newMultiVector(a.rows(), k);
        MultiVector y = backend.newMultiVector(a.rows(), k * p.expansion().outputs())) {
      x.write(values);
      y.fill(Double.NaN);
      a.expand(p.expansion(), x, y);
      Bits.assertEqual("x after expand", Bits.of(x), values);
      return Bits.of(y);
    }
  }

  @Test
  void aColumnOfABlockHasTheBitsOfTheVectorAlone() {
    for (NamedMatrix scenario : Scenarios.positiveDiagonal()) {
      CsrMatrix a = scenario.matrix();
      NamedExpansion p = Scenarios.expansions().get(3);
      int k = 5;
      int outputs = p.expansion().outputs();
      try (PreparedMatrix matrix = backend().prepare(a, Scaling.JACOBI, Precision.FLOAT64)) {
        double[] block = Scenarios.vector(a.rows() * k, 1);
        double[] together = expanded(matrix, backend(), p, block, k);
        for (int j = 0; j < k; j++) {
          double[] x = column(block, k, j);
          double[] alone = expanded(matrix, backend(), p, x, 1);
          for (int output = 0; output < outputs; output++) {
            int from = output;
            agreement()
                .check(
                    scenario.name(),
                    column(together, k * outputs, output * k + j),
                    column(alone, outputs, output),
                    () ->
                        column(
                            RoundingBound.expansion(
                                scaled(a), p.expansion(), x, 1, Precision.FLOAT64),
                            outputs,
                            from));
          }
        }
      }
    }
  }

  /** S A S, Jacobi-scaled. */
  private static CsrMatrix scaled(CsrMatrix a) {
    double[] diagonal = a.diagonal();
    double[] values = a.values().clone();
    for (int i = 0; i < a.rows(); i++) {
      for (int at = a.rowPointers()[i]; at < a.rowPointers()[i + 1]; at++) {
        values[at] /= Math.sqrt(diagonal[i]) * Math.sqrt(diagonal[a.columnIndices()[at]]);
      }
    }
    return new CsrMatrix(a.rows(), a.columns(), a.rowPointers(), a.columnIndices(), values);
  }

  private static double[] column(double[] block, int columns, int j) {
    double[] column = new double[block.length / columns];
    for (int i = 0; i < column.length; i++) {
      column[i] = block[i * columns + j];
    }
    return column;
  }

  @ParameterizedTest
  @MethodSource("positiveDiagonal")
  void scalingHasTheBitsOfTheReference(NamedMatrix scenario) {
    CsrMatrix a = scenario.matrix();
    try (PreparedMatrix actual = backend().prepare(a, Scaling.JACOBI, Precision.FLOAT64);
        PreparedMatrix expected = ORACLE.prepare(a, Scaling.JACOBI, Precision.FLOAT64)) {
      Bits.assertEqual("s", Bits.of(actual.scale()), Bits.of(expected.scale()));
      Bits.assertEqual("1/s", Bits.of(actual.inverseScale()), Bits.of(expected.inverseScale()));
      double[] x = Scenarios.vector(a.rows(), 3);
      agreement()
          .check(
              "y",
              applied(actual, backend(), x, 1),
              applied(expected, ORACLE, x, 1),
              () -> RoundingBound.product(scaled(a), x, 1));
      assertThat(actual.normBound()).isEqualTo(expected.normBound());
      assertThat(actual.nonzeros()).isEqualTo(a.nonzeros());
    }
  }

  @Test
  void withoutScalingThereIsNoScale() {
    try (PreparedMatrix a =
        backend().prepare(CsrMatrix.ofDiagonal(1, -2), Scaling.NONE, Precision.FLOAT64)) {
      assertThat(a.scale()).isNull();
      assertThat(a.inverseScale()).isNull();
      assertThat(a.normBound()).isEqualTo(2);
      assertThat(a.scaling()).isEqualTo(Scaling.NONE);
      assertThat(a.precision()).isEqualTo(Precision.FLOAT64);
      assertThat(a.storage()).isNotEmpty();
    }
  }

  @Test
  void jacobiScalingRefusesADiagonalThatIsNotPositiveByRow() {
    for (CsrMatrix a :
        List.of(
            CsrMatrix.ofDiagonal(1, 2, -3),
            CsrMatrix.ofDiagonal(1, 2, 0),
            new CsrMatrix(
                3, 3, new int[] {0, 1, 2, 3}, new int[] {0, 1, 0}, new double[] {1, 1, 1}))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> backend().prepare(a, Scaling.JACOBI, Precision.FLOAT64))
          .withMessageContaining("diagonal entry 2");
    }
  }

  @Test
  void jacobiScalingRefusesARectangle() {
    for (NamedMatrix scenario : Scenarios.rectangular()) {
      CsrMatrix a = scenario.matrix();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> backend().prepare(a, Scaling.JACOBI, Precision.FLOAT64))
          .withMessageContaining(a.rows() + " x " + a.columns())
          .withMessageContaining("square");
    }
  }

  /** Returns the most bytes of a prepared matrix over those of its CSR arrays. */
  protected double mostMemory() {
    return 1.35;
  }

  @Test
  void memoryIsWithinItsLimit() {
    // of varying coefficients, so that a storage cannot hold equal rows once
    CsrMatrix a = Gallery.jumpingCoefficients2d(60, 60, 3, 1);
    long csr = 12L * a.nonzeros() + 4L * (a.rows() + 1);
    for (Precision precision : precisions()) {
      try (PreparedMatrix matrix = backend().prepare(a, Scaling.JACOBI, precision)) {
        double most = mostMemory() + (precision == Precision.FLOAT64 ? 0 : SHORT_COPY);
        assertThat(matrix.bytes()).isBetween(8L * a.nonzeros(), (long) (csr * most));
      }
    }
  }
}
