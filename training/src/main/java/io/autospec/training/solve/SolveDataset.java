package io.autospec.training.solve;

import io.autospec.matrix.CsrMatrix;
import io.autospec.operator.LinearOperator;
import io.autospec.probe.LanczosProbe;
import io.autospec.probe.SpectralSummary;
import io.autospec.training.operator.KrylovSystem;
import io.autospec.training.operator.OperatorDistribution;
import io.autospec.training.operator.OperatorZoo;
import io.autospec.training.spectrum.RightHandSide;
import io.autospec.training.spectrum.RightHandSideDistribution;
import io.autospec.training.spectrum.SpectrumDistribution;
import io.autospec.training.spectrum.SpectrumZoo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The tables of so many drawn systems: the first of them for training, the rest for validation.
 *
 * @param training systems trained on
 * @param validation systems never trained on
 * @param origin where they come from, for the model's file
 */
public record SolveDataset(
    List<ProductTable> training, List<ProductTable> validation, Map<String, String> origin) {

  /** Copies the lists and the map. */
  public SolveDataset {
    training = List.copyOf(training);
    validation = List.copyOf(validation);
    origin = Collections.unmodifiableMap(new LinkedHashMap<>(origin));
  }

  /**
   * Draws systems and makes their tables, in parallel; the result depends on the numbers alone.
   *
   * @param trained systems for training, ≥ 1
   * @param validated systems for validation, ≥ 1
   * @param seed of all
   * @param progress hears how many are done, from any thread
   */
  public static SolveDataset draw(int trained, int validated, long seed, IntConsumer progress) {
    AtomicInteger done = new AtomicInteger();
    List<ProductTable> tables =
        IntStream.range(0, trained + validated)
            .parallel()
            .mapToObj(
                i -> {
                  ProductTable table = table(seed + i);
                  progress.accept(done.incrementAndGet());
                  return table;
                })
            .collect(Collectors.toList());
    return new SolveDataset(
        tables.subList(0, trained), tables.subList(trained, tables.size()), zoo());
  }

  private static Map<String, String> zoo() {
    Map<String, String> zoo = new LinkedHashMap<>();
    zoo.put("spectra", names(SpectrumZoo.all().stream().map(SpectrumDistribution::name)));
    zoo.put("matrices", names(OperatorZoo.all().stream().map(OperatorDistribution::name)));
    return zoo;
  }

  private static String names(Stream<String> all) {
    return all.distinct().collect(Collectors.joining(" "));
  }

  /**
   * The first system drawn from this number that is worth a polynomial and not too costly: of a
   * spectrum where the number is even, of a matrix where it is odd.
   */
  private static ProductTable table(long number) {
    Random random = new Random(number * 0x9E3779B97F4A7C15L);
    while (true) {
      ProductTable table = (number & 1) == 0 ? ofSpectrum(random) : ofMatrix(random);
      if (table != null) {
        return table;
      }
    }
  }

  private static ProductTable ofSpectrum(Random random) {
    double[] spectrum = SpectrumZoo.draw(random.nextLong());
    return ProductTable.of(spectrum, RightHandSideDistribution.ANY.draw(spectrum, random));
  }

  /** Most right-hand sides are random, three of ten constant, one of ten a single load. */
  private static ProductTable ofMatrix(Random random) {
    CsrMatrix matrix = OperatorZoo.draw(random.nextLong());
    double[] b = new double[matrix.rows()];
    double kind = random.nextDouble();
    if (kind < 0.1) {
      b[random.nextInt(b.length)] = 1;
    } else if (kind < 0.4) {
      Arrays.fill(b, 1);
    } else {
      for (int i = 0; i < b.length; i++) {
        b[i] = 2 * random.nextDouble() - 1;
      }
    }
    KrylovSystem system =
        KrylovSystem.of(matrix, b, DiagonalSolve.TOLERANCE, ProductTable.MOST_PLAIN);
    ProductTable table = system == null ? null : ProductTable.of(system.eigenvalues(), system.b());
    return table == null ? null : table.withRows(system.rows());
  }

  /**
   * Makes systems of a user's operators. From each, some Lanczos runs with start vectors of their
   * own: diag(θ) of the Ritz values with the right-hand side √w of their weights is a system on
   * which conjugate gradients take the same steps as on the operator itself, as long as they are no
   * more than those of the run (Golub and Meurant, "Matrices, Moments and Quadrature", 2010, §4).
   * The last run of each operator validates.
   *
   * @param operators symmetric positive definite, scaled as they will be solved
   * @param runs per operator, ≥ 2
   * @param steps of a run at most
   * @param progress hears how many runs are done
   * @throws IllegalArgumentException if no operator gives a system worth a polynomial
   */
  public static SolveDataset of(
      List<? extends LinearOperator> operators, int runs, int steps, IntConsumer progress) {
    List<ProductTable> training = new ArrayList<>();
    List<ProductTable> validation = new ArrayList<>();
    for (LinearOperator operator : operators) {
      for (int run = 0; run < runs; run++) {
        ProductTable table = table(operator, steps, run);
        if (table != null) {
          (run == runs - 1 ? validation : training).add(table);
        }
        progress.accept(training.size() + validation.size());
      }
    }
    if (training.isEmpty() || validation.isEmpty()) {
      throw new IllegalArgumentException(
          "none of "
              + operators.size()
              + " operators is positive definite and takes 12 to 1800 steps of conjugate gradients:"
              + " expected at least one to learn from");
    }
    return new SolveDataset(
        training, validation, Map.of("refined_on", operators.size() + " of the user's operators"));
  }

  private static ProductTable table(LinearOperator operator, int steps, long seed) {
    SpectralSummary summary = new LanczosProbe(steps, seed).run(operator);
    double[] ritz = summary.ritzValues();
    double[] b = summary.weights();
    if (!(ritz[0] > 0)) {
      return null;
    }
    for (int i = 0; i < b.length; i++) {
      b[i] = Math.sqrt(b[i]);
    }
    ProductTable table = ProductTable.of(ritz, new RightHandSide(b, 1));
    return table == null ? null : table.withRows(operator.rows());
  }
}
