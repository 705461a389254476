package io.autospec.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EjmlAlgebraTest extends DenseAlgebraContract {

  @Override
  protected DenseAlgebra algebra() {
    return new EjmlAlgebra();
  }

  @Test
  void itServesWithoutAnyOther() {
    assertThat(DenseAlgebras.preferred().name()).isEqualTo("ejml");
    assertThat(DenseAlgebras.fallbackReason()).isEmpty();
    assertThatThrownBy(() -> DenseAlgebras.named("openblas"))
        .hasMessageContaining("\"openblas\" is not among those found: ejml");
  }
}
