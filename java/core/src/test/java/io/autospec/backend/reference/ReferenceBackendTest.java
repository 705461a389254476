package io.autospec.backend.reference;

import io.autospec.backend.Backend;
import io.autospec.backend.BackendContract;
import io.autospec.backend.RefusalContract;
import io.autospec.backend.VectorContract;
import org.junit.jupiter.api.Nested;

class ReferenceBackendTest {

  private static final Backend BACKEND = new ReferenceBackend();

  @Nested
  class Matrices extends BackendContract {
    @Override
    protected Backend backend() {
      return BACKEND;
    }
  }

  @Nested
  class Vectors extends VectorContract {
    @Override
    protected Backend backend() {
      return BACKEND;
    }
  }

  @Nested
  class Refusals extends RefusalContract {
    @Override
    protected Backend backend() {
      return BACKEND;
    }
  }
}
