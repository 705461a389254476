package io.autospec.bench;

import io.autospec.backend.Backends;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.eigen.EigenSolution;
import io.autospec.eigen.WindowEigenSolver;
import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.Gallery;
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

/**
 * Three windows of every symmetric matrix of a collection, low, middle and high, against a dense
 * solver: how many were found, the largest error, and the products with the chosen filter and with
 * that of EVSL in its place; then the window [0.15, 0.2] of the 64³ cube, which has 133 of them.
 *
 * <p>The ends of a window lie in the widest gap near the index drawn by the matrix' name.
 * Arguments: the folder of the collection, the folder of the spectra, the file to write, and
 * optionally the largest n and the side of the cube, 0 for none.
 */
public final class WindowStudy {

  private static final int LARGEST = 3000;
  private static final int SMALLEST = 100;
  private static final int SIDE = 64;
  private static final double CUBE_LOWER = 0.15;
  private static final double CUBE_UPPER = 0.2;

  /** Narrower gaps, over the norm, are those of one multiple eigenvalue. */
  private static final double ROUNDING = 1e-13;

  private WindowStudy() {}

  /** Runs the study. */
  public static void main(String[] args) throws IOException {
    MatrixCollection collection = new MatrixCollection(Path.of(args[0]));
    TrueSpectra spectra = new TrueSpectra(Path.of(args[1]));
    int largest = args.length > 3 ? Integer.parseInt(args[3]) : LARGEST;
    int side = args.length > 4 ? Integer.parseInt(args[4]) : SIDE;
    try (PrintStream out =
        new PrintStream(Files.newOutputStream(Path.of(args[2])), true, StandardCharsets.UTF_8)) {
      out.println(
          "matrix\tn\twindow\tlower\tupper\twanted\tfilter\toutcome\tfound\terror\tmethod\tdegree"
              + "\tproducts\tcheck\torthogonality\tseconds");
      for (MatrixCollection.Entry entry : collection.symmetric()) {
        if (entry.rows() < SMALLEST || entry.rows() > largest) {
          continue;
        }
        CsrMatrix matrix = collection.readWhole(entry);
        double[] spectrum = spectra.of(entry.name() + "-whole", matrix, false);
        for (Window window : windows(entry.name(), spectrum)) {
          study(entry.name(), matrix, spectrum, window, out);
        }
      }
      if (side > 0) {
        double[] spectrum = cube(side);
        CsrMatrix matrix = Gallery.poisson3d(side, side, side);
        int from = -1 - Arrays.binarySearch(spectrum, CUBE_LOWER); // it is none of them
        int to = -1 - Arrays.binarySearch(spectrum, CUBE_UPPER);
        Window window = new Window(WindowTable.CUBE, CUBE_LOWER, CUBE_UPPER, from, to);
        study("cube" + side, matrix, spectrum, window, out);
      }
    }
  }

  private static double[] cube(int side) {
    double[] c = new double[side];
    Arrays.setAll(c, i -> 2 - 2 * Math.cos((i + 1) * Math.PI / (side + 1)));
    double[] spectrum = new double[side * side * side];
    int at = 0;
    for (double x : c) {
      for (double y : c) {
        for (double z : c) {
          spectrum[at++] = x + y + z;
        }
      }
    }
    Arrays.sort(spectrum);
    return spectrum;
  }

  private record Window(String name, double lower, double upper, int from, int to) {}

  private static List<Window> windows(String name, double[] spectrum) {
    Random random = new Random(name.hashCode());
    int n = spectrum.length;
    List<Window> windows = new ArrayList<>();
    double[] centers = {0.03, 0.5, 0.97};
    String[] names = {"low", "middle", "high"};
    for (int w = 0; w < 3; w++) {
      int wanted = Math.min(n / 4, 10 + random.nextInt(51));
      int from = (int) (centers[w] * n) - wanted / 2;
      from = gap(spectrum, Math.max(0, Math.min(n - wanted, from)));
      int to = gap(spectrum, from + wanted);
      if (to > from) {
        windows.add(window(names[w], spectrum, from, to));
      }
    }
    return windows;
  }

  private static Window window(String name, double[] spectrum, int from, int to) {
    return new Window(name, between(spectrum, from), between(spectrum, to), from, to);
  }

  /** The index whose gap to the one before is widest, five to either side or more in a cluster. */
  private static int gap(double[] spectrum, int near) {
    int n = spectrum.length;
    double scale = Math.max(Math.abs(spectrum[0]), Math.abs(spectrum[n - 1]));
    for (int reach = 5; ; reach *= 2) {
      int best = near;
      double widest = -1;
      for (int i = Math.max(0, near - reach); i <= Math.min(n, near + reach); i++) {
        double gap = i == 0 || i == n ? 1e-3 * scale : spectrum[i] - spectrum[i - 1];
        if (gap > widest) {
          widest = gap;
          best = i;
        }
      }
      if (widest > ROUNDING * scale || reach > n) {
        return best;
      }
    }
  }

  private static double between(double[] spectrum, int i) {
    int n = spectrum.length;
    double outside = 1e-3 * (spectrum[n - 1] - spectrum[0]);
    return i == 0
        ? spectrum[0] - outside
        : i == n ? spectrum[n - 1] + outside : 0.5 * (spectrum[i - 1] + spectrum[i]);
  }

  private static void study(
      String name, CsrMatrix matrix, double[] spectrum, Window window, PrintStream out) {
    WindowEigenSolver solver = new WindowEigenSolver(window.lower(), window.upper());
    try (PreparedMatrix a = Backends.preferred().prepare(matrix, Scaling.NONE, Precision.FLOAT64)) {
      run(name, matrix, a, spectrum, window, "ours", solver, out);
      run(
          name,
          matrix,
          a,
          spectrum,
          window,
          "damped-delta",
          solver.withRule(new DampedDeltaRule()),
          out);
    }
  }

  private static void run(
      String name,
      CsrMatrix matrix,
      PreparedMatrix a,
      double[] spectrum,
      Window window,
      String filter,
      WindowEigenSolver solver,
      PrintStream out) {
    EigenSolution solution = solver.run(a, matrix);
    int n = spectrum.length;
    double norm = Math.max(Math.abs(spectrum[0]), Math.abs(spectrum[n - 1]));
    int found = solution.values().length;
    double error = found == window.to() - window.from() ? 0 : Double.POSITIVE_INFINITY;
    for (int j = 0; j < found && error < Double.POSITIVE_INFINITY; j++) {
      error = Math.max(error, Math.abs(solution.values()[j] - spectrum[window.from() + j]) / norm);
    }
    out.printf(
        Locale.ROOT,
        "%s\t%d\t%s\t%.17g\t%.17g\t%d\t%s\t%s\t%d\t%.2e\t%s\t%d\t%d\t%s\t%.1e\t%.3f%n",
        name,
        matrix.rows(),
        window.name(),
        window.lower(),
        window.upper(),
        window.to() - window.from(),
        filter,
        solution.outcome(),
        found,
        error,
        solution.method(),
        solution.degree(),
        solution.operatorApplications(),
        solution.certificate().check(),
        solution.certificate().orthogonality(),
        solution.seconds());
  }
}
