package io.autospec.eigen;

import io.autospec.recurrence.Interval;
import io.autospec.solve.Outcome;

/** What to try next after a window. */
record WindowAdvice(Interval window, Interval hull, Slice whole, int found, int rows) {

  String of(Outcome outcome) {
    String some = found + " of about " + Math.round(whole.estimate()) + " eigenvalues were found; ";
    return switch (outcome) {
      case CONVERGED -> "";
      case EMPTY_WINDOW ->
          "no eigenvalue lies in "
              + text(window)
              + ": the spectrum reaches from about "
              + hull.lower()
              + " to "
              + hull.upper()
              + "; choose a window inside, or widen it";
      case LIMIT_REACHED ->
          3 * whole.estimate() > rows
              ? "the window holds about "
                  + Math.round(whole.estimate())
                  + " of "
                  + rows
                  + " eigenvalues: choose a narrower one"
              : some + "raise the limit of products, or choose a narrower window";
      case STAGNATED ->
          some
              + "the window "
              + text(window)
              + " is narrow beside a spectrum from "
              + hull.lower()
              + " to "
              + hull.upper()
              + ": try a wider window or a larger tolerance";
      default -> some + outcome.advice();
    };
  }

  private static String text(Interval window) {
    return "[" + window.lower() + ", " + window.upper() + "]";
  }
}
