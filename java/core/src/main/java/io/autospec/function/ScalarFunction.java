package io.autospec.function;

import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/**
 * A function f of a real variable with its domain, to be taken of a symmetric matrix: f(A) = U f(Λ)
 * Uᵀ.
 *
 * @param name as reports and the command line write it: {@code "exp:-1.0"}
 * @param value f
 * @param domain where f is defined
 */
public record ScalarFunction(String name, DoubleUnaryOperator value, Domain domain) {

  /** The names that {@link #named} knows. */
  public static final String NAMES =
      "exp:T, inv, sqrt, invsqrt, log, sign, power:P, resolvent:S, tanh";

  /** Checks for nulls. */
  public ScalarFunction {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(domain, "domain");
  }

  /** A function of the caller's own, defined on all real numbers. */
  public static ScalarFunction of(String name, DoubleUnaryOperator value) {
    return new ScalarFunction(name, value, Domain.REAL);
  }

  /** exp(t λ). */
  public static ScalarFunction exp(double t) {
    return of("exp:" + requireFinite("t", t), x -> Math.exp(t * x));
  }

  /** 1/λ. */
  public static ScalarFunction inverse() {
    return new ScalarFunction("inv", x -> 1 / x, Domain.without(0));
  }

  /** √λ. */
  public static ScalarFunction sqrt() {
    return new ScalarFunction("sqrt", Math::sqrt, Domain.NON_NEGATIVE);
  }

  /** 1/√λ. */
  public static ScalarFunction inverseSqrt() {
    return new ScalarFunction("invsqrt", x -> 1 / Math.sqrt(x), Domain.POSITIVE);
  }

  /** The natural logarithm. */
  public static ScalarFunction log() {
    return new ScalarFunction("log", Math::log, Domain.POSITIVE);
  }

  /** 1 where λ > 0, −1 where λ < 0; not defined at 0. */
  public static ScalarFunction sign() {
    return new ScalarFunction("sign", Math::signum, Domain.without(0));
  }

  /** λ^p: of all λ for whole p ≥ 0, of λ ≠ 0 for whole p < 0, of λ ≥ 0 or λ > 0 for others. */
  public static ScalarFunction power(double p) {
    requireFinite("p", p);
    Domain domain;
    if (p == Math.rint(p)) {
      domain = p >= 0 ? Domain.REAL : Domain.without(0);
    } else {
      domain = p > 0 ? Domain.NON_NEGATIVE : Domain.POSITIVE;
    }
    return new ScalarFunction("power:" + p, x -> Math.pow(x, p), domain);
  }

  /** The resolvent 1/(λ − s), the function of (A − s I)⁻¹. */
  public static ScalarFunction resolvent(double s) {
    return new ScalarFunction(
        "resolvent:" + requireFinite("s", s), x -> 1 / (x - s), Domain.without(s));
  }

  /** The hyperbolic tangent. */
  public static ScalarFunction tanh() {
    return of("tanh", Math::tanh);
  }

  /**
   * Returns the function of a name.
   *
   * @param name one of {@link #NAMES} with a number in place of the capital; {@code exp} alone is
   *     {@code exp:1}
   * @throws IllegalArgumentException if there is none
   */
  public static ScalarFunction named(String name) {
    int colon = name.indexOf(':');
    String word = colon < 0 ? name : name.substring(0, colon);
    if (colon < 0) {
      return switch (word) {
        case "exp" -> exp(1);
        case "inv" -> inverse();
        case "sqrt" -> sqrt();
        case "invsqrt" -> inverseSqrt();
        case "log" -> log();
        case "sign" -> sign();
        case "tanh" -> tanh();
        default -> throw unknown(name);
      };
    }
    double parameter = parameter(name, name.substring(colon + 1));
    return switch (word) {
      case "exp" -> exp(parameter);
      case "power" -> power(parameter);
      case "resolvent" -> resolvent(parameter);
      default -> throw unknown(name);
    };
  }

  /**
   * Returns f at a Ritz value: at the nearest point of the domain if rounding took it out of that,
   * and 0 where only rounding has put a component into b.
   *
   * @param theta the Ritz value
   * @param weight its weight in the quadrature of the start vector
   * @param norm ‖A‖
   */
  public double at(double theta, double weight, double norm) {
    double point = domain.nearest(theta, norm);
    double f = value.applyAsDouble(point);
    boolean undefined = domain.excludes(point, norm) || domain.hits(point, 0, norm);
    return weight <= Objection.ROUNDING_WEIGHT && (undefined || !Double.isFinite(f)) ? 0 : f;
  }

  private static double parameter(String name, String text) {
    try {
      // Java's numbers may end with f or be hexadecimal
      if (text.matches("[-+.eE0-9]+")) {
        double value = Double.parseDouble(text);
        if (Double.isFinite(value)) {
          return value;
        }
      }
    } catch (NumberFormatException e) {
      // the message below serves
    }
    throw new IllegalArgumentException(
        "'" + name + "': '" + text + "' is not a finite number, as in exp:-1.0");
  }

  private static IllegalArgumentException unknown(String name) {
    return new IllegalArgumentException("'" + name + "' is none of " + NAMES);
  }

  private static double requireFinite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          name + " is " + value + ": expected a finite parameter of the function");
    }
    return value;
  }
}
