package io.autospec.presets;

import static org.assertj.core.api.Assertions.assertThat;

import io.autospec.backend.Backend;
import io.autospec.backend.BackendContract;
import io.autospec.backend.Backends;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.RefusalContract;
import io.autospec.backend.Scaling;
import io.autospec.backend.VectorContract;
import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.Gallery;
import io.autospec.matrix.GraphLaplacian;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class NativeBackendTest {

  private static final NativeBackend ONE_THREAD = withThreads(1, NativeStorage.AUTO);
  private static final NativeBackend THREE_THREADS = withThreads(3, NativeStorage.AUTO);
  private static final NativeBackend SELL = withThreads(3, NativeStorage.SELL);
  private static final NativeBackend DIAGONALS = withThreads(3, NativeStorage.DIAGONALS);

  private static final NativeBackend REORDERED = withThreads(3, NativeStorage.REORDERED);

  private static NativeBackend withThreads(int threads, NativeStorage storage) {
    NativeBackend backend = new NativeBackend(storage);
    backend.useThreads(threads);
    return backend;
  }

  @Test
  void theNativeBackendIsPreferred() {
    assertThat(Backends.preferred()).isInstanceOf(NativeBackend.class);
    assertThat(Backends.fallbackReason("")).isEmpty();
    assertThat(THREE_THREADS.threads()).isEqualTo(3);
  }

  @Test
  void theStructureChoosesTheStorage() {
    assertThat(storageOf(ONE_THREAD, Gallery.poisson3d(20, 20, 20))).startsWith("diagonals: ");
    assertThat(storageOf(ONE_THREAD, GraphLaplacian.randomGeometric(2000, 0.05, 3)))
        .startsWith("sell: ");
    assertThat(storageOf(SELL, Gallery.poisson3d(20, 20, 20)))
        .isEqualTo("sell: asked for by the caller");
  }

  private static String storageOf(NativeBackend backend, CsrMatrix matrix) {
    try (PreparedMatrix a = backend.prepare(matrix, Scaling.NONE, Precision.FLOAT64)) {
      return a.storage() + ": " + a.storageReason();
    }
  }

  @Nested
  class Matrices extends BackendContract {
    @Override
    protected Backend backend() {
      return ONE_THREAD;
    }
  }

  @Nested
  class MatricesInThreeThreads extends BackendContract {
    @Override
    protected Backend backend() {
      return THREE_THREADS;
    }
  }

  @Nested
  class MatricesInSell extends BackendContract {
    @Override
    protected Backend backend() {
      return SELL;
    }
  }

  @Nested
  class MatricesInDiagonals extends BackendContract {
    @Override
    protected Backend backend() {
      return DIAGONALS;
    }
  }

  @Nested
  class MatricesReordered extends BackendContract {
    @Override
    protected Backend backend() {
      return REORDERED;
    }
  }

  @Nested
  class Vectors extends VectorContract {
    @Override
    protected Backend backend() {
      return ONE_THREAD;
    }
  }

  @Nested
  class VectorsInThreeThreads extends VectorContract {
    @Override
    protected Backend backend() {
      return THREE_THREADS;
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
