package io.autospec.bench.jmh;

import io.autospec.backend.Backend;
import io.autospec.backend.Backends;
import io.autospec.backend.MultiVector;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.matrix.CsrMatrix;
import io.autospec.recurrence.ChebyshevIteration;
import io.autospec.recurrence.Interval;
import io.autospec.recurrence.PolynomialExpansion;
import java.io.IOException;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A prepared matrix, two blocks and a polynomial. */
@State(Scope.Benchmark)
public class PreparedState {

  /** Steps of the polynomial. */
  public static final int STEPS = 8;

  /** {@link MatrixName}. */
  @Param({"poisson2d-500", "poisson3d-64"})
  public String matrix;

  /** Inside polynomials. */
  @Param({"FLOAT64", "FLOAT32"})
  public Precision precision;

  /** By name. */
  @Param({"native", "reference"})
  public String backend;

  /** Of the backend. */
  @Param("1")
  public int threads;

  CsrMatrix csr;
  PreparedMatrix prepared;
  MultiVector x;
  MultiVector y;
  PolynomialExpansion polynomial;

  /** Columns of the blocks. */
  int columns() {
    return 1;
  }

  /** Prepares. */
  @Setup(Level.Trial)
  public void prepare() throws IOException {
    Backend chosen = Backends.named(backend);
    chosen.useThreads(threads);
    csr = MatrixName.matrix(matrix);
    prepared = chosen.prepare(csr, Scaling.JACOBI, precision);
    x = prepared.newVector(columns());
    y = prepared.newVector(columns());
    x.fill(1);
    polynomial = ChebyshevIteration.firstKind(new Interval(0.1, 2), STEPS + 1);
  }

  /** Frees. */
  @TearDown(Level.Trial)
  public void close() {
    x.close();
    y.close();
    prepared.close();
  }
}
