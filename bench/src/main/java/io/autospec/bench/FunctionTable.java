package io.autospec.bench;

import static io.autospec.bench.Table.geometricMean;
import static io.autospec.bench.Table.number;
import static io.autospec.bench.Table.quantile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The part of QUALITY.md on functions of matrices, from the file of {@link FunctionStudy}. */
final class FunctionTable {

  private static final String UNSEEN = "entropy";
  private static final double WORSE = 1.05;
  private static final double KNOWN = 1.25;

  private FunctionTable() {}

  static String of(List<Map<String, String>> rows) {
    StringBuilder out =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                """

                ## Functions of matrices

                Root-mean-square error over the eigenvalues divided by the least there is for the degree
                (least squares on the true spectrum; errors below 1e-12 of the largest value count as
                that), on %d spectra of unscaled and Jacobi-scaled matrices. Trained functions: inverse
                square root, exp(−10 A/λmax), log(A/λmax + 1e-3); %s is t log t, never trained on. *Cells* is
                least squares that knows how many eigenvalues lie in each cell of the probe, and not where;
                its mean is led by the spectra whose limit asks where single eigenvalues lie, and there is the
                limit of a probe. *Float64* is the least error where each eigenvalue is known to 2⁻⁵⁰ λmax only, as
                a probe in float64 tells it: least squares on λ − 2⁻⁵⁰ λmax and λ + 2⁻⁵⁰ λmax; polynomials of less
                error have zeros nearer to outliers than that. "Worse" counts where the learned model is more
                than %.2f times the better of Chebyshev's and least squares.

                | functions | degree | probe | model | geomean | median | 90 %% | worst |
                |---|---|---|---|---|---|---|---|
                """,
                rows.stream().map(r -> r.get("matrix") + r.get("scaled")).distinct().count(),
                UNSEEN,
                WORSE));
    StringBuilder losses = new StringBuilder();
    for (boolean unseen : new boolean[] {false, true}) {
      List<Map<String, String>> kind =
          rows.stream().filter(r -> r.get("function").equals(UNSEEN) == unseen).toList();
      for (List<Map<String, String>> setting : grouped(kind, "degree", "probe")) {
        for (List<Map<String, String>> group : grouped(setting, "model", "model")) {
          out.append(line(unseen ? UNSEEN : "trained", group));
        }
        losses.append(losses(unseen ? UNSEEN : "trained", setting));
      }
    }
    return out.append(
            """

            | functions | degree | probe | cases | worse | largest factor | where the limit is 30 × below Chebyshev: learned at least 10 × below | learned or cells | where cells is within 1.25: cases | learned: geomean | learned over float64: geomean |
            |---|---|---|---|---|---|---|---|---|---|---|
            """)
        .append(losses)
        .toString();
  }

  private static Collection<List<Map<String, String>>> grouped(
      List<Map<String, String>> rows, String first, String second) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                r -> r.get(first) + " " + r.get(second), LinkedHashMap::new, Collectors.toList()))
        .values();
  }

  private static String line(String functions, List<Map<String, String>> group) {
    double[] ratios = group.stream().mapToDouble(r -> number(r, "ratio")).toArray();
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %s | %.2f | %.2f | %.3g | %.3g |%n",
        functions,
        group.get(0).get("degree"),
        group.get(0).get("probe"),
        group.get(0).get("model"),
        geometricMean(java.util.Arrays.stream(ratios)),
        quantile(ratios, 0.5),
        quantile(ratios, 0.9),
        quantile(ratios, 1));
  }

  private static String losses(String functions, List<Map<String, String>> setting) {
    int cases = 0;
    int worse = 0;
    double largest = 0;
    int structured = 0;
    int won = 0;
    int possible = 0;
    List<Double> known = new ArrayList<>();
    List<Double> overFloat64 = new ArrayList<>();
    for (List<Map<String, String>> one : byCase(setting)) {
      Map<String, Double> ratio =
          one.stream().collect(Collectors.toMap(r -> r.get("model"), r -> number(r, "ratio")));
      double learned = ratio.get("learned");
      double chebyshev = ratio.get("chebyshev");
      double factor = learned / Math.min(chebyshev, ratio.get("least-squares"));
      cases++;
      overFloat64.add(learned / Math.max(1, ratio.get("float64")));
      if (ratio.get("cells") <= KNOWN) {
        known.add(learned);
      }
      worse += factor > WORSE ? 1 : 0;
      largest = Math.max(largest, factor);
      if (chebyshev >= 30) {
        structured++;
        won += chebyshev >= 10 * learned ? 1 : 0;
        possible += chebyshev >= 10 * Math.min(learned, ratio.get("cells")) ? 1 : 0;
      }
    }
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %d | %d | %.2f | %d of %d | %d | %d | %.2f | %.2f |%n",
        functions,
        setting.get(0).get("degree"),
        setting.get(0).get("probe"),
        cases,
        worse,
        largest,
        won,
        structured,
        possible,
        known.size(),
        geometricMean(known.stream().mapToDouble(x -> x)),
        geometricMean(overFloat64.stream().mapToDouble(x -> x)));
  }

  private static Collection<List<Map<String, String>>> byCase(List<Map<String, String>> rows) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                r -> r.get("matrix") + " " + r.get("scaled") + " " + r.get("function"),
                LinkedHashMap::new,
                Collectors.toList()))
        .values();
  }
}
