package io.autospec.eigen;

import io.autospec.probe.LanczosProbe;
import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.PolynomialExpansion;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * The filters of one {@link SubspaceRun}: where the unwanted begins, the degree of every column,
 * and the probes that tell what lies beyond.
 *
 * <p>Values are counted from the wanted end: they are those of A or of −A.
 */
final class SubspaceFilter {

  /**
   * Products of the first probe, fewer where its vectors would take more room than the iteration's
   * blocks do: it is to resolve the outliers at the far end, which cost a filter one degree each.
   */
  private static final int PROBE_STEPS = 64;

  /**
   * The share of an iteration's products that a longer probe may take. It finds outliers that the
   * first has not told apart, so that where iterations are long they become fewer: for the lowest
   * eigenvalues of bcsstm20 63,000 products in place of 95,000.
   */
  private static final double PROBE_SHARE = 1.0 / 16;

  private static final int FIRST_DEGREE = 20;
  private static final int LEAST_DEGREE = 4;

  /**
   * The highest degree, taken where lower ones do not grow by {@link #LEAST_GROWTH}. With 60 the
   * cut had to move so far out that the lowest of bcsstm20 took 710,000 products, with 240 81,000,
   * with 480 or 960 63,000.
   */
  private static final int HIGHEST_DEGREE = 480;

  /**
   * ln of the largest growth of a filter: beyond, what is next to converge drowns in the rounding
   * of what grows most.
   */
  private static final double MOST_GROWTH = 23;

  /** The same for what is locked and projected out of what the filter gives. */
  private static final double MOST_LOCKED_GROWTH = 30;

  /** ln ρ^d by which the filter of most degree is to grow from the cut to the first value. */
  private static final double LEAST_GROWTH = 2;

  /** The cut is no nearer to the first value than this part of the spectrum's length. */
  private static final double NEAREST = 1e-12;

  /**
   * ln of how far below the tolerance a residual is to come. What is locked bounds the accuracy of
   * what is orthogonal to it: with 0 ten pairs locked at the tolerance kept the eleventh highest of
   * 1138_bus from it for ever; and where the filter grows slowly, what is just above the tolerance
   * came down by a percent per iteration.
   */
  private static final double BEYOND_TOLERANCE = 2;

  /** The share of the products of Chebyshev's filter that a model's must promise not to exceed. */
  private static final double WORTHWHILE = 0.95;

  /** The part of its distance to which the cut may come nearer in one iteration. */
  private static final double SLOWEST = 0.1;

  /**
   * What the iteration has reached.
   *
   * @param theta Ritz values of the active block, those wanted first
   * @param residuals their norms
   * @param wanted how many of them are wanted
   * @param locked values of what has converged
   * @param lockedResiduals their norms
   * @param norm ‖A‖ as far as it is known
   */
  @SuppressWarnings("ArrayRecordComponent") // lives within one iteration
  record Progress(
      double[] theta,
      double[] residuals,
      int wanted,
      double[] locked,
      double[] lockedResiduals,
      double norm) {

    double last() {
      return theta[theta.length - 1];
    }
  }

  /**
   * The filters of one iteration.
   *
   * @param series the filters by their degree
   * @param degrees of the columns
   */
  @SuppressWarnings("ArrayRecordComponent") // lives within one iteration
  record Choice(FilterSeries series, int[] degrees) {

    /** Returns the filter of most degree. */
    PolynomialExpansion steepest() {
      return series.of(Arrays.stream(degrees).max().orElse(1));
    }
  }

  private final ChebyshevFilteredSubspaceIteration method;
  private final SymmetricOperator a;
  private final int sign;
  private final int block;
  private final long limit;
  private EndFilter filter;
  private double norm;
  private int steps; // of the last probe, as asked
  private long applications;
  private long reductions;
  private Choice choice; // of the last iteration
  private double lastCut;

  /** Probes the operator. */
  SubspaceFilter(
      ChebyshevFilteredSubspaceIteration method, SymmetricOperator a, int block, long limit) {
    this.method = method;
    this.a = a;
    this.sign = method.which() == Extreme.LOWEST ? 1 : -1;
    this.block = block;
    this.limit = limit;
    probe(
        LanczosProbe.orthogonal(
            (int) Math.min(Math.min(PROBE_STEPS, 3L * block), limit), method.seed()));
  }

  private void probe(LanczosProbe probe) {
    SpectralSummary summary = probe.run(a.map(), a.normBound());
    steps = probe.steps();
    applications += summary.applications();
    reductions += probe.reductions(summary.applications());
    double[] ritz = summary.ritzValues();
    norm = Math.max(norm, Math.max(Math.abs(ritz[0]), Math.abs(ritz[ritz.length - 1])));
    filter = new EndFilter(summary, method.which(), method.filter(), a.normBound());
  }

  /** Returns the products of all probes. */
  long applications() {
    return applications;
  }

  long reductions() {
    return reductions;
  }

  /** Returns the largest |λ| that the probes have seen. */
  double norm() {
    return norm;
  }

  double far() {
    return filter.far();
  }

  /** Learns of the farthest Ritz value of a block that the last choice has filtered. */
  void observe(double value, double residual) {
    filter.observe(value);
    if (amplified(value, residual)) {
      filter.distrust();
    }
  }

  /** Tells whether there is an eigenvalue beyond the cut that the filter does not damp. */
  private boolean amplified(double value, double reach) {
    return choice != null
        && value - reach > lastCut
        && DoubleStream.of(value - reach, value, value + reach)
            .allMatch(t -> Math.abs(choice.steepest().evaluate(sign * t)) > 1);
  }

  /**
   * Chooses for the next iteration; where that is to be long, with a longer probe.
   *
   * @param spent products so far, but for those of probes
   */
  Choice choose(Progress progress, long spent) {
    Choice next = choice(progress);
    long products = Arrays.stream(next.degrees()).asLongStream().sum();
    int longer = (int) Math.min(a.rows(), (long) (PROBE_SHARE * products));
    boolean steep = next.series().most() > EndFilter.MOST_DEGREE;
    if (steep && longer >= 2 * steps && spent + applications + longer <= limit) {
      probe(new LanczosProbe(longer, method.seed()));
      filter.observe(progress.last());
      next = choice(progress);
    }
    lastCut = next.series().cut();
    choice = next;
    return next;
  }

  private Choice choice(Progress progress) {
    FilterSeries series = series(progress);
    return new Choice(series, degrees(progress, series));
  }

  /**
   * Filters of what begins at the last Ritz value, but so far from the first that the filter of
   * most degree grows by e² at least, and no nearer at once than a part of where it was. A block
   * all in one multiple eigenvalue shows no gap: there that of the probe counts, without which the
   * highest of bcsstm11, of multiplicity 76, took 102,510 products in place of 1,068.
   */
  private FilterSeries series(Progress progress) {
    double target = target(progress);
    double length = filter.far() - target;
    double farthest = filter.far() - 0.05 * length;
    double first = progress.theta[0];
    double slack = method.tolerance() * progress.norm;
    double last =
        choice == null
            ? filter.quantile(block)
            : Math.max(
                Math.max(progress.last(), filter.next(first, slack)),
                first + SLOWEST * (lastCut - first));
    double cut = Math.min(Math.max(last, target + NEAREST * length), farthest);
    FilterSeries near = from(progress, cut);
    double growth = growth(progress, near);
    if (growth >= LEAST_GROWTH) {
      return near;
    }
    double wider = LEAST_GROWTH / growth; // it goes as the root of the distance
    cut = Math.min(target + wider * wider * (cut - target), farthest);
    return from(progress, cut);
  }

  /**
   * Filters from a cut on, with degrees that let the first value grow enough if there are such and
   * rounding permits them.
   */
  private FilterSeries from(Progress progress, double cut) {
    double target = target(progress);
    FilterSeries chebyshev = filter.series(cut, target, 0);
    FilterSeries model = filter.series(cut, target, Double.POSITIVE_INFINITY);
    FilterSeries best = cheaper(progress, model, chebyshev);
    while (growth(progress, best) < LEAST_GROWTH
        && mostDegree(progress, best) == best.most()
        && best.most() < HIGHEST_DEGREE) {
      chebyshev = chebyshev.upTo(2 * chebyshev.most());
      model = model.upTo(2 * model.most());
      best = cheaper(progress, model, chebyshev);
    }
    return best;
  }

  private double growth(Progress progress, FilterSeries series) {
    return series.growth(mostDegree(progress, series), target(progress));
  }

  /** Returns the model's filters where they promise fewer products than Chebyshev's. */
  private FilterSeries cheaper(Progress progress, FilterSeries model, FilterSeries chebyshev) {
    return cost(progress, model) < WORTHWHILE * cost(progress, chebyshev) ? model : chebyshev;
  }

  /**
   * Products per unit of growth of what is last to converge, Rayleigh–Ritz included, at the highest
   * degree that rounding permits: where that is low, a steeper filter gains nothing.
   */
  private double cost(Progress progress, FilterSeries series) {
    double value = choice == null ? target(progress) : progress.theta[progress.wanted - 1];
    int highest = stableDegree(progress, series);
    return (highest + 1) / series.growth(highest, value);
  }

  private int stableDegree(Progress progress, FilterSeries series) {
    double degree = series.degree(target(progress), MOST_GROWTH);
    return (int) Math.max(1, Math.round(Math.min(mostDegree(progress, series), degree)));
  }

  /**
   * The degree at which what the locked vectors lack would drown the others: a vector orthogonal to
   * one of residual r holds r/gap of its eigenvector, and what the filter makes of that leaves
   * r/gap of itself when the locked one is projected out.
   */
  private int mostDegree(Progress progress, FilterSeries series) {
    if (progress.locked.length == 0) {
      return series.most();
    }
    double least = Arrays.stream(progress.locked).min().getAsDouble();
    double gap = progress.last() - least;
    double r = Arrays.stream(progress.lockedResiduals).max().orElse(0);
    double bearable =
        Math.log(method.tolerance() * progress.norm * gap / (r * r)) - BEYOND_TOLERANCE;
    double growth = Math.max(1, Math.min(MOST_LOCKED_GROWTH, bearable));
    return (int) Math.max(1, series.degree(least, growth));
  }

  /** The lowest value there is, by the probe as long as the block is random. */
  private double target(Progress progress) {
    return choice == null ? Math.min(filter.near(), progress.theta[0]) : progress.theta[0];
  }

  /** ChASE's rule for each column: the products that bring its residual to the tolerance. */
  private int[] degrees(Progress progress, FilterSeries series) {
    int[] degrees = new int[progress.theta.length];
    int stable = stableDegree(progress, series);
    double slack = method.tolerance() * progress.norm;
    for (int j = 0; j < progress.wanted; j++) {
      double excess = Math.max(0, Math.log(progress.residuals[j] / slack));
      double needed = series.degree(progress.theta[j], excess + BEYOND_TOLERANCE) + 1;
      int asked = choice == null ? FIRST_DEGREE : (int) Math.max(LEAST_DEGREE, Math.ceil(needed));
      degrees[j] = Math.min(asked, stable);
    }
    Arrays.fill(degrees, progress.wanted, degrees.length, degrees[progress.wanted - 1]);
    return degrees;
  }
}
