package io.autospec.filter;

import io.autospec.density.CellNetworks;
import io.autospec.density.CellOutputs;
import io.autospec.density.DensityCells;
import io.autospec.model.Prediction;
import io.autospec.network.ModelFileException;
import io.autospec.probe.SpectralSummary;
import io.autospec.probe.SpectralSupport;
import io.autospec.recurrence.Interval;
import io.autospec.recurrence.PolynomialExpansion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The minimax filter on those parts of the spectrum's interval that are not empty, as two small
 * networks say.
 *
 * <p>The networks say of every cell of the probe how likely it holds an eigenvalue, {@link
 * #logOdds}; cells below a threshold are left out of the set on which the filter is to be small. So
 * outliers that the probe has found cost a degree each instead of stretching the interval. The
 * certified intervals θ ± r of all Ritz values always belong to the set. For one-sided windows what
 * lies outside of the {@link SpectralSupport} is left out too, whatever the networks say: there the
 * far end is where a probe sees most, and the filter comes as a product of factors. Where little is
 * to be gained, the filter is that of the whole interval, which no hidden eigenvalue can spoil.
 *
 * @param networks of the cells
 */
public record LearnedFilterModel(CellNetworks networks) implements FilterModel {

  /** The task named in the files of these models. */
  public static final String TASK = "filter";

  private static final String SHIPPED = "filter.safetensors";

  /** Log odds of n · share with n = 1,000, where the networks answer 0. */
  private static final double ORDER = 1000;

  /** Cells of smaller log odds of holding an eigenvalue are taken to be empty. */
  private static final double EMPTY = -10;

  /** The share of the interval that occupied cells may cover: beyond, nothing is to be gained. */
  private static final double SPARSE = 0.9;

  /** The risk of {@link SpectralSupport} up to which an eigenvalue is likely. */
  private static final double LIKELY = 0.1;

  /** The least gain in log separation that is worth the risk. */
  private static final double LEAST_GAIN = 1.08;

  private static final String GAINS_LITTLE = "empty parts of the spectrum gain too little";

  /** Returns the model that comes with the library. */
  public static LearnedFilterModel shipped() {
    try (InputStream in = LearnedFilterModel.class.getResourceAsStream(SHIPPED)) {
      if (in == null) {
        throw new IllegalStateException("the library lacks its resource " + SHIPPED);
      }
      return new LearnedFilterModel(CellNetworks.read(in, TASK, SHIPPED));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a model.
   *
   * @throws ModelFileException if the file is not a model of this task
   * @throws IOException if it cannot be read
   */
  public static LearnedFilterModel read(Path file) throws IOException {
    return new LearnedFilterModel(CellNetworks.read(file, TASK));
  }

  /** The log odds that cell {@code i} holds an eigenvalue. */
  public static double logOdds(CellOutputs outputs, int i) {
    return StrictMath.log(ORDER * outputs.cells().share(i)) + outputs.output(i);
  }

  @Override
  public String name() {
    return "learned";
  }

  /**
   * {@inheritDoc}
   *
   * <p>Cost: m + 1 evaluations of some 2,000 multiplications and twice that of {@link
   * EquirippleFilter}.
   */
  @Override
  public Prediction predict(SpectralSummary summary, SpectralWindow window, int degree) {
    Interval hull = FilterHull.of(summary, window, degree);
    List<Interval> whole = FilterHull.unwanted(hull, window);
    double target = FilterHull.target(window);
    boolean oneSided = !(window.hasBelow() && window.hasAbove());
    List<Interval> occupied = clipped(occupied(summary, degree), whole);
    List<Interval> likely = occupied;
    if (oneSided) {
      likely = clipped(SpectralSupport.of(summary, hull, LIKELY), occupied);
      occupied = clipped(SpectralSupport.of(summary, hull), occupied);
    }
    boolean sparse = !occupied.isEmpty() && length(occupied) < SPARSE * length(whole);
    FilterModel classical = oneSided ? new ChebyshevFilter() : new EquirippleFilter();
    Prediction safe = classical.predict(summary, window, degree);
    if (!sparse) {
      return new Prediction(safe.expansion(), name(), "no part of the spectrum is empty");
    }
    double[] everywhere = new Equiripple(whole, target, 1).grid();
    double worthwhile = LEAST_GAIN * logSeparation(safe.expansion(), everywhere, window);
    if (oneSided) {
      return new FarEndFilter(window, hull, degree)
          .on(occupied, likely, worthwhile)
          .map(expansion -> new Prediction(expansion, name()))
          .orElseGet(() -> new Prediction(safe.expansion(), name(), GAINS_LITTLE));
    }
    Equiripple bold = new Equiripple(occupied, target, degree);
    double promised = Math.log(EquirippleFilter.least(bold, window) / bold.ripple());
    if (promised >= worthwhile) { // an expansion of many parts takes longer than all the rest
      PolynomialExpansion expansion = EquirippleFilter.scaled(bold, window);
      if (logSeparation(expansion, bold.grid(), window) >= worthwhile) {
        return new Prediction(expansion, name());
      }
    }
    return new Prediction(safe.expansion(), name(), GAINS_LITTLE);
  }

  /** Evaluated as an expansion, whose rounding the exchange does not see. */
  private static double logSeparation(
      PolynomialExpansion p, double[] unwanted, SpectralWindow window) {
    double largest = 0;
    for (double t : unwanted) {
      largest = Math.max(largest, Math.abs(p.evaluate(t)));
    }
    double least = Double.POSITIVE_INFINITY;
    for (double t : new double[] {window.wantedLower(), window.wantedUpper()}) {
      if (Double.isFinite(t)) {
        least = Math.min(least, Math.abs(p.evaluate(t)));
      }
    }
    return Math.log(least / largest);
  }

  private static double length(List<Interval> parts) {
    return parts.stream().mapToDouble(part -> part.upper() - part.lower()).sum();
  }

  /** The cells that are not empty and the certified intervals, merged where they touch. */
  private List<Interval> occupied(SpectralSummary summary, int degree) {
    CellOutputs outputs = CellOutputs.all(networks, summary, degree);
    DensityCells cells = outputs.cells();
    double[] ritz = summary.ritzValues();
    double[] residual = summary.residualNorms();
    List<Interval> parts = new ArrayList<>();
    for (int c = 0; c < cells.count(); c++) {
      if (!cells.atom(c) && logOdds(outputs, c) > EMPTY) {
        parts.add(new Interval(cells.lower(c), cells.upper(c)));
      }
    }
    double rounding = 1e-13 * Math.max(Math.abs(ritz[0]), Math.abs(ritz[ritz.length - 1]));
    for (int i = 0; i < ritz.length; i++) {
      double reach = Math.max(residual[i], rounding);
      parts.add(new Interval(ritz[i] - reach, ritz[i] + reach));
    }
    parts.sort((a, b) -> Double.compare(a.lower(), b.lower()));
    return parts;
  }

  /** Cuts the parts to the unwanted intervals and merges those that touch. */
  private static List<Interval> clipped(List<Interval> parts, List<Interval> whole) {
    List<Interval> result = new ArrayList<>();
    for (Interval side : whole) {
      double from = Double.NaN;
      double to = Double.NaN;
      for (Interval part : parts) {
        double lower = Math.max(part.lower(), side.lower());
        double upper = Math.min(part.upper(), side.upper());
        if (!(lower <= upper)) {
          continue;
        }
        if (lower <= to) {
          to = Math.max(to, upper);
        } else {
          if (!Double.isNaN(from)) {
            result.add(new Interval(from, to));
          }
          from = lower;
          to = upper;
        }
      }
      if (!Double.isNaN(from)) {
        result.add(new Interval(from, to));
      }
    }
    return result;
  }
}
