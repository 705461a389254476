package io.autospec.training.solve;

import io.autospec.training.spectrum.RightHandSideDistribution;
import io.autospec.training.spectrum.SpectrumZoo;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The tables of so many drawn systems: the first of them for training, the rest for validation.
 *
 * @param training systems trained on
 * @param validation systems never trained on
 */
public record SolveDataset(List<ProductTable> training, List<ProductTable> validation) {

  /** Copies the lists. */
  public SolveDataset {
    training = List.copyOf(training);
    validation = List.copyOf(validation);
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
        new ArrayList<>(tables.subList(0, trained)), tables.subList(trained, tables.size()));
  }

  /** The first system drawn from this number that is worth a polynomial and not too costly. */
  private static ProductTable table(long number) {
    Random random = new Random(number * 0x9E3779B97F4A7C15L);
    while (true) {
      double[] spectrum = SpectrumZoo.draw(random.nextLong());
      ProductTable table =
          ProductTable.of(spectrum, RightHandSideDistribution.ANY.draw(spectrum, random));
      if (table != null) {
        return table;
      }
    }
  }
}
