package io.autospec.bench;

import io.autospec.density.CellNetworks;
import io.autospec.density.CellOutputs;
import io.autospec.filter.LearnedFilterModel;
import io.autospec.filter.SpectralWindow;
import io.autospec.function.LearnedFunctionModel;
import io.autospec.model.LearnedModel;
import io.autospec.model.SetNetwork;
import io.autospec.probe.LanczosProbe;
import io.autospec.probe.SpectralSummary;
import io.autospec.training.DiagonalOperator;
import io.autospec.training.spectrum.SpectrumZoo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * What the shipped models cost: their bytes and parameters, the time of their networks on a probe,
 * and that of the whole prediction, which makes the polynomial too. Least of many calls, median and
 * worst over spectra of the training's families.
 *
 * <p>Argument: the file to write.
 */
public final class InferenceSpeed {

  private static final int SPECTRA = 12;
  private static final int ROUNDS = 40;
  private static final int CALLS = 5;

  /** The window's place in the spectrum, by index. */
  private static final double WINDOW = 0.4;

  private InferenceSpeed() {}

  private interface Call {
    Object on(SpectralSummary summary);
  }

  /** Measures every shipped model. */
  public static void main(String[] args) throws IOException {
    StringBuilder out =
        new StringBuilder(
            "model\tbytes\tparameters\tprobe\tdegree\tnetworks\tnetworksworst\tprediction"
                + "\tpredictionworst\n");
    LearnedModel solve = LearnedModel.shipped();
    SetNetwork set = solve.network();
    for (int degree : new int[] {4, 8, 16}) {
      String name =
          row(
              LearnedModel.class,
              "solve",
              set.embedding().parameterCount() + set.head().parameterCount());
      out.append(
          line(name, 12, degree, s -> solve.gamma(s, degree), s -> solve.predict(s, degree)));
    }
    LearnedFunctionModel function = LearnedFunctionModel.shipped();
    String functions = row(LearnedFunctionModel.class, "function", count(function.networks()));
    for (int degree : new int[] {16, 32}) {
      out.append(
          line(
              functions,
              16,
              degree,
              s -> CellOutputs.distinct(function.networks(), s, degree),
              s -> function.predict(s, degree, t -> Math.exp(-t))));
    }
    LearnedFilterModel filter = LearnedFilterModel.shipped();
    String filters = row(LearnedFilterModel.class, "filter", count(filter.networks()));
    for (int degree : new int[] {20, 50, 100, 150}) {
      out.append(
          line(
              filters,
              24,
              degree,
              s -> CellOutputs.all(filter.networks(), s, degree),
              s -> filter.predict(s, window(s), degree)));
    }
    Files.writeString(Path.of(args[0]), out);
  }

  private static SpectralWindow window(SpectralSummary s) {
    double lower = s.ritzValues()[0];
    double width = s.interval().upper() - lower;
    return SpectralWindow.interior(lower + WINDOW * width, 0.02 * width);
  }

  private static int count(CellNetworks networks) {
    return networks.inner().parameterCount() + networks.end().parameterCount();
  }

  private static String row(Class<?> owner, String task, int parameters) throws IOException {
    try (InputStream in = owner.getResourceAsStream(task + ".safetensors")) {
      return task + "\t" + in.readAllBytes().length + "\t" + parameters;
    }
  }

  private static String line(String name, int probe, int degree, Call networks, Call prediction) {
    double[] inference = new double[SPECTRA];
    double[] whole = new double[SPECTRA];
    for (int i = 0; i < SPECTRA; i++) {
      DiagonalOperator a = new DiagonalOperator(SpectrumZoo.draw(i));
      SpectralSummary summary = new LanczosProbe(probe, i).run(a);
      inference[i] = microseconds(networks, summary);
      whole[i] = microseconds(prediction, summary);
    }
    return String.format(
        Locale.ROOT,
        "%s\t%d\t%d\t%.1f\t%.1f\t%.1f\t%.1f%n",
        name,
        probe,
        degree,
        Table.quantile(inference, 0.5),
        Table.quantile(inference, 1),
        Table.quantile(whole, 0.5),
        Table.quantile(whole, 1));
  }

  /** The least mean of some calls: what it takes when nothing else runs. */
  private static double microseconds(Call call, SpectralSummary summary) {
    return LongStream.range(0, ROUNDS)
        .mapToDouble(
            round -> {
              long begin = System.nanoTime();
              for (int i = 0; i < CALLS; i++) {
                if (call.on(summary) == null) {
                  throw new IllegalStateException("no prediction");
                }
              }
              return 1e-3 * (System.nanoTime() - begin) / CALLS;
            })
        .min()
        .orElseThrow();
  }
}
