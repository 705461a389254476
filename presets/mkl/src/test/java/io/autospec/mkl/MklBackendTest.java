package io.autospec.mkl;

import static org.assertj.core.api.Assertions.assertThat;

import io.autospec.backend.Agreement;
import io.autospec.backend.Backend;
import io.autospec.backend.BackendContract;
import io.autospec.backend.Precision;
import io.autospec.backend.RefusalContract;
import io.autospec.backend.VectorContract;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("mkl")
class MklBackendTest {

  private static final MklBackend ONE_THREAD = withThreads(1);
  private static final MklBackend TWO_THREADS = withThreads(2);

  static MklBackend withThreads(int threads) {
    MklBackend backend = new MklBackend();
    backend.useThreads(threads);
    return backend;
  }

  @Test
  void theLibraryServes() {
    assertThat(ONE_THREAD.unusableReason()).isNull();
    assertThat(ONE_THREAD.isa()).isNotEmpty();
    assertThat(TWO_THREADS.threads()).isEqualTo(2);
  }

  abstract static class Matrices extends BackendContract {
    @Override
    protected Agreement agreement() {
      return Agreement.ROUNDED;
    }

    @Override
    protected Set<Precision> precisions() {
      return EnumSet.of(Precision.FLOAT64, Precision.FLOAT32);
    }

    /** The inspector copies the matrix. */
    @Override
    protected double mostMemory() {
      return 4;
    }
  }

  abstract static class Vectors extends VectorContract {
    @Override
    protected Agreement agreement() {
      return Agreement.ROUNDED;
    }
  }

  @Nested
  class MatricesInOneThread extends Matrices {
    @Override
    protected Backend backend() {
      return ONE_THREAD;
    }
  }

  @Nested
  class MatricesInTwoThreads extends Matrices {
    @Override
    protected Backend backend() {
      return TWO_THREADS;
    }
  }

  @Nested
  class VectorsInOneThread extends Vectors {
    @Override
    protected Backend backend() {
      return ONE_THREAD;
    }
  }

  @Nested
  class VectorsInTwoThreads extends Vectors {
    @Override
    protected Backend backend() {
      return TWO_THREADS;
    }
  }

  @Nested
  class Refusals extends RefusalContract {
    @Override
    protected Backend backend() {
      return ONE_THREAD;
    }
  }
}
