package io.autospec.recurrence;

/**
 * Factors that take the oscillations from a truncated Chebyshev series (Weiße, Wellein, Alvermann
 * and Fehske, "The kernel polynomial method", Rev. Mod. Phys. 78 (2006),
 * doi:10.1103/RevModPhys.78.275, table I).
 */
public enum Damping {
  /** Jackson's kernel: positive, a peak of width π/d. */
  JACKSON {
    @Override
    public double factor(int k, int degree) {
      double q = Math.PI / (degree + 2);
      return ((degree + 2 - k) * Math.cos(k * q) + Math.sin(k * q) / Math.tan(q)) / (degree + 2);
    }
  },
  /** Lanczos' σ factors: narrower peaks, small negative values beside them. */
  LANCZOS {
    @Override
    public double factor(int k, int degree) {
      double x = k * Math.PI / (degree + 1);
      return k == 0 ? 1 : Math.sin(x) / x;
    }
  };

  /** Returns the factor of T_k in a series of degree d. */
  public abstract double factor(int k, int degree);
}
