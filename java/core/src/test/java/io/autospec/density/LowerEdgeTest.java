package io.autospec.density;

import static org.assertj.core.api.Assertions.assertThat;

import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.backend.reference.ReferenceBackend;
import io.autospec.matrix.CsrMatrix;
import io.autospec.probe.LanczosProbe;
import io.autospec.probe.SpectralSummary;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LowerEdgeTest {

  private static SpectralSummary probed(double[] spectrum, int steps) {
    try (PreparedMatrix a =
        new ReferenceBackend()
            .prepare(CsrMatrix.ofDiagonal(spectrum), Scaling.NONE, Precision.FLOAT64)) {
      return new LanczosProbe(steps, 1).run(a);
    }
  }

  private static double[] even(double from, double to, int n) {
    return IntStream.range(0, n).mapToDouble(i -> from + (to - from) * (i + 0.5) / n).toArray();
  }

  @Test
  void denseSpectrumDownToZeroHasItsEdgeThere() {
    SpectralSummary summary = probed(even(0, 1, 2000), 16);
    LowerEdge edge = LowerEdge.of(summary);
    assertThat(edge.upper()).isEqualTo(summary.ritzValues()[0]).isGreaterThan(0.002);
    assertThat(edge.lower()).isBetween(0.0, 0.3 * edge.upper());
    assertThat(edge.share()).isBetween(1e-4, 1e-2);
  }

  @Test
  void denseSpectrumFarFromZeroHasItsEdgeWhereItEnds() {
    LowerEdge edge = LowerEdge.of(probed(even(0.5, 1, 2000), 16));
    assertThat(edge.lower()).isBetween(0.495, 0.503);
    assertThat(edge.lower()).isLessThan(edge.upper());
  }

  @Test
  void fewEigenvaluesHaveNoTail() {
    LowerEdge edge = LowerEdge.of(probed(new double[] {1, 2, 3, 4, 5, 6}, 16));
    assertThat(edge.share()).isLessThan(1e-12);
  }

  @Test
  void indefiniteSpectrumHasNoTail() {
    assertThat(LowerEdge.of(probed(even(-1, 1, 500), 16)).share()).isZero();
  }

  /** A → αA moves the edge alone. */
  @Test
  void scaleOfTheOperatorDoesNotMatter() {
    LowerEdge edge = LowerEdge.of(probed(even(0.1, 1, 500), 16));
    LowerEdge large = LowerEdge.of(probed(even(0.1 * 0x1p40, 0x1p40, 500), 16));
    assertThat(large.lower()).isEqualTo(0x1p40 * edge.lower());
    assertThat(large.share()).isEqualTo(edge.share());
  }
}
