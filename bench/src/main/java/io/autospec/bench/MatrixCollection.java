package io.autospec.bench;

import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.MatrixMarket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * A folder of Matrix Market files with an INDEX.tsv that says which are symmetric positive definite
 * and which are graph Laplacians, to be grounded.
 *
 * @param folder the folder
 */
record MatrixCollection(Path folder) {

  /** One matrix of the collection. */
  record Entry(
      String name,
      int rows,
      boolean symmetric,
      boolean definite,
      boolean laplacian,
      double condition) {

    /** Tells whether conjugate gradients apply, after grounding a Laplacian. */
    boolean solvable() {
      return definite || laplacian;
    }
  }

  /** Returns the solvable matrices by increasing size. */
  List<Entry> solvable() throws IOException {
    return all().stream().filter(Entry::solvable).toList();
  }

  /** Returns the symmetric matrices, definite or not, by increasing size. */
  List<Entry> symmetric() throws IOException {
    return all().stream().filter(Entry::symmetric).toList();
  }

  /** Returns the matrices that are not symmetric, by increasing size. */
  List<Entry> nonsymmetric() throws IOException {
    return all().stream().filter(entry -> !entry.symmetric()).toList();
  }

  private List<Entry> all() throws IOException {
    try (var lines = Files.lines(folder.resolve("INDEX.tsv"))) {
      return lines
          .skip(1)
          .map(line -> line.split("\t", -1))
          .map(
              f ->
                  new Entry(
                      f[0],
                      Integer.parseInt(f[1]),
                      f[3].equals("yes"),
                      f[4].equals("yes"),
                      f[4].startsWith("PSD"),
                      condition(f[7])))
          .sorted(Comparator.comparingInt(Entry::rows))
          .toList();
    }
  }

  private static double condition(String field) {
    try {
      return Double.parseDouble(field);
    } catch (NumberFormatException unknown) {
      return Double.NaN;
    }
  }

  /** Reads a matrix as it is. */
  CsrMatrix readWhole(Entry entry) throws IOException {
    return MatrixMarket.read(folder.resolve(entry.name() + ".mtx.gz"));
  }

  /** Reads a matrix, grounded if it is a Laplacian. */
  CsrMatrix read(Entry entry) throws IOException {
    CsrMatrix matrix = MatrixMarket.read(folder.resolve(entry.name() + ".mtx.gz"));
    return entry.laplacian() ? matrix.withoutFirst() : matrix;
  }
}
