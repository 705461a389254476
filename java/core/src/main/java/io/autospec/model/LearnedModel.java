package io.autospec.model;

import io.autospec.network.ModelFile;
import io.autospec.network.ModelFileException;
import io.autospec.network.Network;
import io.autospec.probe.IntervalUnion;
import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.ChebyshevIteration;
import io.autospec.recurrence.Interval;
import io.autospec.recurrence.PolynomialExpansion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A network that corrects the classical recurrence of the same probe (AutoSpec, arXiv 2602.09530):
 * it reads Ritz values, residual norms and weights, and answers
 *
 * <pre>
 *   y₀   γ = γ_rule e^y₀, the lower end λmax/(γ D²) of Chebyshev's interval
 *   y₁   the logarithm of the products to 1e-8 over those of plain conjugate gradients
 *   y₂   that of the products with the least-squares polynomial on the intervals that the probe
 *        separates, over those with Chebyshev's: the gate between the two
 *   y₃   the exponent s = −¼ + y₃ of the weights of that least-squares problem
 * </pre>
 *
 * <p>Paradigm (A), the recurrence of an interval, where the spectrum shows no structure; paradigm
 * (B), weights of a basis, where it does. A network of zeros is {@link ChebyshevModel} with the γ
 * of {@link LowerEndRule}.
 *
 * @param network embedding and head, with {@link #OUTPUTS} outputs
 */
public record LearnedModel(SetNetwork network) implements RecurrenceModel {

  /** The name by which it is chosen, and the task's in model files. */
  public static final String NAME = "learned";

  /** The task in model files. */
  public static final String TASK = "solve";

  /** Outputs of the head. */
  public static final int OUTPUTS = 4;

  /** γ stays within these, whatever the network says: the guard refuses γ > 32. */
  private static final double LEAST_GAMMA = 0.1;

  private static final double MOST_GAMMA = 31;

  private static final int EMBEDDED = 24;

  /** The least degree at which a union of intervals is tried. */
  public static final int LEAST_UNION_DEGREE = 8;

  /** Beyond it the problem has as many unknowns as the lowest interval has nodes. */
  private static final int MOST_UNION_DEGREE = 48;

  /** y₂ below this takes the union of intervals. */
  public static final double GATE = -0.03;

  private static final int UNION_STEPS = 14;

  /**
   * Steps of the shortest probe in training: on one of four the network took 2.2 times the rule.
   */
  private static final int LEAST_STEPS = 10;

  private static final String EMBEDDING = "embedding";
  private static final String HEAD = "head";
  private static final String RESOURCE = "solve.safetensors";

  /** Checks the number of outputs. */
  public LearnedModel {
    if (network.head().outputs() != OUTPUTS) {
      throw new IllegalArgumentException(
          "head has " + network.head().outputs() + " outputs: expected " + OUTPUTS);
    }
  }

  /** Returns a model of the shape that is trained, with a head of zeros: the classical rule. */
  public static LearnedModel untrained() {
    return new LearnedModel(
        new SetNetwork(
            Network.drawn(new int[] {ProbeFeatures.PER_VALUE, 48, EMBEDDED}, 1),
            Network.zeroHead(new int[] {SetNetwork.headInputs(EMBEDDED), 96, 48, OUTPUTS}, 2)));
  }

  /** Returns the model shipped with the library. */
  public static LearnedModel shipped() {
    return Shipped.MODEL;
  }

  /** Read once, when first asked for. */
  private static final class Shipped {
    static final LearnedModel MODEL = load();

    private static LearnedModel load() {
      try (InputStream in = LearnedModel.class.getResourceAsStream(RESOURCE)) {
        if (in == null) {
          throw new IllegalStateException("the library holds no resource " + RESOURCE);
        }
        return of(ModelFile.read(in, RESOURCE), RESOURCE);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * Reads a model of one's own.
   *
   * @throws IOException if the file cannot be read, or is not a model for solving
   */
  public static LearnedModel read(Path file) throws IOException {
    return of(ModelFile.read(file), file.toString());
  }

  /**
   * Takes the model from a file's contents.
   *
   * @param name what messages call the file
   * @throws ModelFileException if it is a model for something else, or of other shapes
   */
  public static LearnedModel of(ModelFile file, String name) throws ModelFileException {
    if (!TASK.equals(file.task())) {
      throw new ModelFileException(
          name, "is a model for the task '" + file.task() + "': expected '" + TASK + "'");
    }
    int embedded =
        file.networks().containsKey(EMBEDDING) ? file.networks().get(EMBEDDING).outputs() : 1;
    Network embedding = file.network(EMBEDDING, ProbeFeatures.PER_VALUE, embedded, name);
    Network head = file.network(HEAD, SetNetwork.headInputs(embedded), OUTPUTS, name);
    return new LearnedModel(new SetNetwork(embedding, head));
  }

  /** Returns the contents of a file that {@link #of} takes. */
  public ModelFile toFile(Map<String, String> metadata) {
    Map<String, Network> networks = new LinkedHashMap<>();
    networks.put(EMBEDDING, network.embedding());
    networks.put(HEAD, network.head());
    return new ModelFile(TASK, metadata, networks);
  }

  @Override
  public String name() {
    return NAME;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Where the first ten steps separate intervals, four more let the values between them settle:
   * a polynomial of degree 16 for eigenvalues far above the bulk needs them to eight digits.
   */
  @Override
  public boolean wantsLongerProbe(SpectralSummary soFar, int degree) {
    return hasUnion(degree) && soFar.steps() < UNION_STEPS && IntervalUnion.of(soFar).size() > 1;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Cost: some 20 µs at m = 10, and 50 µs more where the least-squares problem is solved.
   *
   * @throws IllegalArgumentException if the upper end is not positive or D < 1
   */
  @Override
  public Prediction predict(SpectralSummary summary, int degree) {
    double upper = UpperEnd.of(summary);
    double rule = LowerEndRule.gamma(summary, degree);
    double[] output = output(summary, degree, rule);
    if (hasUnion(degree) && output[2] < GATE) {
      IntervalUnion union = IntervalUnion.of(summary);
      Prediction structured = union.size() > 1 ? structured(union, upper, degree, output[3]) : null;
      if (structured != null) {
        return structured;
      }
    }
    double lower = upper / Math.max(1, corrected(rule, output[0]) * degree * degree);
    return new Prediction(ChebyshevIteration.firstKind(new Interval(lower, upper), degree), name());
  }

  /**
   * What the network says; zeros, which are the rule, on a probe shorter than it was trained on.
   */
  private double[] output(SpectralSummary summary, int degree, double rule) {
    return summary.steps() < LEAST_STEPS
        ? new double[OUTPUTS]
        : network.evaluate(ProbeFeatures.of(summary, degree, rule)).output();
  }

  private static boolean hasUnion(int degree) {
    return degree >= LEAST_UNION_DEGREE && degree <= MOST_UNION_DEGREE;
  }

  /** The least-squares polynomial, or null if it is not positive on its intervals. */
  private Prediction structured(IntervalUnion union, double upper, int degree, double correction) {
    PolynomialExpansion expansion =
        new UnionLeastSquaresModel(exponent(correction)).expansion(union, upper, degree);
    return PositivityCheck.DEFAULT.failure(expansion, union.intervals()).isEmpty()
        ? new Prediction(expansion, name(), "", union.intervals())
        : null;
  }

  /** Returns s = −¼ + correction within bounds. */
  public static double exponent(double correction) {
    return Math.min(1, Math.max(-0.5, UnionLeastSquaresModel.DEFAULT_EXPONENT + correction));
  }

  /**
   * Returns γ.
   *
   * @param degree D ≥ 1
   */
  public double gamma(SpectralSummary summary, int degree) {
    double rule = LowerEndRule.gamma(summary, degree);
    double[] output = output(summary, degree, rule);
    return corrected(rule, output[0]);
  }

  /** Returns γ_rule e^correction within the bounds. */
  public static double corrected(double rule, double correction) {
    double gamma = rule * StrictMath.exp(correction);
    return Math.min(MOST_GAMMA, Math.max(LEAST_GAMMA, gamma));
  }

  /**
   * Returns the logarithm of the products to 1e-8 with degree D over those of plain conjugate
   * gradients, as the network expects it.
   */
  public double logProducts(SpectralSummary summary, int degree) {
    double rule = LowerEndRule.gamma(summary, degree);
    return network.evaluate(ProbeFeatures.of(summary, degree, rule)).output()[1];
  }
}
