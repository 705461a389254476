package io.autospec.eigen;

import io.autospec.factor.SparseLdl;
import io.autospec.filter.SpectralWindow;
import io.autospec.matrix.CsrMatrix;
import io.autospec.probe.LanczosProbe;
import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.Interval;
import io.autospec.recurrence.PolynomialExpansion;
import io.autospec.solve.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One run of {@link WindowEigenSolver}: the plan, slice by slice, and the account of it. */
final class WindowRun implements AutoCloseable {

  private static final int PROBE_STEPS = 48;
  private static final int PROBES = 3;

  /** Up to this size a dense solver is faster than anything else. */
  private static final int SMALL = 300;

  /**
   * Up to this size a dense solver is affordable where the window holds a third of the spectrum.
   */
  private static final int DENSE = 3000;

  /** Slices hold about this many: the orthogonalisation grows with the square. */
  private static final int PER_SLICE = 100;

  /** The degree from which a factorisation is preferred, where there is one. */
  private static final int NARROW = 128;

  private static final int MOST_DEGREE = 8192;

  private static final int MOST_BLOCK = 16;

  /** Sweeps of a slice that find nothing new although the count says there is more. */
  private static final int MOST_IDLE_SWEEPS = 3;

  /**
   * What lies this near to an end, over ‖A‖, is on it: Ritz values of one multiple eigenvalue
   * differ by as much, and some of its copies would be counted inside and others outside.
   */
  private static final double ON_AN_END = 10 * Sweep.FLOOR;

  private static final long LIMIT_PER_EIGENVALUE = 200_000;

  private final WindowEigenSolver method;
  private final SymmetricOperator a;
  private final Optional<CsrMatrix> matrix;
  private final EigenPairs found;
  private final long start = System.nanoTime();
  private final List<SpectralSummary> probes = new ArrayList<>();

  private SpectralSummary summary;
  private Interval hull;
  private double norm;
  private Optional<Inertia> inertia = Optional.empty();
  private Spending spent;
  private long probeApplications;
  private String name = "filtered-lanczos";
  private int degree;
  private int verifyingBlock;

  WindowRun(WindowEigenSolver method, SymmetricOperator a, Optional<CsrMatrix> matrix) {
    this.method = method;
    this.a = a;
    this.matrix = matrix;
    this.found = new EigenPairs(a.map()::newVector);
  }

  EigenSolution run() {
    probe();
    Slice whole = counted(method.window().lower(), method.window().upper(), true);
    long limit =
        method.maxApplications() > 0
            ? method.maxApplications()
            : LIMIT_PER_EIGENVALUE * (10 + (long) whole.estimate());
    spent = new Spending(limit);
    spent.add(probeApplications, 2 * probeApplications);
    if (whole.expected() == 0 || (!whole.known() && outside(whole))) {
      return solution(Outcome.EMPTY_WINDOW, whole);
    }
    int n = a.rows();
    boolean most = 3 * whole.estimate() > n || flat();
    if (n <= SMALL || (most && n <= DENSE)) {
      dense(whole);
      return solution(found.size() == 0 ? Outcome.EMPTY_WINDOW : Outcome.CONVERGED, whole);
    }
    if (most) {
      return solution(Outcome.LIMIT_REACHED, whole);
    }
    Outcome outcome = Outcome.CONVERGED;
    for (Slice slice : slices(whole)) {
      outcome = sweep(slice);
      if (outcome != Outcome.CONVERGED) {
        break;
      }
    }
    long inside = found.count(whole.lower(), whole.upper());
    boolean lacking = whole.known() && inside != whole.expected();
    boolean early = outcome == Outcome.INTERRUPTED || outcome == Outcome.LIMIT_REACHED;
    if (!early && (lacking || outcome == Outcome.STAGNATED) && n <= DENSE) {
      found.clear();
      dense(whole);
      outcome = Outcome.CONVERGED;
      inside = found.size();
    }
    if (outcome == Outcome.CONVERGED && inside == 0) {
      outcome = Outcome.EMPTY_WINDOW;
    }
    return solution(outcome, whole);
  }

  private void probe() {
    summary = new LanczosProbe(PROBE_STEPS, method.seed()).run(a.map(), a.normBound());
    probes.add(summary);
    hull = SpectralWindow.hull(summary);
    double[] ritz = summary.ritzValues();
    norm = Math.max(Math.abs(ritz[0]), Math.abs(ritz[ritz.length - 1]));
    inertia = matrix.flatMap(csr -> Inertia.of(csr, norm));
    for (int i = 1; i < PROBES && inertia.isEmpty() && !flat(); i++) {
      probes.add(new LanczosProbe(PROBE_STEPS, method.seed() + i).run(a.map(), a.normBound()));
    }
    probeApplications = probes.stream().mapToLong(SpectralSummary::applications).sum();
  }

  private boolean flat() {
    return hull.halfWidth() <= 1e-13 * norm || summary.steps() == 1;
  }

  private boolean outside(Slice slice) {
    return slice.upper() < hull.lower() || slice.lower() > hull.upper();
  }

  /** Counts the eigenvalues of [lower, upper], exactly where the matrix can be factorised. */
  private Slice counted(double lower, double upper, boolean outward) {
    double estimate = WindowCount.estimate(probes, lower, upper);
    double most = Math.max(1e-3 * (upper - lower), ON_AN_END * norm);
    Optional<Inertia.Count> below = inertia.flatMap(i -> i.at(lower, outward ? -1 : 1, most));
    Optional<Inertia.Count> upTo = inertia.flatMap(i -> i.at(upper, 1, most));
    if (below.isPresent() && upTo.isPresent()) {
      long count = Math.max(0, upTo.get().below() - below.get().below());
      return new Slice(below.get().sigma(), upTo.get().sigma(), count, count);
    }
    double slack = ON_AN_END * norm;
    return new Slice(lower - slack, upper + slack, -1, estimate);
  }

  private List<Slice> slices(Slice whole) {
    int count = (int) Math.max(1, Math.round(whole.estimate() / PER_SLICE));
    if (count == 1) {
      return List.of(whole);
    }
    double[] ends = WindowCount.slices(probes, whole.lower(), whole.upper(), count);
    List<Slice> slices = new ArrayList<>();
    for (int s = 0; s < count; s++) {
      double lower = s == 0 ? whole.lower() : slices.get(s - 1).upper();
      Slice slice = counted(lower, ends[s + 1], false);
      double upper = s + 1 == count ? whole.upper() : slice.upper();
      long expected = slice.known() && whole.known() ? exactly(lower, upper) : -1;
      slices.add(new Slice(lower, upper, expected, slice.estimate()));
    }
    return slices;
  }

  /** The count between two shifts at which counts have been made before. */
  private long exactly(double lower, double upper) {
    SparseLdl.Factors low = inertia.orElseThrow().exactly(lower);
    SparseLdl.Factors high = inertia.orElseThrow().exactly(upper);
    return low == null || high == null ? -1 : high.negative() - low.negative();
  }

  /** Finds all eigenvalues of a slice. */
  private Outcome sweep(Slice slice) {
    int block = block(slice);
    Interval window =
        new Interval(
            Math.max(slice.lower(), hull.lower()),
            Math.max(Math.min(slice.upper(), hull.upper()), Math.max(slice.lower(), hull.lower())));
    double reduction =
        Math.max(1e-12, Math.min(1e-3, 0.1 * method.tolerance() * norm / width(window)));
    FilterRule.Effort effort =
        new FilterRule.Effort(
            Math.max(1, slice.estimate()),
            a.rows(),
            block,
            reduction,
            inertia.isPresent() ? NARROW : MOST_DEGREE);
    Outcome outcome = Outcome.STAGNATED;
    Optional<PolynomialExpansion> polynomial = method.rule().choose(summary, window, effort);
    if (polynomial.isPresent()) {
      outcome =
          sweep(slice, SlicePlan.filter(a.map(), polynomial.get(), summary, window, slice, effort));
    }
    if (outcome == Outcome.STAGNATED) {
      Optional<SparseLdl.Factors> factors =
          inertia.flatMap(i -> i.factors(window.center(), window.halfWidth()));
      if (factors.isPresent()) {
        outcome = sweep(slice, SlicePlan.shiftInvert(factors.get(), slice, block, a.rows()));
      }
    }
    return outcome;
  }

  private Outcome sweep(Slice slice, SlicePlan plan) {
    name = plan.name();
    degree = plan.phi().degree();
    int block = plan.block();
    long deadline =
        inertia.isPresent() && plan.products() < Long.MAX_VALUE
            ? spent.applications() + plan.products()
            : Long.MAX_VALUE;
    Sweep sweep = new Sweep(method, a.map(), plan, slice, found, spent, deadline, norm);
    int most = (int) (8 * slice.estimate()) + 30 * block + 60;
    int idle = 0;
    for (int attempt = 0; ; attempt++) {
      long before = found.count(slice.lower(), slice.upper());
      long seed = method.seed() + 1000 + attempt;
      int steps = attempt == 0 ? plan.steps() : plan.verifying();
      Sweep.End end = sweep.run(block, steps, most, seed);
      long after = found.count(slice.lower(), slice.upper());
      if (end == Sweep.End.INTERRUPTED) {
        return Outcome.INTERRUPTED;
      }
      if (end == Sweep.End.LIMIT) {
        return Outcome.LIMIT_REACHED;
      }
      if (end == Sweep.End.OVERDUE || (end == Sweep.End.STAGNATED && after == before)) {
        return Outcome.STAGNATED;
      }
      if (slice.known() && after > before && after < slice.expected()) {
        // of higher multiplicity than the block had columns
        block = (int) Math.min(slice.expected() - after, Math.min(2L * block, MOST_BLOCK));
      }
      if (slice.known()) {
        idle = after > before ? 0 : idle + 1;
        if (after >= slice.expected() || idle == MOST_IDLE_SWEEPS) {
          return after == slice.expected() ? Outcome.CONVERGED : Outcome.STAGNATED;
        }
      } else if (after == before && attempt > 0) {
        verifyingBlock = Math.max(verifyingBlock, block);
        return Outcome.CONVERGED;
      }
    }
  }

  private int block(Slice slice) {
    if (method.block() > 0) {
      return method.block();
    }
    return (int) Math.max(2, Math.min(8, slice.estimate() / 25));
  }

  private static double width(Interval window) {
    return Math.max(window.upper() - window.lower(), Double.MIN_NORMAL);
  }

  private void dense(Slice whole) {
    name = "dense";
    degree = 0;
    DensePairs.add(a, whole.lower(), whole.upper(), found, spent);
  }

  private EigenSolution solution(Outcome outcome, Slice whole) {
    int[] inside = found.inside(whole.lower(), whole.upper());
    int k = inside.length;
    double[] values = new double[k];
    double[] residuals = new double[k];
    for (int j = 0; j < k; j++) {
      values[j] = found.value(inside[j]);
      residuals[j] = found.residual(inside[j]);
    }
    return new EigenSolution(
        values,
        residuals,
        found.vectors(a.rows(), inside),
        outcome,
        new WindowAdvice(method.window(), hull, whole, k, a.rows()).of(outcome),
        name,
        degree,
        spent.applications(),
        probeApplications,
        spent.reductions(),
        certificate(outcome, whole, k),
        (System.nanoTime() - start) * 1e-9);
  }

  private Certificate certificate(Outcome outcome, Slice whole, int count) {
    double orthogonality = found.orthogonality();
    if (whole.known()) {
      return new Certificate(Check.INERTIA, whole.expected(), count, 1, orthogonality);
    }
    boolean dense = name.equals("dense");
    if (dense) {
      return new Certificate(Check.DENSE, count, count, 1, orthogonality);
    }
    boolean verified = verifyingBlock > 0 && outcome == Outcome.CONVERGED;
    if (!verified) {
      return Certificate.none(count, orthogonality);
    }
    // a Gaussian component is below η times its deviation with probability η √(2/π)
    double missed = Math.pow(SlicePlan.LEAST_COMPONENT * Math.sqrt(2 / Math.PI), verifyingBlock);
    return new Certificate(Check.RANDOM_RESTART, count, count, 1 - missed, orthogonality);
  }

  @Override
  public void close() {
    found.close();
  }
}
