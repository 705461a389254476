package io.autospec.bench;

import static io.autospec.bench.Table.geometricMean;
import static io.autospec.bench.Table.number;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Time to tolerance: per matrix, on average, at worst, and where and why we lose. */
final class TimeReport {

  private static final String MKL = "mkl-jacobi";
  private static final String OURS = "autospec-";

  /** Shorter solves leave little to save. */
  private static final int LEAST_ITERATIONS = 60;

  private final Map<String, Map<String, Map<String, String>>> matrices = new LinkedHashMap<>();
  private final StringBuilder out = new StringBuilder();

  private TimeReport(List<Map<String, String>> rows) {
    for (Map<String, String> row : rows) {
      if (row.get("met").equals("true")) {
        matrices
            .computeIfAbsent(row.get("matrix"), name -> new LinkedHashMap<>())
            .put(row.get("method"), row);
      }
    }
  }

  /** Returns the section. */
  static String section(List<Map<String, String>> rows) {
    TimeReport report = new TimeReport(rows);
    report.write();
    return report.out.toString();
  }

  private void write() {
    out.append(
        """
        ## Time to a solution

        Seconds of processor time from a matrix in memory to a solution with a relative residual of 1e-8,
        one thread, all set-up, prepare and probe included, random right-hand side, the fastest of up to
        three rounds in which `TimeToTolerance` lets all take turns. Ratios are ours, the automatic
        polynomial and degree with this precision inside, over the peer's: below 1 we are faster. A dash: not solved.

        """);
    for (String ours : ours()) {
      table(ours);
    }
    losses();
  }

  private List<String> methods() {
    return matrices.values().stream().flatMap(m -> m.keySet().stream()).distinct().toList();
  }

  private List<String> ours() {
    return methods().stream().filter(method -> method.startsWith(OURS)).toList();
  }

  private List<String> peers() {
    return methods().stream().filter(method -> !method.startsWith(OURS)).toList();
  }

  private void table(String ours) {
    List<String> peers = peers();
    out.append("### ").append(ours).append("\n\n| matrix | seconds | products | ");
    out.append(String.join(" | ", peers)).append(" | best peer |\n|---|---|---|");
    out.append("---|".repeat(peers.size() + 1)).append('\n');
    Map<String, List<Double>> ratios = new LinkedHashMap<>();
    peers.forEach(peer -> ratios.put(peer, new ArrayList<>()));
    matrices.forEach(
        (matrix, solves) -> {
          Map<String, String> mine = solves.get(ours);
          if (mine == null) {
            out.append("| ").append(matrix).append(" | - | - |");
            out.append(" - |".repeat(peers.size() + 1)).append('\n');
            return;
          }
          out.append(
              String.format(
                  Locale.ROOT,
                  "| %s | %.4f | %s |",
                  matrix,
                  number(mine, "seconds"),
                  mine.get("products")));
          for (String peer : peers) {
            cell(ratios, peer, mine, solves.get(peer), isLong(solves));
          }
          Map<String, String> best = best(solves);
          cell(ratios, "best peer", mine, best, isLong(solves));
          out.setLength(out.length() - 2);
          out.append(best == null ? " |" : " (" + best.get("method") + ") |").append('\n');
        });
    means(ratios);
  }

  private void cell(
      Map<String, List<Double>> ratios,
      String peer,
      Map<String, String> mine,
      Map<String, String> theirs,
      boolean counts) {
    if (theirs == null) {
      out.append(" - |");
      return;
    }
    double ratio = number(mine, "seconds") / number(theirs, "seconds");
    out.append(String.format(Locale.ROOT, " %.2f |", ratio));
    if (counts) {
      ratios.computeIfAbsent(peer, name -> new ArrayList<>()).add(ratio);
    }
  }

  private static boolean isLong(Map<String, Map<String, String>> solves) {
    Map<String, String> reference = solves.getOrDefault(MKL, solves.get("loop-jacobi"));
    return reference != null && number(reference, "products") >= LEAST_ITERATIONS;
  }

  private static Map<String, String> best(Map<String, Map<String, String>> solves) {
    return solves.values().stream()
        .filter(row -> !row.get("method").startsWith(OURS))
        .min(Comparator.comparingDouble(row -> number(row, "seconds")))
        .orElse(null);
  }

  private void means(Map<String, List<Double>> ratios) {
    out.append("\nWhere Jacobi-CG takes at least 60 iterations, geometric mean and worst:");
    ratios.values().removeIf(List::isEmpty);
    ratios.forEach(
        (peer, values) ->
            out.append(
                String.format(
                    Locale.ROOT,
                    " %s **%.2f**, %.2f;",
                    peer,
                    geometricMean(values.stream().mapToDouble(Double::doubleValue)),
                    values.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN))));
    out.setLength(out.length() - 1);
    out.append(".\n\n");
  }

  /** Every loss of our fastest to MKL, with the half of the work it comes from. */
  private void losses() {
    out.append("### Where we lose\n\n");
    Map<String, List<String>> winners = new TreeMap<>();
    matrices.forEach(
        (matrix, solves) -> {
          Map<String, String> mine =
              solves.values().stream()
                  .filter(row -> row.get("method").startsWith(OURS))
                  .min(Comparator.comparingDouble(row -> number(row, "seconds")))
                  .orElse(null);
          if (mine == null) {
            winners.computeIfAbsent("not solved by us", k -> new ArrayList<>()).add(matrix);
            return;
          }
          Map<String, String> best = best(solves);
          if (best != null && number(mine, "seconds") > number(best, "seconds")) {
            winners.computeIfAbsent(best.get("method"), k -> new ArrayList<>()).add(matrix);
          }
          Map<String, String> mkl = solves.get(MKL);
          if (mkl != null && number(mine, "seconds") > number(mkl, "seconds")) {
            out.append(loss(matrix, mine, mkl));
          }
        });
    out.append("\nOur fastest precision against the best of all peers: beaten by\n");
    winners.forEach(
        (peer, names) ->
            out.append("- ")
                .append(peer)
                .append(": ")
                .append(String.join(", ", names))
                .append('\n'));
    out.append('\n');
  }

  private static String loss(String matrix, Map<String, String> mine, Map<String, String> mkl) {
    double products = number(mine, "products") / number(mkl, "products");
    double time = number(mine, "seconds") / number(mkl, "seconds");
    String reason =
        number(mkl, "products") < LEAST_ITERATIONS
            ? "Jacobi-CG is through before a polynomial pays for its probe and prepare"
            : products > time / products
                ? "the polynomial takes more products"
                : "a product, with its share of prepare and the rest, takes longer than MKL's";
    return String.format(
        Locale.ROOT,
        "- %s: %.2f × MKL's time with %.2f × its products, %.2f × per product: %s.%n",
        matrix,
        time,
        products,
        time / products,
        reason);
  }
}
