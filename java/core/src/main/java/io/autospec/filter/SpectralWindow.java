package io.autospec.filter;

import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.Interval;
import java.util.Optional;

/**
 * The eigenvalues wanted and those to be damped:
 *
 * <pre>
 *   wanted  [wantedLower, wantedUpper]     unwanted  λ ≤ unwantedBelow  or  λ ≥ unwantedAbove
 * </pre>
 *
 * <p>Between them lie the margins, where the filter may take any value below that at the wanted.
 * One-sided windows have infinite ends.
 *
 * @param unwantedBelow largest unwanted value below, −∞ if there is none
 * @param wantedLower least wanted value, −∞ for the lowest eigenvalues
 * @param wantedUpper largest wanted value, +∞ for the highest eigenvalues
 * @param unwantedAbove least unwanted value above, +∞ if there is none
 */
public record SpectralWindow(
    double unwantedBelow, double wantedLower, double wantedUpper, double unwantedAbove) {

  /** Checks the order of the ends. */
  public SpectralWindow {
    boolean below = unwantedBelow > Double.NEGATIVE_INFINITY;
    boolean above = unwantedAbove < Double.POSITIVE_INFINITY;
    if (!(below ? unwantedBelow < wantedLower : wantedLower == Double.NEGATIVE_INFINITY)
        || !(above ? unwantedAbove > wantedUpper : wantedUpper == Double.POSITIVE_INFINITY)
        || !(wantedLower <= wantedUpper)
        || !(below || above)) {
      throw new IllegalArgumentException(
          "window of unwanted <= "
              + unwantedBelow
              + ", wanted ["
              + wantedLower
              + ", "
              + wantedUpper
              + "], unwanted >= "
              + unwantedAbove
              + ": expected ends in this order, infinite only where the window is one-sided");
    }
  }

  /** The window [c − h, c + h] with a margin of h on either side. */
  public static SpectralWindow interior(double center, double halfWidth) {
    return new SpectralWindow(
        center - 2 * halfWidth, center - halfWidth, center + halfWidth, center + 2 * halfWidth);
  }

  /** The lowest eigenvalues, up to {@code wanted}; those from {@code unwanted} on are damped. */
  public static SpectralWindow lowest(double wanted, double unwanted) {
    return new SpectralWindow(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, wanted, unwanted);
  }

  /** The highest eigenvalues, from {@code wanted}; those up to {@code unwanted} are damped. */
  public static SpectralWindow highest(double wanted, double unwanted) {
    return new SpectralWindow(unwanted, wanted, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /** Returns the interval in which filters take the spectrum of a summary to lie. */
  public static Interval hull(SpectralSummary summary) {
    return FilterHull.of(summary);
  }

  /**
   * The window [lower, upper] with a margin on either side; one-sided where the margin reaches the
   * end of the hull.
   *
   * @param summary whose hull
   * @param wanted the window
   * @param margin > 0, in the units of the spectrum
   * @return nothing if all of the hull is wanted, or none
   */
  public static Optional<SpectralWindow> within(
      SpectralSummary summary, Interval wanted, double margin) {
    return within(summary, wanted, margin, margin);
  }

  /** The same with margins of their own, infinite where all on that side may pass. */
  public static Optional<SpectralWindow> within(
      SpectralSummary summary, Interval wanted, double marginBelow, double marginAbove) {
    Interval hull = FilterHull.of(summary);
    boolean below = wanted.lower() - marginBelow > hull.lower();
    boolean above = wanted.upper() + marginAbove < hull.upper();
    boolean meets = wanted.upper() >= hull.lower() && wanted.lower() <= hull.upper();
    if (!meets || !(below || above)) {
      return Optional.empty();
    }
    return Optional.of(
        new SpectralWindow(
            below ? wanted.lower() - marginBelow : Double.NEGATIVE_INFINITY,
            below ? wanted.lower() : Double.NEGATIVE_INFINITY,
            above ? wanted.upper() : Double.POSITIVE_INFINITY,
            above ? wanted.upper() + marginAbove : Double.POSITIVE_INFINITY));
  }

  /** Tells whether there are unwanted eigenvalues below the wanted. */
  public boolean hasBelow() {
    return unwantedBelow > Double.NEGATIVE_INFINITY;
  }

  /** Tells whether there are unwanted eigenvalues above the wanted. */
  public boolean hasAbove() {
    return unwantedAbove < Double.POSITIVE_INFINITY;
  }

  /** Tells whether {@code value} is wanted. */
  public boolean wants(double value) {
    return wantedLower <= value && value <= wantedUpper;
  }

  /** Tells whether {@code value} is to be damped. */
  public boolean damps(double value) {
    return value <= unwantedBelow || value >= unwantedAbove;
  }
}
