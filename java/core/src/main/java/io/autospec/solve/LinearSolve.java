package io.autospec.solve;

import io.autospec.backend.MultiVector;
import io.autospec.backend.Precision;
import io.autospec.backend.VectorPool;
import io.autospec.model.ChebyshevModel;
import io.autospec.model.LowerEndRule;
import io.autospec.model.Prediction;
import io.autospec.operator.LinearOperator;
import io.autospec.operator.PolynomialPreconditioner;
import io.autospec.operator.UnroundedOperator;
import io.autospec.probe.SafetyMargin;
import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.Interval;
import io.autospec.recurrence.PolynomialExpansion;
import io.autospec.solve.ConjugateGradient.Run;
import java.util.Arrays;

/**
 * One solve in progress: plain steps that probe, a polynomial, runs of conjugate gradients with it,
 * and the check of the true residual that alone may say CONVERGED.
 *
 * <p>The vectors are in the coordinates of the scaled system: A = S A₀ S, c = S b, u = S⁻¹ x, r = c
 * − A u, so that ‖S⁻¹ r‖ is the residual norm of the original system.
 */
final class LinearSolve {

  /**
   * Plain steps that probe. On 57 real matrices 10 steps cost fewer products than 8, which miss
   * λmax more often, and 12.
   */
  static final int PROBE_STEPS = 10;

  /** Models with the probe's shape need a step more than their degree. */
  private static final int MOST_PROBE_STEPS = 33;

  /** Corrections of λmax before the polynomial is given up for plain steps. */
  private static final int MAX_CORRECTIONS = 3;

  /** A recomputed residual above this fraction of the one before is no progress. */
  private static final double PROGRESS = 0.5;

  /** After a residual that was not confirmed, the next run ends this much further down. */
  private static final double AIM_LOWER = 0.3;

  private static final int LEAST_LIMIT = 100_000;

  private final LinearSolver solver;
  private final SymmetricSystem system;
  private final MultiVector c;
  private final MultiVector u;
  private final MultiVector r;
  private final MultiVector kept;

  private Ledger ledger;
  private BestSolution best;
  private double target;
  private double aim;
  private PolynomialPreconditioner polynomial;
  private String served;
  private int degree;
  private String fallbackReason = "";
  private double gamma = ChebyshevModel.DEFAULT_GAMMA;
  private double upper;
  private int corrections;
  private boolean raised;
  private double lastTrueResidual = Double.POSITIVE_INFINITY;
  private long probeApplications;
  private long probeNanos;

  LinearSolve(LinearSolver solver, SymmetricSystem system, MultiVector u, VectorPool.Lease lease) {
    this.solver = solver;
    this.system = system;
    this.degree = DegreeRule.of(solver, system.operator().rows());
    this.served = Models.name(solver, degree);
    this.u = u;
    this.c = lease.vector(1);
    this.r = lease.vector(1);
    this.kept = lease.vector(1);
  }

  /** The block that takes b before {@link #run}. */
  MultiVector rightHandSide() {
    return c;
  }

  /**
   * Solves from zero.
   *
   * @param x what {@link Solution#x} will be; the caller copies the solution there
   */
  Solution run(double[] x) {
    long start = System.nanoTime();
    double norm = RightHandSideNorm.of(c);
    begin(new Ledger(limit(solver, system), norm, solver.listener()));
    ledger.spend(0, 1);
    system.scale(c);
    u.fill(0);
    r.assign(c);
    Outcome outcome = norm == 0 ? Outcome.CONVERGED : iterate();
    return finish(x, outcome, start);
  }

  /**
   * Carries on from a solution that several right-hand sides together have reached: checked first,
   * and improved as long as it does not meet the tolerance. The right-hand side and the solution
   * are those of the scaled system.
   *
   * @param x what {@link Solution#x} will be; the caller copies the solution there
   * @param spent what the column has spent so far
   * @param preparation what it was preconditioned with
   * @param earlierProbeNanos time of the probe, not in {@code earlierSeconds}
   * @param earlierSeconds this column's share of the time so far
   */
  Solution carryOn(
      double[] x,
      Ledger spent,
      BlockSolve.Preparation preparation,
      long earlierProbeNanos,
      double earlierSeconds) {
    long start = System.nanoTime() - (long) (earlierSeconds * 1e9) - earlierProbeNanos;
    begin(spent);
    if (preparation.degree() != DegreeRule.OPEN) {
      degree = preparation.degree();
      served = Models.name(solver, degree);
      probeApplications = PROBE_STEPS;
      probeNanos = earlierProbeNanos;
    }
    if (preparation.polynomial() != null) {
      polynomial = preparation.polynomial();
      served = preparation.prediction().model();
      fallbackReason = preparation.prediction().fallbackReason();
      gamma = preparation.gamma();
      upper = preparation.upper();
    }
    if (spent.rightHandSideNorm() == 0) {
      return finish(x, Outcome.CONVERGED, start);
    }
    Outcome outcome = verify();
    return finish(x, outcome == null ? iterate() : outcome, start);
  }

  private void begin(Ledger newLedger) {
    ledger = newLedger;
    best = new BestSolution(kept, ledger.rightHandSideNorm());
    target = solver.tolerance() * ledger.rightHandSideNorm();
    aim = target;
  }

  private Solution finish(double[] x, Outcome end, long start) {
    Outcome outcome = end;
    double residual = ledger.rightHandSideNorm() == 0 ? 0 : lastTrueResidual;
    if (outcome != Outcome.CONVERGED) {
      residual = bestResidual();
      outcome = meetsTarget(residual) ? Outcome.CONVERGED : outcome;
    }
    String advice = outcome.advice();
    if (outcome == Outcome.BREAKDOWN || outcome == Outcome.STAGNATED) {
      advice = NullSpace.advice(system, advice, ledger);
    }
    system.scale(u);
    double seconds = (System.nanoTime() - start - probeNanos) * 1e-9;
    return new Solution(
        x,
        outcome,
        advice,
        ledger.relative(residual),
        served,
        Math.max(1, degree),
        fallbackReason,
        ledger.applications(),
        probeApplications,
        ledger.reductions(),
        ledger.iterations(),
        ledger.history(),
        probeNanos * 1e-9,
        seconds);
  }

  static long limit(LinearSolver solver, SymmetricSystem system) {
    long asked = solver.maxApplications();
    return asked > 0 ? asked : Math.max(LEAST_LIMIT, 20L * system.operator().rows());
  }

  private Outcome iterate() {
    Run run = degree == 1 || polynomial != null ? resume() : probe();
    while (true) {
      if (Thread.currentThread().isInterrupted()) {
        return Outcome.INTERRUPTED;
      }
      switch (run.end()) {
        case TOLERANCE -> {
          Outcome outcome = verify();
          if (outcome != null) {
            return outcome;
          }
          raise("the residual was not confirmed");
          run = resume();
        }
        case STEPS -> {
          adopt(run);
          run = resume();
        }
        case PRECONDITIONER -> {
          if (polynomial == null) {
            return Outcome.BREAKDOWN; // rᵀ r itself is not finite: no method could go on
          }
          run = corrected();
        }
        case STALLED -> {
          Outcome outcome = afterStall();
          if (outcome != null) {
            return outcome;
          }
          run = resume();
        }
        case NEGATIVE_CURVATURE -> {
          return Outcome.NOT_POSITIVE_DEFINITE;
        }
        case SINGULAR -> {
          return Outcome.BREAKDOWN;
        }
        case LIMIT -> {
          return Outcome.LIMIT_REACHED;
        }
        case INTERRUPTED -> {
          return Outcome.INTERRUPTED;
        }
      }
    }
  }

  private Run plainRun(int steps) {
    return new ConjugateGradient(aim, steps).run(system, null, u, r, best, ledger);
  }

  private Run probe() {
    long start = System.nanoTime();
    long before = ledger.applications();
    Run run =
        new ConjugateGradient(aim, Integer.MAX_VALUE)
            .run(system, null, u, r, best, ledger, this::probed);
    if (degree == 1) {
      probeApplications += PROBE_STEPS; // and the rest was the solve
      return run;
    }
    probeApplications += ledger.applications() - before;
    probeNanos += System.nanoTime() - start;
    return run;
  }

  /** Tells whether the plain steps so far are probe enough; decides over the degree on the way. */
  private boolean probed(double[] alpha, double[] beta, int steps) {
    if (steps == PROBE_STEPS && degree == DegreeRule.OPEN) {
      degree = DegreeChoice.of(Models.learned(solver), seen(alpha, beta, steps), system.operator());
      if (degree == 1) {
        served = Models.plainName(solver.preconditioning());
      }
    }
    return degree != 1
        && steps >= probeSteps()
        && (steps >= MOST_PROBE_STEPS
            || !Models.of(solver, gamma).wantsLongerProbe(seen(alpha, beta, steps), degree));
  }

  /** What the first plain steps saw. */
  private SpectralSummary seen(double[] alpha, double[] beta, int steps) {
    return SpectralSummary.fromConjugateGradient(
            Arrays.copyOf(alpha, steps),
            Arrays.copyOf(beta, steps),
            SafetyMargin.DEFAULT,
            system.normBound())
        .withRows(system.operator().rows());
  }

  private int probeSteps() {
    return switch (solver.preconditioning()) {
      case HARMONIC_RITZ, LEAST_SQUARES ->
          Math.max(PROBE_STEPS, Math.min(MOST_PROBE_STEPS, degree + 1));
      default -> PROBE_STEPS;
    };
  }

  private Run resume() {
    if (polynomial == null) {
      return plainRun(Integer.MAX_VALUE);
    }
    return new ConjugateGradient(aim, Integer.MAX_VALUE)
        .run(system, polynomial, u, r, best, ledger);
  }

  /** Makes the polynomial from what the plain steps of {@code run} saw. */
  private void adopt(Run run) {
    SpectralSummary seen = seen(run.alpha(), run.beta(), run.alpha().length);
    Interval interval = seen.interval();
    upper = Math.max(upper, interval.upper());
    if (corrections == 0) {
      gamma =
          LowerEndRule.gamma(
              system.operator().rows(),
              degree,
              interval.lower() / upper,
              ConjugateGradient.reduction(run.beta()));
    }
    SpectralSummary summary =
        new SpectralSummary(
            new Interval(interval.lower(), upper + system.roundingBound()),
            seen.tridiagonal(),
            probeApplications,
            system.operator().rows());
    Prediction prediction = Models.of(solver, gamma).predict(summary, degree);
    served = prediction.model();
    fallbackReason = prediction.fallbackReason();
    polynomial = polynomial(prediction.expansion());
  }

  private PolynomialPreconditioner polynomial(PolynomialExpansion expansion) {
    LinearOperator a = system.operator();
    return new PolynomialPreconditioner(raised ? new UnroundedOperator(a) : a, expansion);
  }

  /**
   * Polynomials run in float64 from now on; returns false if they do, or there is none. Of 21 real
   * matrices with at least 1e5 nonzeros none came to this.
   */
  private boolean raise(String reason) {
    boolean rounds = polynomial != null && polynomial.polynomial().degree() > 0;
    if (system.precision() == Precision.FLOAT64 || raised || !rounds) {
      return false;
    }
    raised = true;
    fallbackReason =
        system.precision().label() + " inside the polynomial: " + reason + "; float64 since";
    polynomial = polynomial(polynomial.polynomial());
    return true;
  }

  /** The polynomial was not positive where the residual lives: λmax is probed again from there. */
  private Run corrected() {
    if (raise("its polynomial was not positive on the spectrum")) {
      return resume();
    }
    polynomial = null;
    if (corrections == MAX_CORRECTIONS) {
      giveUpPolynomial("the polynomial was not positive on the spectrum");
      return resume();
    }
    corrections++;
    trueResidual();
    return probe();
  }

  private void giveUpPolynomial(String reason) {
    fallbackReason = served + " of degree " + degree + ": " + reason;
    served = Models.plainName(solver.preconditioning());
    degree = 1;
    polynomial = null;
  }

  private Outcome afterStall() {
    Outcome outcome = verify();
    if (outcome == null && polynomial != null && !raise("the residual stood still")) {
      giveUpPolynomial("the residual stood still");
    }
    return outcome;
  }

  /** Recomputes the residual: CONVERGED, STAGNATED, or null if going on makes sense. */
  private Outcome verify() {
    double before = lastTrueResidual;
    lastTrueResidual = trueResidual();
    if (meetsTarget(lastTrueResidual)) {
      return Outcome.CONVERGED;
    }
    aim = AIM_LOWER * Math.min(target, lastTrueResidual);
    return lastTrueResidual < PROGRESS * before ? null : Outcome.STAGNATED;
  }

  private boolean meetsTarget(double residual) {
    return system.meets(target, residual, c, u, r, ledger);
  }

  /** The residual of u, or of the solution kept, or of 0 where it was told wrong: u is that one. */
  private double bestResidual() {
    double residual = trueResidual();
    if (best.restore(u, residual)) {
      residual = trueResidual();
    }
    if (residual <= ledger.rightHandSideNorm()) {
      return residual;
    }
    u.fill(0);
    return trueResidual();
  }

  /** r = c − A u, and its norm in the original system. */
  private double trueResidual() {
    return system.residual(c, u, r, ledger);
  }
}
