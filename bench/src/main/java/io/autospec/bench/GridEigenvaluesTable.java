package io.autospec.bench;

import static io.autospec.bench.Table.number;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The part of RESULTS.md on the ends of spectra, from the file of {@link GridEigenvalues}. */
final class GridEigenvaluesTable {

  private static final List<String> SOLVERS =
      List.of("lanczos", "filter", "chebyshev filter", "arpack", "krylovschur");

  private GridEigenvaluesTable() {}

  static String of(List<Map<String, String>> rows) {
    StringBuilder out =
        new StringBuilder(
            """

            ## Lowest eigenvalues of grids

            The k lowest of the 7-point grid, with vectors, tolerance 1e-8 (ours: relative to ‖A‖; ARPACK's
            and SLEPc's: to the eigenvalue, which asks for more), one thread, in turns, the fastest of one
            or two runs; processor time. The peers' dense algebra is a serial OpenBLAS; products are a plain
            loop for ARPACK, PETSc's own for SLEPc. The error is the largest of the k values over ‖A‖: of
            the size of the gaps where a copy of a multiple eigenvalue was missed. Memory: the most that our
            process had held by then, Java and matrix included; Lanczos runs first. *Filter* is subspace
            iteration with the learned filter, *chebyshev filter* with Chebyshev's and the same block; both
            take ChASE's degrees.

            | grid | k | solver | products | seconds | over ARPACK's | over SLEPc's | error | checked by | memory (GB) |
            |---|---|---|---|---|---|---|---|---|---|
            """);
    TreeSet<String> cases = new TreeSet<>();
    rows.forEach(row -> cases.add(row.get("side") + ":" + row.get("k")));
    for (String name : cases) {
      List<Map<String, String>> runs =
          rows.stream().filter(r -> name.equals(r.get("side") + ":" + r.get("k"))).toList();
      for (String solver : SOLVERS) {
        best(runs, solver).ifPresent(row -> out.append(line(row, runs)));
      }
    }
    return out.toString();
  }

  private static Optional<Map<String, String>> best(List<Map<String, String>> runs, String solver) {
    return runs.stream()
        .filter(r -> r.get("solver").equals(solver))
        .min(Comparator.comparingDouble(r -> number(r, "cpu")));
  }

  private static String line(Map<String, String> row, List<Map<String, String>> runs) {
    return String.format(
        Locale.ROOT,
        "| %s³ | %s | %s | %s | %.1f | %s | %s | %s | %s | %s |%n",
        row.get("side"),
        row.get("k"),
        row.get("solver"),
        row.get("products"),
        number(row, "cpu"),
        ratio(row, best(runs, "arpack")),
        ratio(row, best(runs, "krylovschur")),
        row.get("error"),
        row.get("check").toLowerCase(Locale.ROOT).replace('_', ' '),
        memory(row, runs));
  }

  /** Of the run that came first, when no other had left memory behind. */
  private static String memory(Map<String, String> row, List<Map<String, String>> runs) {
    double least =
        runs.stream()
            .filter(r -> r.get("solver").equals(row.get("solver")))
            .mapToDouble(r -> number(r, "gigabytes"))
            .min()
            .orElse(Double.NaN);
    return Double.isNaN(least) ? "-" : String.format(Locale.ROOT, "%.2f", least);
  }

  private static String ratio(Map<String, String> row, Optional<Map<String, String>> peer) {
    return peer.map(p -> String.format(Locale.ROOT, "%.2f", number(row, "cpu") / number(p, "cpu")))
        .orElse("-");
  }
}
