package io.autospec.bench;

import io.autospec.backend.Backend;
import io.autospec.backend.Backends;
import io.autospec.backend.MultiVector;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.matrix.CsrMatrix;
import io.autospec.model.ChebyshevModel;
import io.autospec.operator.PolynomialPreconditioner;
import io.autospec.probe.LanczosProbe;
import io.autospec.probe.SafetyMargin;
import io.autospec.probe.SpectralSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * What a probe costs a solve: its own first steps as the probe, a Lanczos run apart, and the same
 * for nothing; with several lengths and margins. Chebyshev of degree 8, γ = 2, a plain loop of
 * preconditioned conjugate gradients without any of the solver's recoveries.
 *
 * <p>Arguments: the folder of a collection, the file to write, the number of matrices.
 */
public final class ProbeStudy {

  private static final int DEGREE = 8;
  private static final double TOLERANCE = 1e-8;
  private static final int[] STEPS = {8, 10, 12, 16};
  private static final double[] MARGINS = {0, 0.01, 0.02, 0.05};
  private static final int LEAST_PRODUCTS = 60;
  private static final int LIMIT = 20_000;

  private ProbeStudy() {}

  /** Runs the study on matrices spread evenly over the sizes of the collection. */
  public static void main(String[] args) throws IOException {
    MatrixCollection collection = new MatrixCollection(Path.of(args[0]));
    int wanted = Integer.parseInt(args[2]);
    Backend backend = Backends.preferred();
    backend.useThreads(1);
    StringBuilder lines = new StringBuilder("matrix\tplain\tsteps\tmargin\town\tapart\tfree\n");
    List<MatrixCollection.Entry> candidates =
        collection.solvable().stream()
            .filter(e -> e.rows() >= 400 && !(e.condition() > 1e8))
            .toList();
    int done = 0;
    for (int i = 0; i < candidates.size() && done < wanted; i++) {
      MatrixCollection.Entry entry = candidates.get(i);
      CsrMatrix matrix = collection.read(entry);
      try (PreparedMatrix a = backend.prepare(matrix, Scaling.JACOBI, Precision.FLOAT64)) {
        double[] b = new Random(1).doubles(a.rows(), -1, 1).toArray();
        long plain = new Loop(a, b).run(null, Integer.MAX_VALUE).products;
        if (plain >= LEAST_PRODUCTS) {
          done++;
          for (int steps : STEPS) {
            for (double margin : MARGINS) {
              lines.append(line(entry.name(), a, b, plain, steps, new SafetyMargin(1, margin)));
            }
          }
        }
      }
    }
    Files.writeString(Path.of(args[1]), lines);
  }

  private static String line(
      String name, PreparedMatrix a, double[] b, long plain, int steps, SafetyMargin margin) {
    Loop own = new Loop(a, b);
    own.run(null, steps);
    double[] alpha = own.alpha.stream().mapToDouble(Double::doubleValue).toArray();
    double[] beta = own.beta.stream().mapToDouble(Double::doubleValue).toArray();
    SpectralSummary seen =
        SpectralSummary.fromConjugateGradient(
            alpha, Arrays.copyOf(beta, alpha.length), margin, a.normBound());
    own.run(polynomial(a, seen), Integer.MAX_VALUE);

    SpectralSummary apart = new LanczosProbe(steps, 2, margin).run(a, a.normBound());
    Loop free = new Loop(a, b);
    free.run(polynomial(a, apart), Integer.MAX_VALUE);
    return String.format(
        Locale.ROOT,
        "%s\t%d\t%d\t%.2f\t%d\t%d\t%d%n",
        name,
        plain,
        steps,
        margin.relative(),
        own.products,
        free.products + apart.applications(),
        free.products);
  }

  private static PolynomialPreconditioner polynomial(PreparedMatrix a, SpectralSummary summary) {
    return new PolynomialPreconditioner(
        a, new ChebyshevModel().predict(summary, DEGREE).expansion());
  }

  /** Preconditioned conjugate gradients that go on from where they stopped. */
  private static final class Loop {

    private final PreparedMatrix a;
    private final MultiVector x;
    private final MultiVector r;
    private final double tolerance;
    private final List<Double> alpha = new ArrayList<>();
    private final List<Double> beta = new ArrayList<>();
    private long products;

    Loop(PreparedMatrix a, double[] b) {
      this.a = a;
      this.x = a.newVector(1);
      this.r = a.newVector(1);
      r.write(b);
      this.tolerance = TOLERANCE * Math.sqrt(Arrays.stream(b).map(v -> v * v).sum());
      r.scaleRows(a.scale());
    }

    Loop run(PolynomialPreconditioner preconditioner, int steps) {
      MultiVector z = a.newVector(1);
      MultiVector p = a.newVector(1);
      MultiVector q = a.newVector(1);
      double[] dots = new double[2];
      double rho = Double.NaN;
      for (int j = 0; products < LIMIT; j++) {
        if (preconditioner == null) {
          z.assign(r);
        } else {
          preconditioner.apply(r, z);
          products += DEGREE - 1;
        }
        z.dot(r, dots);
        double ratio = dots[0] / rho;
        rho = dots[0];
        if (j > 0) {
          beta.add(ratio);
        }
        if (j == steps) {
          return this;
        }
        p.axpby(1, z, j == 0 ? 0 : ratio);
        a.apply(p, q, dots);
        products++;
        alpha.add(rho / dots[0]);
        r.descend(rho / dots[0], p, q, x, a.inverseScale(), dots);
        if (!(rho > 0)) {
          products = LIMIT;
        }
        if (Math.sqrt(dots[0]) <= tolerance) {
          return this;
        }
      }
      return this;
    }
  }
}
