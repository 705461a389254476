package io.autospec.openblas;

import static org.assertj.core.api.Assertions.assertThat;

import io.autospec.dense.DenseAlgebra;
import io.autospec.dense.DenseAlgebraContract;
import io.autospec.dense.DenseAlgebras;
import org.junit.jupiter.api.Test;

class OpenblasAlgebraTest extends DenseAlgebraContract {

  @Override
  protected DenseAlgebra algebra() {
    return new OpenblasAlgebra();
  }

  @Test
  void theServiceLoaderFindsItAndItServesLargeProblems() {
    assertThat(DenseAlgebras.preferred()).isInstanceOf(OpenblasAlgebra.class);
    assertThat(DenseAlgebras.fallbackReason()).isEmpty();
    assertThat(DenseAlgebras.ofOrder(1000).name()).isEqualTo("openblas");
    assertThat(DenseAlgebras.ofOrder(10).name()).isEqualTo("ejml");
  }

  @Test
  void whatServesIsNamed() {
    assertThat(new OpenblasAlgebra().library()).startsWith("OpenBLAS");
  }
}
