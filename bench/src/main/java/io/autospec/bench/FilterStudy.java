package io.autospec.bench;

import io.autospec.density.DensityCells;
import io.autospec.filter.ChebyshevFilter;
import io.autospec.filter.DampedFilter;
import io.autospec.filter.EquirippleFilter;
import io.autospec.filter.FilterModel;
import io.autospec.filter.LearnedFilterModel;
import io.autospec.filter.MinimaxFilter;
import io.autospec.filter.SpectralWindow;
import io.autospec.matrix.CsrMatrix;
import io.autospec.probe.LanczosProbe;
import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.Damping;
import io.autospec.recurrence.PolynomialExpansion;
import io.autospec.training.DiagonalOperator;
import io.autospec.training.filter.FilterLimit;
import io.autospec.training.spectrum.Bands;
import io.autospec.training.spectrum.SpectrumDistribution;
import io.autospec.training.spectrum.SpectrumZoo;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.DoubleStream;

/**
 * The logarithmic separation of every filter model on windows of every positive definite matrix of
 * a collection, and the limit, the minimax filter that knows every eigenvalue.
 *
 * <p>Interior windows hold 10 to 60 eigenvalues anywhere between a tenth and nine tenths of the
 * spectrum, with a margin of half their width on either side, drawn by the matrix' name; one-sided
 * ones the 20 lowest or highest with six guards, there and on spectra of the training's families
 * that were never drawn in training. One-sided windows have a second limit, {@code cells}: the
 * minimax filter that knows of every cell of the probe whether it holds an eigenvalue, and not
 * where. Arguments: the folder of the collection, the folder of the spectra, the file to write, and
 * optionally the largest n.
 */
public final class FilterStudy {

  private static final int LARGEST = 3000;
  private static final int SMALLEST = 400;
  private static final int PROBE = 24;

  /** Steps of the orthogonal probe of one-sided windows, those of subspace iteration. */
  private static final int FAR_PROBE = 64;

  private static final int WANTED = 20;
  private static final int GUARDS = 6;
  private static final int DRAWN = 300;

  /** Samples from here on are in no training. */
  private static final long FRESH = 0x5EEDL << 32;

  /** Points that stand for a cell. */
  private static final int PER_CELL = 24;

  private static final List<FilterModel> INTERIOR =
      List.of(
          new DampedFilter(DampedFilter.Target.STEP, Damping.JACKSON),
          new DampedFilter(DampedFilter.Target.STEP, Damping.LANCZOS),
          new DampedFilter(DampedFilter.Target.DELTA, Damping.JACKSON),
          new DampedFilter(DampedFilter.Target.DELTA, Damping.LANCZOS),
          new EquirippleFilter(),
          LearnedFilterModel.shipped());
  private static final List<FilterModel> ONE_SIDED =
      List.of(new ChebyshevFilter(), new EquirippleFilter(), LearnedFilterModel.shipped());

  private FilterStudy() {}

  /** Runs the study. */
  public static void main(String[] args) throws IOException {
    MatrixCollection collection = new MatrixCollection(Path.of(args[0]));
    TrueSpectra spectra = new TrueSpectra(Path.of(args[1]));
    int largest = args.length > 3 ? Integer.parseInt(args[3]) : LARGEST;
    try (PrintStream out =
        new PrintStream(Files.newOutputStream(Path.of(args[2])), true, StandardCharsets.UTF_8)) {
      out.println("matrix\tscaled\tn\twindow\twanted\tdegree\tmodel\tlogseparation\tmicroseconds");
      for (MatrixCollection.Entry entry : collection.solvable()) {
        if (entry.rows() < SMALLEST || entry.rows() > largest) {
          continue;
        }
        CsrMatrix matrix = collection.read(entry);
        for (boolean scaled : new boolean[] {false, true}) {
          double[] spectrum = spectra.of(entry.name(), matrix, scaled);
          if (spectrum[0] > 1e-15 * spectrum[spectrum.length - 1]) {
            String kind = scaled ? "yes" : "no";
            SpectralSummary shortProbe = new LanczosProbe(PROBE, 1).run(operator(spectrum));
            study(entry.name(), kind, spectrum, shortProbe, interior(entry.name(), spectrum), out);
            study(entry.name(), kind, spectrum, farProbe(spectrum), oneSided(spectrum), out);
          }
        }
      }
      for (long i = 0; i < DRAWN; i++) {
        SpectrumDistribution family =
            i % 2 == 0 ? new Bands() : SpectrumZoo.distribution(FRESH + i);
        double[] spectrum = family.draw(1000, new Random(FRESH + i));
        study(
            family.name() + "-" + i,
            "synthetic",
            spectrum,
            farProbe(spectrum),
            oneSided(spectrum),
            out);
      }
    }
  }

  private static DiagonalOperator operator(double[] spectrum) {
    return new DiagonalOperator(spectrum);
  }

  private static SpectralSummary farProbe(double[] spectrum) {
    return LanczosProbe.orthogonal(FAR_PROBE, 1).run(operator(spectrum));
  }

  private record Task(String name, SpectralWindow window, int wanted, int degree) {}

  private static void study(
      String name,
      String kind,
      double[] spectrum,
      SpectralSummary summary,
      List<Task> tasks,
      PrintStream out) {
    for (Task task : tasks) {
      boolean interior = task.name().equals("interior");
      for (FilterModel model : interior ? INTERIOR : ONE_SIDED) {
        PolynomialExpansion p;
        long microseconds = Long.MAX_VALUE;
        try {
          p = model.predict(summary, task.window(), task.degree()).expansion();
          for (int run = 0; run < 3; run++) {
            long begin = System.nanoTime();
            p = model.predict(summary, task.window(), task.degree()).expansion();
            microseconds = Math.min(microseconds, (System.nanoTime() - begin) / 1000);
          }
        } catch (IllegalArgumentException windowOutsideTheHull) {
          continue;
        }
        double separation = FilterLimit.logSeparation(p::evaluate, spectrum, task.window());
        write(out, name, kind, spectrum.length, task, model.name(), separation, microseconds);
      }
      double limit = FilterLimit.of(spectrum, task.window(), task.degree());
      write(out, name, kind, spectrum.length, task, "limit", limit, 0);
      if (!interior) {
        double cells = withCells(DensityCells.even(summary), spectrum, task);
        write(out, name, kind, spectrum.length, task, "cells", cells, 0);
      }
    }
  }

  private static double withCells(DensityCells cells, double[] spectrum, Task task) {
    SpectralWindow window = task.window();
    List<Double> points = new ArrayList<>();
    for (int c = 0; c < cells.count(); c++) {
      double lower = cells.lower(c);
      double upper = cells.upper(c);
      if (Arrays.stream(spectrum).anyMatch(t -> t >= lower && t <= upper)) {
        for (int k = 0; k < PER_CELL; k++) {
          double share = 0.5 - 0.5 * Math.cos(Math.PI * k / (PER_CELL - 1));
          points.add((1 - share) * lower + share * upper);
        }
      }
    }
    double[] unwanted =
        DoubleStream.concat(
                points.stream().mapToDouble(x -> x), Arrays.stream(spectrum)) // some lie outside
            .filter(window::damps)
            .sorted()
            .distinct()
            .toArray();
    return FilterLimit.logSeparation(
        MinimaxFilter.on(unwanted, window, task.degree()), spectrum, window);
  }

  private static void write(
      PrintStream out,
      String name,
      String kind,
      int n,
      Task task,
      String model,
      double separation,
      long microseconds) {
    out.printf(
        Locale.ROOT,
        "%s\t%s\t%d\t%s\t%d\t%d\t%s\t%.6g\t%d%n",
        name,
        kind,
        n,
        task.name(),
        task.wanted(),
        task.degree(),
        model,
        separation,
        microseconds);
  }

  private static List<Task> interior(String name, double[] spectrum) {
    Random random = new Random(name.hashCode());
    int n = spectrum.length;
    List<Task> tasks = new ArrayList<>();
    for (int degree : new int[] {20, 50, 100, 150}) {
      int wanted = 10 + random.nextInt(51);
      int from = (int) (n * (0.1 + 0.8 * random.nextDouble())) - wanted / 2;
      if (from < 1 || from + wanted >= n) {
        continue;
      }
      double lower = 0.5 * (spectrum[from - 1] + spectrum[from]);
      double upper = 0.5 * (spectrum[from + wanted - 1] + spectrum[from + wanted]);
      double half = 0.5 * (upper - lower);
      double center = 0.5 * (upper + lower);
      if (half > 1e-6 * spectrum[n - 1]
          && center - 2 * half > spectrum[0]
          && center + 2 * half < spectrum[n - 1]) {
        tasks.add(new Task("interior", SpectralWindow.interior(center, half), wanted, degree));
      }
    }
    return tasks;
  }

  private static List<Task> oneSided(double[] spectrum) {
    int n = spectrum.length;
    List<Task> tasks = new ArrayList<>();
    for (int degree : new int[] {8, 16}) {
      double low = spectrum[WANTED - 1];
      double guard = spectrum[WANTED + GUARDS];
      if (low < guard) {
        tasks.add(new Task("lowest", SpectralWindow.lowest(low, guard), WANTED, degree));
      }
      double high = spectrum[n - WANTED];
      double below = spectrum[n - WANTED - GUARDS - 1];
      if (below < high) {
        tasks.add(new Task("highest", SpectralWindow.highest(high, below), WANTED, degree));
      }
    }
    return tasks;
  }
}
