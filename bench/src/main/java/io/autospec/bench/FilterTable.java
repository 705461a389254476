package io.autospec.bench;

import static io.autospec.bench.Table.geometricMean;
import static io.autospec.bench.Table.number;
import static io.autospec.bench.Table.quantile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The part of QUALITY.md on filters, from the file of {@link FilterStudy}. */
final class FilterTable {

  private static final List<String> USED =
      List.of("jackson-step", "lanczos-step", "jackson-delta", "lanczos-delta");

  /** Where the baseline separates by less than e^0.02, no filter of the degree is of use. */
  private static final double LEAST = 0.02;

  private static final String SYNTHETIC = "synthetic";
  private static final double LARGER = 1.3;
  private static final double MUCH = 30;
  private static final double ENOUGH = 10;

  private FilterTable() {}

  static String of(List<Map<String, String>> rows) {
    StringBuilder out =
        new StringBuilder(
            """

            ## Filters

            Log separation, log(least wanted |p| / largest unwanted |p|) over the eigenvalues, relative to a
            baseline, where the baseline's is at least 0.02. Interior windows hold 10 to 60 eigenvalues;
            their baseline is the best of the filters in use, taken for each window afterwards (Jackson- and
            Lanczos-damped step and delta). One-sided windows hold the 20 lowest or highest with six guards;
            their baseline is the scaled Chebyshev filter. One probe: of 24 products for interior windows, of
            64 with full reorthogonalisation for one-sided ones. The limit is the minimax filter that knows
            every eigenvalue, or the best of the others where its exchange does not end.

            | window | degree | windows | equiripple: geomean | learned: geomean | median | worst | limit: geomean | learned, worst over equiripple | ms, equiripple | ms, learned | 90 % | worst |
            |---|---|---|---|---|---|---|---|---|---|---|---|---|
            """);
    rows.stream()
        .filter(r -> !r.get("scaled").equals(SYNTHETIC))
        .collect(
            Collectors.groupingBy(
                r -> r.get("window") + " " + r.get("degree"),
                LinkedHashMap::new,
                Collectors.toList()))
        .values()
        .stream()
        .sorted(java.util.Comparator.comparing(g -> !g.get(0).get("window").equals("interior")))
        .forEach(group -> out.append(line(group)));
    return out.append(structured(rows)).toString();
  }

  /** One-sided windows where a filter that knows the spectrum is far better than Chebyshev's. */
  private static String structured(List<Map<String, String>> rows) {
    StringBuilder out =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                """

                One-sided windows where there is more to gain: log separations on the real matrices where
                Chebyshev's is at least %.2f and the limit %.1f times that, and at degree 16 on 300 spectra of the
                training's families, never drawn in training, where the limit separates at least %.0f times as
                much as Chebyshev's. *Cells* is the minimax filter that knows of every cell of the probe whether
                it holds an eigenvalue, and not where: what perfect networks would reach. The learned filter
                also knows the probe's Christoffel function, which bounds an edge better than a cell does.
                What lies between it and the limit is beyond a probe of 64 products, or beyond float64: where
                the unwanted begins very close to the wanted, the roots that tell them apart let all that is
                farther away grow until rounding drowns the rest, and no filter is made that rounding leaves
                below Chebyshev's. "Gained" asks for %.0f times Chebyshev's separation on the
                synthetic spectra and for 0.8 of the limit's logarithm on the others.

                | spectrum | window | degree | Chebyshev | learned | cells | limit | gained | by cells |
                |---|---|---|---|---|---|---|---|---|
                """,
                LEAST,
                LARGER,
                MUCH,
                ENOUGH));
    int cases = 0;
    int gained = 0;
    int byCells = 0;
    double least = Double.POSITIVE_INFINITY;
    for (List<Map<String, String>> one : byCase(rows)) {
      Map<String, Double> log = logs(one);
      if (!log.containsKey("cells") || !log.containsKey("learned")) {
        continue;
      }
      boolean synthetic = one.get(0).get("scaled").equals(SYNTHETIC);
      double chebyshev = log.get("chebyshev");
      double learned = log.get("learned");
      double limit = limit(log);
      least = chebyshev >= LEAST ? Math.min(least, learned / chebyshev) : least;
      boolean worth =
          synthetic
              ? one.get(0).get("degree").equals("16") && limit - chebyshev >= Math.log(MUCH)
              : chebyshev >= LEAST && limit >= LARGER * chebyshev;
      if (worth) {
        boolean yes = gained(synthetic, learned, chebyshev, limit);
        boolean possible = gained(synthetic, log.get("cells"), chebyshev, limit);
        cases++;
        gained += yes ? 1 : 0;
        byCells += possible ? 1 : 0;
        out.append(
            String.format(
                Locale.ROOT,
                "| %s | %s | %s | %.3g | %.3g | %.3g | %.3g | %s | %s |%n",
                one.get(0).get("matrix"),
                one.get(0).get("window"),
                one.get(0).get("degree"),
                chebyshev,
                learned,
                log.get("cells"),
                limit,
                yes ? "yes" : "no",
                possible ? "yes" : "no"));
      }
    }
    return out.append(
            String.format(
                Locale.ROOT,
                "%nGained in %d of %d, by perfect networks in %d. On all one-sided windows the learned"
                    + " filter has at least %.2f of%nChebyshev's log separation.%n",
                gained,
                cases,
                byCells,
                least))
        .toString();
  }

  private static boolean gained(boolean synthetic, double log, double chebyshev, double limit) {
    return synthetic ? log - chebyshev >= Math.log(ENOUGH) : log >= 0.8 * limit;
  }

  private static List<List<Map<String, String>>> byCase(List<Map<String, String>> rows) {
    return List.copyOf(
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    r -> r.get("matrix") + r.get("scaled") + r.get("window") + r.get("degree"),
                    LinkedHashMap::new,
                    Collectors.toList()))
            .values());
  }

  private static Map<String, Double> logs(List<Map<String, String>> one) {
    return one.stream()
        .collect(Collectors.toMap(r -> r.get("model"), r -> number(r, "logseparation")));
  }

  /**
   * The exchange on all eigenvalues does not end on some spectra: what others reach is possible.
   */
  private static double limit(Map<String, Double> log) {
    return log.values().stream().mapToDouble(x -> x).max().orElseThrow();
  }

  private static String line(List<Map<String, String>> group) {
    List<Double> equiripple = new ArrayList<>();
    List<Double> learned = new ArrayList<>();
    List<Double> limit = new ArrayList<>();
    double worst = Double.POSITIVE_INFINITY;
    boolean interior = group.get(0).get("window").equals("interior");
    for (List<Map<String, String>> one :
        group.stream()
            .collect(Collectors.groupingBy(r -> r.get("matrix") + " " + r.get("scaled")))
            .values()) {
      Map<String, Double> log = logs(one);
      if (!log.containsKey("learned")) {
        continue;
      }
      double base =
          interior ? USED.stream().mapToDouble(log::get).max().orElse(0) : log.get("chebyshev");
      if (base < LEAST) {
        continue;
      }
      equiripple.add(positive(log.get("equiripple") / base));
      learned.add(positive(log.get("learned") / base));
      limit.add(positive(limit(log) / base));
      worst = Math.min(worst, log.get("learned") / log.get("equiripple"));
    }
    double[] ratios = learned.stream().mapToDouble(x -> x).toArray();
    return String.format(
        Locale.ROOT,
        "| %s | %s | %d | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f |%n",
        group.get(0).get("window"),
        group.get(0).get("degree"),
        ratios.length,
        geometricMean(equiripple.stream().mapToDouble(x -> x)),
        geometricMean(learned.stream().mapToDouble(x -> x)),
        quantile(ratios, 0.5),
        quantile(ratios, 0),
        geometricMean(limit.stream().mapToDouble(x -> x)),
        worst,
        milliseconds(group, "equiripple", 0.5),
        milliseconds(group, "learned", 0.5),
        milliseconds(group, "learned", 0.9),
        milliseconds(group, "learned", 1));
  }

  /** A filter that damps what is wanted counts as a thousandth, so that the mean shows it. */
  private static double positive(double ratio) {
    return Math.max(ratio, 1e-3);
  }

  private static double milliseconds(
      List<Map<String, String>> group, String model, double quantile) {
    double[] times =
        group.stream()
            .filter(r -> r.get("model").equals(model))
            .mapToDouble(r -> number(r, "microseconds") / 1000)
            .toArray();
    return quantile(times, quantile);
  }
}
