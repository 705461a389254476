package io.autospec.presets;

import static org.assertj.core.api.Assertions.assertThat;

import io.autospec.backend.Backends;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.backend.reference.ReferenceBackend;
import io.autospec.matrix.CsrMatrix;
import io.autospec.recurrence.PolynomialExpansion;
import io.autospec.recurrence.Recurrence;
import org.junit.jupiter.api.Test;

class NativeBackendTest {

  @Test
  void expandEqualsTheReferenceBitForBit() {
    assertThat(Backends.preferred().name()).isEqualTo("native");
    CsrMatrix a =
        new CsrMatrix(
            3,
            3,
            new int[] {0, 2, 5, 7},
            new int[] {0, 1, 0, 1, 2, 1, 2},
            new double[] {2, -1, -1, 2.5, -1, -1, 3});
    PolynomialExpansion p =
        new PolynomialExpansion(
            new Recurrence(
                new double[] {0.1, 0.2, 0.3},
                new double[] {0, 0.7, 0.9},
                new double[] {0, 0, -0.5},
                new double[] {1, 0, 0.1}),
            new double[] {0, 0.1, 0, 1});
    double[][] results = new double[2][3];
    int at = 0;
    for (var backend : new io.autospec.backend.Backend[] {new NativeBackend(), new ReferenceBackend()}) {
      try (PreparedMatrix m = backend.prepare(a, Scaling.JACOBI, Precision.FLOAT32);
          var x = m.newVector(1);
          var y = m.newVector(1)) {
        x.write(new double[] {1, 0.3, -0.7});
        m.expand(p, x, y);
        y.read(results[at++]);
      }
    }
    assertThat(results[0]).isEqualTo(results[1]);
  }
}
