package io.autospec.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.Gallery;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** A peer must solve what it is timed for. */
class PlainJavaSolverTest {

  @Test
  void solvesAGrid() {
    CsrMatrix a = Gallery.poisson2d(30, 20);
    double[] b = new double[a.rows()];
    Arrays.fill(b, 1);
    double[] x = new double[a.rows()];
    int iterations = PlainJavaSolver.solve(a, b, x, 1e-10, 1000);
    assertThat(iterations).isBetween(10, 100);
    assertThat(a.multiply(x)).containsExactly(b, Offset.offset(1e-8));
    assertThat(PlainJavaSolver.solve(a, b, x, 1e-10, 5)).isEqualTo(5);
  }
}
