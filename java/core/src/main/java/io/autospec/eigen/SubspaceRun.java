package io.autospec.eigen;

import io.autospec.backend.MultiVector;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.VectorPool;
import io.autospec.probe.LanczosProbe;
import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.Interval;
import io.autospec.recurrence.ScaledChebyshev;
import io.autospec.solve.Outcome;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;

/**
 * One run of {@link ChebyshevFilteredSubspaceIteration}.
 *
 * <pre>
 *   L   n × l, the eigenvectors locked          Y   n × p, the active block, orthonormal
 *   W   n × p, A Y                              Z   n × p, scratch
 *   θ   Ritz values, those wanted first         r   their residual norms
 * </pre>
 */
final class SubspaceRun {

  private static final int PROBE_STEPS = 24;
  private static final int FIRST_DEGREE = 20;
  private static final int LEAST_DEGREE = 8;
  private static final int MOST_DEGREE = 60;

  /** Columns beyond those wanted: a cluster at the cut would converge slowly without. */
  private static final int LEAST_GUARDS = 8;

  private static final int LIMIT_PER_COLUMN = 2000;

  /** A half-width below this times ‖A‖: the operator is a multiple of the identity. */
  private static final double FLAT = 1e-14;

  private final ChebyshevFilteredSubspaceIteration method;
  private final PreparedMatrix a;
  private final int sign;
  private final int block;
  private final long limit;

  private long applications;
  private long reductions;
  private long probeApplications;
  private int degree;
  private double norm;

  SubspaceRun(ChebyshevFilteredSubspaceIteration method, PreparedMatrix a) {
    this.method = method;
    this.a = a;
    this.sign = method.which() == Extreme.LOWEST ? 1 : -1;
    int wanted = method.count();
    this.block = Math.min(a.rows(), wanted + Math.max(LEAST_GUARDS, wanted / 4));
    this.limit =
        method.maxApplications() > 0
            ? method.maxApplications()
            : Math.multiplyExact((long) LIMIT_PER_COLUMN, block);
  }

  EigenSolution run() {
    long start = System.nanoTime();
    SpectralSummary summary = new LanczosProbe(PROBE_STEPS, method.seed()).run(a);
    probeApplications = summary.applications();
    applications = probeApplications;
    reductions = 2 * probeApplications;
    Locked locked = new Locked(a, method.count());
    try (locked) {
      Active active = new Active(block);
      randomise(active.y);
      Outcome outcome = iterate(active, locked, farEnd(summary));
      double seconds = (System.nanoTime() - start) * 1e-9;
      return locked.solution(
          sign, outcome, degree, applications, probeApplications, reductions, seconds);
    }
  }

  private void randomise(MultiVector y) {
    SplittableRandom random = new SplittableRandom(method.seed());
    double[] values = new double[y.rows() * y.columns()];
    Arrays.setAll(values, i -> 2 * random.nextDouble() - 1);
    y.write(values);
  }

  /** A bound of the spectrum at the end that is not wanted. */
  private double farEnd(SpectralSummary summary) {
    double[] ritz = summary.ritzValues();
    double lowest = ritz[0];
    double highest = ritz[ritz.length - 1];
    norm = Math.max(Math.abs(lowest), Math.abs(highest));
    if (sign > 0) {
      return summary.interval().upper();
    }
    double margin = summary.residualNorms()[0] + 0.02 * (highest - lowest);
    return Math.max(lowest - margin, -a.normBound());
  }

  private Outcome iterate(Active first, Locked locked, double farEnd) {
    Active active = first;
    try {
      reductions += OrthonormalBasis.of(active.y, active.z, null);
      while (true) {
        active.rayleighRitz();
        int ready = active.leadingConverged(method.count() - locked.count());
        locked.add(active.y, active.theta, active.residuals, ready);
        if (locked.count() == method.count()) {
          return Outcome.CONVERGED;
        }
        if (Thread.currentThread().isInterrupted()) {
          return Outcome.INTERRUPTED;
        }
        active = active.without(ready);
        double cut = sign * active.theta[active.theta.length - 1];
        if (sign * (farEnd - cut) <= FLAT * norm) {
          return Outcome.STAGNATED; // the block spans all there is, and yet does not converge
        }
        degree = active.degree(unwanted(cut, farEnd));
        if (applications + (degree + 1L) * active.columns() > limit) {
          return Outcome.LIMIT_REACHED;
        }
        active.filter(unwanted(cut, farEnd), locked);
        method.listener().progress(applications, active.residuals[0] / norm);
      }
    } finally {
      active.close();
    }
  }

  private static Interval unwanted(double cut, double farEnd) {
    return new Interval(Math.min(cut, farEnd), Math.max(cut, farEnd));
  }

  /** The blocks of the columns that have not been locked, with signed Ritz values, ascending. */
  private final class Active implements AutoCloseable {
    private final VectorPool.Lease lease = a.vectors().lease();
    private MultiVector y;
    private MultiVector w;
    private MultiVector z;
    private double[] theta;
    private double[] residuals;

    Active(int columns) {
      y = lease.vector(columns);
      w = lease.vector(columns);
      z = lease.vector(columns);
      theta = new double[columns];
      residuals = new double[columns];
      Arrays.fill(residuals, Double.POSITIVE_INFINITY);
    }

    int columns() {
      return theta.length;
    }

    /** Rotates Y to Ritz vectors. */
    void rayleighRitz() {
      int p = columns();
      double[] projected = new double[p * p];
      a.apply(y, w);
      y.gram(w, projected);
      applications += p;
      reductions++;
      DMatrixRMaj h = new DMatrixRMaj(p, p);
      for (int i = 0; i < projected.length; i++) {
        h.data[i] = sign * projected[i];
      }
      SymmetricEigen eigen = SymmetricEigen.of(h);
      double[] rotation = new double[p * p];
      double[] shift = new double[p];
      double[] ones = new double[p];
      Arrays.fill(ones, 1);
      for (int j = 0; j < p; j++) {
        theta[j] = eigen.value(j);
        shift[j] = -sign * theta[j];
        for (int i = 0; i < p; i++) {
          rotation[i * p + j] = eigen.vector(i, j);
        }
      }
      z.combine(y, rotation, 0);
      MultiVector old = y;
      y = z;
      z = old;
      z.combine(w, rotation, 0); // A Y of the Ritz vectors
      z.axpby(shift, y, ones);
      double[] squares = new double[p];
      z.dot(z, squares);
      reductions++;
      for (int j = 0; j < p; j++) {
        residuals[j] = Math.sqrt(squares[j]);
      }
      norm = Math.max(norm, Math.max(Math.abs(theta[0]), Math.abs(theta[p - 1])));
    }

    /** How many columns from the wanted end on have converged, at most {@code most}. */
    int leadingConverged(int most) {
      int ready = 0;
      while (ready < most && residuals[ready] <= method.tolerance() * norm) {
        ready++;
      }
      return ready;
    }

    /** Returns these columns but the first ones, in place of them. */
    Active without(int ready) {
      if (ready == 0) {
        return this;
      }
      int p = columns() - ready;
      Active rest = new Active(p);
      int[] from = new int[p];
      int[] to = new int[p];
      Arrays.setAll(from, j -> ready + j);
      Arrays.setAll(to, j -> j);
      rest.y.copyColumns(y, from, to);
      rest.theta = Arrays.copyOfRange(theta, ready, columns());
      rest.residuals = Arrays.copyOfRange(residuals, ready, columns());
      close();
      return rest;
    }

    /** ChASE's rule for the first column, the one that is to converge next. */
    int degree(Interval unwanted) {
      if (degree == 0) {
        return FIRST_DEGREE;
      }
      double growth = ScaledChebyshev.logGrowth(unwanted, sign * theta[0]);
      double wanted = Math.log(residuals[0] / (method.tolerance() * norm)) / growth;
      return (int) Math.min(MOST_DEGREE, Math.max(LEAST_DEGREE, Math.ceil(wanted) + 1));
    }

    void filter(Interval unwanted, Locked locked) {
      a.expand(ScaledChebyshev.of(unwanted, sign * theta[0], degree), y, z);
      applications += (long) degree * columns();
      MultiVector old = y;
      y = z;
      z = old;
      reductions += OrthonormalBasis.of(y, z, locked.vectors());
    }

    @Override
    public void close() {
      lease.close();
    }
  }
}
