package io.autospec.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.autospec.backend.Backends;
import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.DenseArray;
import io.autospec.matrix.Gallery;
import io.autospec.matrix.MatrixMarket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SolveCommandTest {

  @TempDir Path folder;
  private CsrMatrix poisson;
  private Path matrix;
  private Path x;

  @BeforeEach
  void writeMatrix() throws IOException {
    poisson = Gallery.poisson2d(20, 15);
    matrix = MatrixFiles.symmetric(folder.resolve("poisson.mtx"), poisson);
    x = folder.resolve("x.mtx");
  }

  @Test
  void convergenceIsStatusZeroAndAReport() {
    CommandRun run = CommandRun.of("solve", matrix);
    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("poisson.mtx", "300 unknowns, 1,430 nonzeros", "CONVERGED");
  }

  @Test
  void theSolutionSolvesTheSystem() throws IOException {
    double[] expected = new double[poisson.rows()];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = Math.sin(i);
    }
    Path b = MatrixFiles.vector(folder.resolve("b.mtx"), product(poisson, expected));
    CommandRun run = CommandRun.of("solve", matrix, "-b", b, "-x", x, "--tol", "1e-12");
    assertThat(run.status()).isZero();
    assertThat(MatrixMarket.readVector(x)).containsExactly(expected, offset(1e-9));
  }

  @Test
  void severalRightHandSidesAreSolvedAtOnce() throws IOException {
    Path several = folder.resolve("several.mtx");
    CommandRun random =
        CommandRun.of("solve", matrix, "--rhs", "random:3:4", "-x", several, "--json", "-");
    assertThat(random.status()).isZero();
    JsonObject json = random.json();
    assertThat(json.get("columns").getAsInt()).isEqualTo(4);
    assertThat(json.getAsJsonArray("solutions")).hasSize(4);
    assertThat(json.getAsJsonArray("solutions").get(3).getAsJsonObject().get("outcome"))
        .hasToString("\"CONVERGED\"");

    Path again = folder.resolve("again.mtx");
    assertThat(CommandRun.of("solve", matrix, "-b", several, "-x", again).status()).isZero();
    DenseArray solutions = MatrixMarket.readArray(again);
    DenseArray sides = MatrixMarket.readArray(several);
    for (int j = 0; j < 4; j++) {
      double[] image = poisson.multiply(column(solutions, j));
      assertThat(image).containsExactly(column(sides, j), offset(1e-6));
    }
  }

  private static double[] column(DenseArray block, int j) {
    double[] column = new double[block.rows()];
    for (int i = 0; i < column.length; i++) {
      column[i] = block.values()[i * block.columns() + j];
    }
    return column;
  }

  @Test
  void compareTakesOneRightHandSide() {
    CommandRun run = CommandRun.of("compare", matrix, "--rhs", "random:3:4");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("gives 4 right-hand sides: expected one here");
  }

  @Test
  void jsonHasTheseFieldsInThisOrder() {
    JsonObject json = CommandRun.of("solve", matrix, "--json", "-").json();
    assertThat(json.keySet())
        .containsExactly(
            "outcome",
            "advice",
            "n",
            "nnz",
            "backend",
            "isa",
            "threads",
            "precision",
            "preconditioner",
            "degree",
            "fellBack",
            "fallbackReason",
            "operatorApplications",
            "probeApplications",
            "reductions",
            "iterations",
            "relativeResidual",
            "seconds",
            "columns",
            "solutions",
            "storage",
            "bytes",
            "reordered");
    assertThat(json.getAsJsonObject("seconds").keySet())
        .containsExactly("read", "prepare", "probe", "solve", "total");
    assertThat(json.get("outcome").getAsString()).isEqualTo("CONVERGED");
    assertThat(json.get("advice").getAsString()).isEmpty();
    assertThat(json.get("n").getAsInt()).isEqualTo(300);
    assertThat(json.get("nnz").getAsLong()).isEqualTo(1430);
    assertThat(json.get("relativeResidual").getAsDouble()).isLessThanOrEqualTo(1e-8);
  }

  @Test
  void theReportedResidualIsThatOfTheSolutionWritten() throws IOException {
    Path b = MatrixFiles.vector(folder.resolve("b.mtx"), randomVector(300));
    JsonObject json = CommandRun.of("solve", matrix, "-b", b, "-x", x, "--json", "-").json();
    double residual = relativeResidual(poisson, MatrixMarket.readVector(x), randomVector(300));
    assertThat(json.get("relativeResidual").getAsDouble()).isCloseTo(residual, offset(1e-14));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "auto",
        "none",
        "jacobi",
        "chebyshev",
        "fourth-kind",
        "harmonic-ritz",
        "least-squares",
        "learned"
      })
  void everyPreconditionerConverges(String name) {
    CommandRun run =
        CommandRun.of("solve", matrix, "--precond", name, "--degree", 4, "--json", "-");
    assertThat(run.status()).isZero();
    assertThat(run.json().get("outcome").getAsString()).isEqualTo("CONVERGED");
  }

  @Test
  void quietWritesNothing() {
    CommandRun run = CommandRun.of("solve", matrix, "-x", x, "--quiet");
    assertThat(run).isEqualTo(new CommandRun(0, "", ""));
    assertThat(x).exists();
  }

  @Test
  void quietStillTellsOfAFailure() {
    CommandRun run = CommandRun.of("solve", matrix, "--max-applications", 3, "--quiet");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("autospec: LIMIT_REACHED: ").hasLineCount(1);
  }

  @Test
  void jsonAndSolutionAreWrittenWhenTheLimitIsReached() throws IOException {
    Path json = folder.resolve("result.json");
    CommandRun run =
        CommandRun.of("solve", matrix, "-x", x, "--max-applications", 5, "--json", json);
    assertThat(run.status()).isEqualTo(1);
    JsonObject result = JsonParser.parseString(Files.readString(json)).getAsJsonObject();
    assertThat(result.get("outcome").getAsString()).isEqualTo("LIMIT_REACHED");
    assertThat(result.get("advice").getAsString()).contains("--max-applications");
    assertThat(MatrixMarket.readVector(x)).hasSize(300);
  }

  @Test
  void theSameSeedGivesTheSameSolution() throws IOException {
    Path other = folder.resolve("other.mtx");
    CommandRun.of("solve", matrix, "--rhs", "random:7", "-x", x);
    CommandRun.of("solve", matrix, "--rhs", "random:7", "-x", other);
    assertThat(other).hasSameBinaryContentAs(x);
    CommandRun.of("solve", matrix, "--rhs", "random:8", "-x", other);
    assertThat(Files.readString(other)).isNotEqualTo(Files.readString(x));
  }

  @Test
  void onesOnALaplacianIsANumericalOutcomeWithAdvice() throws IOException {
    Path laplacian = MatrixFiles.pathLaplacian(folder.resolve("path.mtx"), 50);
    CommandRun run = CommandRun.of("solve", laplacian, "--rhs", "ones", "--json", "-");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.json().get("outcome").getAsString()).isNotEqualTo("CONVERGED");
    assertThat(run.err()).contains("--ground");
  }

  @Test
  void groundingDeletesTheFirstRowAndColumn() throws IOException {
    Path laplacian = MatrixFiles.pathLaplacian(folder.resolve("path.mtx"), 5);
    // with node 1 at 0 and 1 ampere into node 5, the potentials are 1, 2, 3, 4
    Path currents = MatrixFiles.vector(folder.resolve("b.mtx"), 0, 0, 0, 1);
    CommandRun run =
        CommandRun.of("solve", laplacian, "--ground", "-b", currents, "-x", x, "--json", "-");
    assertThat(run.status()).isZero();
    assertThat(run.json().get("n").getAsInt()).isEqualTo(4);
    assertThat(run.json().get("nnz").getAsInt()).isEqualTo(10);
    double[] potentials = {1, 2, 3, 4};
    assertThat(MatrixMarket.readVector(x)).containsExactly(potentials, offset(1e-7));
  }

  @Test
  void groundingDropsTheFirstEntryOfAFullRightHandSide() throws IOException {
    Path laplacian = MatrixFiles.pathLaplacian(folder.resolve("path.mtx"), 5);
    Path currents = MatrixFiles.vector(folder.resolve("b.mtx"), -1, 0, 0, 0, 1);
    CommandRun run = CommandRun.of("solve", laplacian, "--ground", "-b", currents, "-x", x);
    assertThat(run.status()).isZero();
    double[] potentials = {1, 2, 3, 4};
    assertThat(MatrixMarket.readVector(x)).containsExactly(potentials, offset(1e-7));
  }

  @Test
  void aNonPositiveDiagonalNamesItsRow() throws IOException {
    Path indefinite = folder.resolve("indefinite.mtx");
    Files.writeString(
        indefinite,
        """
        %%MatrixMarket matrix coordinate real symmetric
        3 3 4
        1 1 2
        2 2 0
        3 2 1
        3 3 2
        """);
    Files.writeString(x, "the old one");
    CommandRun run = CommandRun.of("solve", indefinite, "-x", x, "--json", "-");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.json().get("outcome").getAsString()).isEqualTo("NOT_POSITIVE_DEFINITE");
    assertThat(run.json().get("relativeResidual").isJsonNull()).isTrue();
    assertThat(run.err()).contains("row 2");
    assertThat(x).hasContent("the old one");
  }

  @Test
  void anIndefiniteMatrixWithPositiveDiagonalIsFound() throws IOException {
    Path indefinite = folder.resolve("indefinite.mtx");
    Files.writeString(
        indefinite,
        """
        %%MatrixMarket matrix coordinate real symmetric
        2 2 3
        1 1 1
        2 1 3
        2 2 1
        """);
    CommandRun run = CommandRun.of("solve", indefinite, "--json", "-");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.json().get("outcome").getAsString()).isEqualTo("NOT_POSITIVE_DEFINITE");
    assertThat(run.out()).doesNotContain("NaN", "Infinity");
  }

  @Test
  void aZeroRightHandSideHasTheZeroSolution() throws IOException {
    Path b = MatrixFiles.vector(folder.resolve("b.mtx"), new double[300]);
    CommandRun run = CommandRun.of("solve", matrix, "-b", b, "-x", x, "--json", "-");
    assertThat(run.status()).isZero();
    assertThat(run.json().get("relativeResidual").getAsDouble()).isZero();
    assertThat(MatrixMarket.readVector(x)).containsOnly(0);
  }

  @Test
  void interruptionWritesTheBestSolutionSoFar() throws Exception {
    Path large = MatrixFiles.symmetric(folder.resolve("large.mtx"), Gallery.poisson2d(250, 250));
    List<CommandRun> ended = new ArrayList<>();
    Thread worker =
        new Thread(
            () ->
                ended.add(
                    CommandRun.of(
                        "solve",
                        large,
                        "-x",
                        x,
                        "--tol",
                        "1e-13",
                        "--backend",
                        "reference",
                        "--precond",
                        "none",
                        "--json",
                        "-")));
    worker.start();
    while (worker.isAlive() && !isSolving(worker)) {
      Thread.onSpinWait();
    }
    worker.interrupt();
    worker.join();
    CommandRun run = ended.get(0);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.json().get("outcome").getAsString()).isEqualTo("INTERRUPTED");
    assertThat(MatrixMarket.readVector(x)).hasSize(62_500);
  }

  private static boolean isSolving(Thread worker) {
    for (StackTraceElement frame : worker.getStackTrace()) {
      if (frame.getClassName().equals("io.autospec.solve.LinearSolver")) {
        return true;
      }
    }
    return false;
  }

  private static double[] randomVector(int n) {
    return new RightHandSide.Generator(3L, 1).vector(n);
  }

  private static double[] product(CsrMatrix a, double[] x) {
    double[] y = new double[a.rows()];
    for (int i = 0; i < y.length; i++) {
      for (int k = a.rowPointers()[i]; k < a.rowPointers()[i + 1]; k++) {
        y[i] += a.values()[k] * x[a.columnIndices()[k]];
      }
    }
    return y;
  }

  private static double relativeResidual(CsrMatrix a, double[] x, double[] b) {
    double[] image = product(a, x);
    double residual = 0;
    double norm = 0;
    for (int i = 0; i < b.length; i++) {
      residual += (b[i] - image[i]) * (b[i] - image[i]);
      norm += b[i] * b[i];
    }
    return Math.sqrt(residual / norm);
  }

  @Test
  void precisionFollowsTheSizeOfTheMatrixAndOfThePolynomial() throws IOException {
    Path small = MatrixFiles.symmetric(folder.resolve("small.mtx"), Gallery.poisson2d(40, 40));
    Path large = MatrixFiles.symmetric(folder.resolve("large.mtx"), Gallery.poisson2d(160, 160));
    assertThat(precision("solve", small, "--json", "-")).isEqualTo("float64");
    assertThat(precision("solve", large, "--backend", "reference", "--json", "-"))
        .isEqualTo("float64");
    assertThat(precision("solve", large, "--precision", "int8", "--json", "-")).isEqualTo("int8");
    assertThat(precision("solve", large, "--precond", "jacobi", "--json", "-"))
        .isEqualTo("float64");
    if (Backends.preferred().name().equals("native")) {
      assertThat(precision("solve", large, "--json", "-")).isEqualTo("float16");
    }
  }

  private static String precision(Object... arguments) {
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.status()).as(run.err()).isZero();
    return run.json().get("precision").getAsString();
  }
}
