package io.autospec.backend.reference;

import io.autospec.backend.Backend;
import io.autospec.backend.MultiVector;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.matrix.CsrMatrix;

/** Plain Java loops on one thread. Always usable; reads like the specification. */
public final class ReferenceBackend implements Backend {

  @Override
  public String name() {
    return "reference";
  }

  @Override
  public int priority() {
    return 0;
  }

  @Override
  public String unusableReason() {
    return null;
  }

  @Override
  public String isa() {
    return "jvm";
  }

  @Override
  public int threads() {
    return 1;
  }

  @Override
  public void useThreads(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads is " + threads + ": expected at least 1");
    }
  }

  @Override
  public PreparedMatrix prepare(CsrMatrix matrix, Scaling scaling, Precision precision) {
    return new ReferenceMatrix(matrix, scaling, precision);
  }

  @Override
  public MultiVector newMultiVector(int rows, int columns) {
    return new ReferenceVector(rows, columns);
  }
}
