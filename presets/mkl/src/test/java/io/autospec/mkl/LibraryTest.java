package io.autospec.mkl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.autospec.backend.Backend;
import io.autospec.backend.Backends;
import io.autospec.backend.Precision;
import io.autospec.backend.Scaling;
import io.autospec.matrix.Gallery;
import org.junit.jupiter.api.Test;

/** With MKL's jars on the class path and without. */
class LibraryTest {

  private static final boolean JARS =
      LibraryTest.class.getResource("/org/bytedeco/mkl/linux-x86_64/libmkl_rt.so.2") != null;

  private static Backend found() {
    return Backends.all().stream().filter(b -> b.name().equals("mkl")).findFirst().orElseThrow();
  }

  @Test
  void theServiceLoaderFindsTheBackend() {
    assertThat(found()).isInstanceOf(MklBackend.class);
    assertThat(found().priority()).isBetween(1, 99);
  }

  @Test
  void whyItDoesNotServeIsTold() {
    if (JARS) {
      assertThat(found().unusableReason()).isNull();
      assertThat(Backends.named("mkl")).isSameAs(found());
    } else {
      assertThat(found().unusableReason())
          .startsWith("MKL did not load (")
          .contains("linux-x86_64-redist", "class path");
      assertThat(Backends.named("auto").name()).isEqualTo("reference");
      assertThat(Backends.fallbackReason("")).startsWith("mkl: MKL did not load");
    }
  }

  @Test
  void withoutTheLibraryNothingIsPrepared() {
    if (!JARS) {
      assertThatIllegalStateException()
          .isThrownBy(() -> found().prepare(Gallery.poisson1d(3), Scaling.NONE, Precision.FLOAT64))
          .withMessageContaining("did not load");
      assertThatIllegalStateException()
          .isThrownBy(() -> found().newMultiVector(3, 1))
          .withMessageContaining("did not load");
    }
  }
}
