package io.autospec.presets;

import static org.assertj.core.api.Assertions.assertThat;

import io.autospec.backend.Backend;
import io.autospec.backend.BackendContract;
import io.autospec.backend.Backends;
import io.autospec.backend.RefusalContract;
import io.autospec.backend.VectorContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class NativeBackendTest {

  private static final NativeBackend ONE_THREAD = withThreads(1);
  private static final NativeBackend THREE_THREADS = withThreads(3);

  private static NativeBackend withThreads(int threads) {
    NativeBackend backend = new NativeBackend();
    backend.useThreads(threads);
    return backend;
  }

  @Test
  void theNativeBackendIsPreferred() {
    assertThat(Backends.preferred()).isInstanceOf(NativeBackend.class);
    assertThat(Backends.fallbackReason("")).isEmpty();
    assertThat(THREE_THREADS.threads()).isEqualTo(3);
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
