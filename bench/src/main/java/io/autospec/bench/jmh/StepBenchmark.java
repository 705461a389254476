package io.autospec.bench.jmh;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** A product, and a step of a polynomial, for vectors and for blocks of columns. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StepBenchmark {

  /** y = A x, float64 whatever the precision. */
  @Benchmark
  public void apply(PreparedState state) {
    state.prepared.apply(state.x, state.y);
  }

  /** One step of a polynomial on a vector. */
  @Benchmark
  @OperationsPerInvocation(PreparedState.STEPS)
  public void expand(PreparedState state) {
    state.prepared.expand(state.polynomial, state.x, state.y);
  }

  /** One step of a polynomial on all columns of a block. */
  @Benchmark
  @OperationsPerInvocation(PreparedState.STEPS)
  public void expandColumns(ColumnsState state) {
    state.prepared.expand(state.polynomial, state.x, state.y);
  }
}
