package io.autospec.bench.jmh;

import io.autospec.solve.LinearSolver;
import io.autospec.solve.Solution;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A solve to 1e-8 of a prepared matrix, probe included. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(1)
public class SolveBenchmark {

  /** Of the polynomial; 0 for automatic. */
  @Param({"0", "8"})
  public int degree;

  private double[] b;
  private double[] x;

  /** Draws the right-hand side. */
  @Setup
  public void draw(PreparedState state) {
    b = new Random(1).doubles(state.csr.rows(), -1, 1).toArray();
    x = new double[b.length];
  }

  /** A x = b. */
  @Benchmark
  public Solution solve(PreparedState state) {
    return LinearSolver.defaults().withDegree(degree).solve(state.prepared, b, x);
  }
}
