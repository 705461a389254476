package io.autospec.solve;

import io.autospec.backend.MultiVector;
import io.autospec.backend.VectorPool;
import io.autospec.model.LowerEndRule;
import io.autospec.model.Prediction;
import io.autospec.operator.PolynomialPreconditioner;
import io.autospec.probe.SafetyMargin;
import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A solve with several right-hand sides: plain steps of all columns together, one polynomial from
 * what they saw, runs of all columns with it; then every column by itself is checked, and carried
 * on by {@link LinearSolve} where the check fails.
 */
final class BlockSolve {

  private final LinearSolver solver;
  private final SymmetricSystem system;
  private final MultiVector c;
  private final MultiVector u;
  private final MultiVector r;
  private int degree;
  private long probeNanos;

  /**
   * Prepares a solve.
   *
   * @param c n × k, the right-hand sides B; overwritten
   * @param u n × k, receives the solutions
   * @param lease lends the blocks
   */
  BlockSolve(
      LinearSolver solver,
      SymmetricSystem system,
      MultiVector c,
      MultiVector u,
      VectorPool.Lease lease) {
    this.solver = solver;
    this.system = system;
    this.c = c;
    this.u = u;
    this.r = lease.vector(c.columns());
    this.degree = DegreeRule.of(solver, system.operator().rows());
  }

  /** Solves from zero; the solutions are in the order of the columns. */
  List<Solution> run() {
    long start = System.nanoTime();
    int k = c.columns();
    double[] norms = norms();
    List<Ledger> ledgers = new ArrayList<>();
    for (int j = 0; j < k; j++) {
      Ledger ledger = new Ledger(LinearSolve.limit(solver, system), norms[j], solver.listener());
      ledger.spend(0, 1);
      ledgers.add(ledger);
    }
    system.scale(c);
    u.fill(0);
    r.assign(c);
    Preparation preparation = iterate(ledgers);
    double share = (System.nanoTime() - start - probeNanos) * 1e-9 / k;
    List<Solution> solutions = new ArrayList<>();
    for (int j = 0; j < k; j++) {
      solutions.add(finish(j, ledgers.get(j), preparation, share));
    }
    return solutions;
  }

  /** ‖b_j‖, each refused as a single one would be. */
  private double[] norms() {
    double[] norms = new double[c.columns()];
    try (VectorPool.Lease lease = system.vectors().lease()) {
      MultiVector b = lease.vector(1);
      for (int j = 0; j < norms.length; j++) {
        b.copyColumns(c, new int[] {j}, new int[] {0});
        norms[j] = RightHandSideNorm.of(b);
      }
    }
    return norms;
  }

  /** Runs all columns that are not zero; returns what they were preconditioned with. */
  private Preparation iterate(List<Ledger> ledgers) {
    List<BlockColumn> probes = columns(ledgers, true);
    if (probes.isEmpty()) {
      return Preparation.NONE;
    }
    long start = System.nanoTime();
    run(probes, null, degree == 1 ? Integer.MAX_VALUE : LinearSolve.PROBE_STEPS);
    if (degree == 1) {
      return Preparation.NONE;
    }
    probeNanos = System.nanoTime() - start;
    List<BlockColumn> full =
        probes.stream().filter(probe -> probe.steps() == LinearSolve.PROBE_STEPS).toList();
    if (full.isEmpty()) {
      return Preparation.NONE;
    }
    Preparation preparation = prepare(full);
    List<BlockColumn> rest = new ArrayList<>();
    List<Integer> indices = full.stream().map(BlockColumn::index).toList();
    for (BlockColumn column : columns(ledgers, degree == 1)) {
      if (indices.contains(column.index())) {
        rest.add(column);
      }
    }
    run(rest, preparation.polynomial(), Integer.MAX_VALUE);
    return preparation;
  }

  private List<BlockColumn> columns(List<Ledger> ledgers, boolean plain) {
    List<BlockColumn> columns = new ArrayList<>();
    for (int j = 0; j < ledgers.size(); j++) {
      Ledger ledger = ledgers.get(j);
      double tolerance = solver.tolerance() * ledger.rightHandSideNorm();
      if (tolerance > 0) {
        columns.add(new BlockColumn(j, tolerance, system.operator().rows(), plain, ledger));
      }
    }
    return columns;
  }

  private void run(List<BlockColumn> columns, PolynomialPreconditioner polynomial, int maxSteps) {
    new BlockConjugateGradient(system, polynomial, solver.listener()).run(columns, maxSteps, u, r);
  }

  /** One polynomial for all: the largest λmax seen, the rest by who saw furthest down. */
  private Preparation prepare(List<BlockColumn> probes) {
    List<SpectralSummary> seen = new ArrayList<>();
    double upper = 0;
    for (BlockColumn probe : probes) {
      SpectralSummary summary =
          SpectralSummary.fromConjugateGradient(
              probe.alphas(), probe.betas(), SafetyMargin.DEFAULT, system.normBound());
      seen.add(summary);
      upper = Math.max(upper, summary.interval().upper());
    }
    SpectralSummary lead =
        seen.stream().min(Comparator.comparingDouble(s -> s.interval().lower())).orElseThrow();
    double[] beta = probes.get(seen.indexOf(lead)).betas();
    Interval interval = new Interval(lead.interval().lower(), upper + system.roundingBound());
    SpectralSummary summary =
        new SpectralSummary(
            interval, lead.tridiagonal(), LinearSolve.PROBE_STEPS, system.operator().rows());
    if (degree == DegreeRule.OPEN) {
      degree = DegreeChoice.of(Models.learned(solver), summary, system.operator());
    }
    if (degree == 1) {
      return new Preparation(null, null, degree, 0, upper);
    }
    double gamma =
        LowerEndRule.gamma(
            system.operator().rows(),
            degree,
            interval.lower() / upper,
            ConjugateGradient.reduction(beta));
    Prediction prediction = Models.of(solver, gamma).predict(summary, degree);
    return new Preparation(
        new PolynomialPreconditioner(system.operator(), prediction.expansion()),
        prediction,
        degree,
        gamma,
        upper);
  }

  /** Checks column j, and carries it on by itself where the check fails. */
  private Solution finish(int j, Ledger ledger, Preparation preparation, double blockSeconds) {
    int[] here = {j};
    int[] only = {0};
    try (VectorPool.Lease lease = system.vectors().lease()) {
      MultiVector solution = lease.vector(1);
      solution.copyColumns(u, here, only);
      LinearSolve solve = new LinearSolve(solver, system, solution, lease);
      solve.rightHandSide().copyColumns(c, here, only);
      double[] x = new double[system.operator().rows()];
      Solution end = solve.carryOn(x, ledger, preparation, probeNanos, blockSeconds);
      solution.read(x);
      u.copyColumns(solution, only, here);
      return end;
    }
  }

  /**
   * What the columns were preconditioned with.
   *
   * @param polynomial p(A), or null
   * @param prediction how it was made, or null
   * @param degree chosen, or {@link DegreeRule#OPEN} if none was
   * @param gamma of the lower end
   * @param upper the λmax assumed
   */
  record Preparation(
      PolynomialPreconditioner polynomial,
      Prediction prediction,
      int degree,
      double gamma,
      double upper) {
    static final Preparation NONE = new Preparation(null, null, DegreeRule.OPEN, 0, 0);
  }
}
