package io.autospec.bench.jmh;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A prepared matrix with blocks of several columns. */
@State(Scope.Benchmark)
public class ColumnsState extends PreparedState {

  /** Columns of the blocks. */
  @Param({"1", "4", "16"})
  public int columns;

  @Override
  int columns() {
    return columns;
  }
}
