package io.autospec.bench.jmh;

import io.autospec.backend.Backends;
import io.autospec.backend.MultiVector;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.matrix.Gallery;
import io.autospec.recurrence.ChebyshevIteration;
import io.autospec.recurrence.Interval;
import io.autospec.recurrence.PolynomialExpansion;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Calls on a matrix of one row: crossing from Java to C, and the checks at the border. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CrossingBenchmark {

  /** By name. */
  @Param({"native", "reference"})
  public String backend;

  private PreparedMatrix a;
  private MultiVector x;
  private MultiVector y;
  private PolynomialExpansion polynomial;
  private final double[] dots = new double[1];

  /** Prepares. */
  @Setup
  public void prepare() {
    a = Backends.named(backend).prepare(Gallery.poisson1d(1), Scaling.JACOBI, Precision.FLOAT64);
    x = a.newVector(1);
    y = a.newVector(1);
    x.fill(1);
    polynomial = ChebyshevIteration.firstKind(new Interval(0.1, 2), 2);
  }

  /** Frees. */
  @TearDown
  public void close() {
    x.close();
    y.close();
    a.close();
  }

  /** y = A x. */
  @Benchmark
  public void apply() {
    a.apply(x, y);
  }

  /** A polynomial of one step. */
  @Benchmark
  public void expand() {
    a.expand(polynomial, x, y);
  }

  /** xᵀ y. */
  @Benchmark
  public double[] dot() {
    x.dot(y, dots);
    return dots;
  }
}
