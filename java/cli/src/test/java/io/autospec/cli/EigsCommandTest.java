package io.autospec.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.DenseArray;
import io.autospec.matrix.Gallery;
import io.autospec.matrix.MatrixMarket;
import io.autospec.matrix.Triplets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EigsCommandTest {

  @TempDir Path folder;
  private CsrMatrix poisson;
  private Path matrix;

  @BeforeEach
  void writeMatrix() throws IOException {
    poisson = Gallery.poisson2d(20, 15);
    matrix = MatrixFiles.symmetric(folder.resolve("poisson.mtx"), poisson);
  }

  private static double eigenvalue(int i, int j) {
    return 4 - 2 * Math.cos(i * Math.PI / 21) - 2 * Math.cos(j * Math.PI / 16);
  }

  @Test
  void jsonHasTheseFieldsInThisOrder() {
    JsonObject json = CommandRun.of("eigs", matrix, "-k", 4, "--json", "-").json();
    assertThat(json.keySet())
        .startsWith(
            "outcome",
            "advice",
            "eigenvalues",
            "residuals",
            "method",
            "degree",
            "operatorApplications",
            "probeApplications",
            "reductions",
            "certificate",
            "seconds");
    assertThat(json.getAsJsonObject("certificate").keySet())
        .containsExactly("check", "expected", "found", "confidence", "orthogonality");
    assertThat(json.getAsJsonObject("seconds").keySet())
        .containsExactly("read", "prepare", "solve", "total");
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "filter", "lanczos"})
  void theLowestAreAscending(String method) {
    CommandRun run = CommandRun.of("eigs", matrix, "-k", 4, "--method", method, "--json", "-");
    assertThat(run.status()).isZero();
    JsonArray values = run.json().getAsJsonArray("eigenvalues");
    double[] expected = {eigenvalue(1, 1), eigenvalue(2, 1), eigenvalue(1, 2), eigenvalue(3, 1)};
    assertThat(values).hasSize(4);
    for (int i = 0; i < 4; i++) {
      assertThat(values.get(i).getAsDouble()).isCloseTo(expected[i], offset(1e-8));
    }
    assertThat(run.json().get("outcome").getAsString()).isEqualTo("CONVERGED");
  }

  @Test
  void theHighestWithTheirVectors() throws IOException {
    Path file = folder.resolve("v.mtx.gz");
    CommandRun run =
        CommandRun.of("eigs", matrix, "-k", 3, "--which", "highest", "--vectors", file);
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("CONVERGED", "7.93", "eigenvectors written to");
    DenseArray vectors = MatrixMarket.readArray(file);
    assertThat(vectors.rows()).isEqualTo(300);
    assertThat(vectors.columns()).isEqualTo(3);
    double[] v = new double[300];
    for (int i = 0; i < 300; i++) {
      v[i] = vectors.values()[3 * i + 2];
    }
    double[] image = poisson.multiply(v);
    for (int i = 0; i < 300; i++) {
      assertThat(image[i]).isCloseTo(eigenvalue(20, 15) * v[i], offset(1e-6));
    }
  }

  @Test
  void groundingLeavesTheFirstRowOut() throws IOException {
    Path path = MatrixFiles.pathLaplacian(folder.resolve("path.mtx"), 200);
    double whole =
        CommandRun.of("eigs", path, "-k", 1, "--json", "-")
            .json()
            .getAsJsonArray("eigenvalues")
            .get(0)
            .getAsDouble();
    assertThat(whole).isCloseTo(0, offset(1e-10));
    JsonObject grounded = CommandRun.of("eigs", path, "-k", 1, "--ground", "--json", "-").json();
    assertThat(grounded.get("n").getAsInt()).isEqualTo(199);
    assertThat(grounded.getAsJsonArray("eigenvalues").get(0).getAsDouble())
        .isCloseTo(2 - 2 * Math.cos(Math.PI / 399), offset(1e-10));
  }

  @Test
  void badAsksAreRefused() {
    assertRefused("-k 301", "eigs", matrix, "-k", 301);
    assertRefused("at least 1", "eigs", matrix, "-k", 0);
    assertRefused("-k", "eigs", matrix);
    assertRefused("--which", "eigs", matrix, "-k", 2, "--which", "middle");
    assertRefused("--method", "eigs", matrix, "-k", 2, "--method", "arnoldi");
    assertRefused("--tol", "eigs", matrix, "-k", 2, "--tol", "1");
    assertRefused("--vectors", "eigs", matrix, "-k", 2, "--vectors", folder);
    assertRefused("twice", "eigs", matrix, "-k", 2, "--vectors", matrix);
  }

  private static void assertRefused(String named, Object... arguments) {
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.status()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains(named);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aLimitIsStatusOneWithAdviceAndWhatWasFoundIsWritten() throws IOException {
    Path json = folder.resolve("eigs.json");
    CommandRun run =
        CommandRun.of("eigs", matrix, "-k", 20, "--max-applications", 300, "--json", json);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("LIMIT_REACHED", "--max-applications", "of 20 eigenvalues");
    JsonObject result = JsonParser.parseString(Files.readString(json)).getAsJsonObject();
    assertThat(result.get("outcome").getAsString()).isEqualTo("LIMIT_REACHED");
  }

  @Test
  void aWindowHoldsWhatLiesInIt() {
    CommandRun run = CommandRun.of("eigs", matrix, "--window", "1:1.2", "--json", "-");
    assertThat(run.status()).as(run.err()).isZero();
    int expected = 0;
    for (int i = 1; i <= 20; i++) {
      for (int j = 1; j <= 15; j++) {
        double value = eigenvalue(i, j);
        expected += value >= 1 && value <= 1.2 ? 1 : 0;
      }
    }
    assertThat(run.json().getAsJsonArray("eigenvalues")).hasSize(expected);
    assertRefused("leave one of them out", "eigs", matrix, "-k", 2, "--window", "1:2");
    assertRefused("--window", "eigs", matrix, "--window", "2:1");
  }

  @Test
  void aMassMatrixOfLinearElements() throws IOException {
    // -u'' = lambda u on (0, 1): K = (1/h) tridiag(-1, 2, -1), M = (h/6) tridiag(1, 4, 1)
    int n = 300;
    double h = 1.0 / (n + 1);
    Path stiffness = tridiagonal("k.mtx", n, 2 / h, -1 / h);
    Path consistent = tridiagonal("m.mtx", n, 4 * h / 6, h / 6);
    Path lumped = tridiagonal("lumped.mtx", n, h, 0);
    assertEigenvalues(
        CommandRun.of("eigs", stiffness, "-k", 3, "--mass", consistent, "--json", "-"), h, true);
    assertEigenvalues(
        CommandRun.of("eigs", stiffness, "-k", 3, "--mass", lumped, "--json", "-"), h, false);
    assertEigenvalues(
        CommandRun.of("eigs", stiffness, "--window", "0:95", "--mass", consistent, "--json", "-"),
        h,
        true);
    Path indefinite = tridiagonal("bad.mtx", n, 1, 1);
    assertRefused("not positive definite", "eigs", stiffness, "-k", 3, "--mass", indefinite);
    Path negative = tridiagonal("negative.mtx", n, -1, 0);
    assertRefused("not positive definite", "eigs", stiffness, "-k", 3, "--mass", negative);
    assertRefused("expected as many", "eigs", stiffness, "-k", 3, "--mass", matrix2());
  }

  private Path matrix2() throws IOException {
    return tridiagonal("other.mtx", 7, 2, 1);
  }

  private Path tridiagonal(String name, int n, double diagonal, double beside) throws IOException {
    Triplets entries = new Triplets(n, n);
    for (int i = 0; i < n; i++) {
      entries.add(i, i, diagonal);
      if (i > 0 && beside != 0) {
        entries.add(i, i - 1, beside);
        entries.add(i - 1, i, beside);
      }
    }
    return MatrixFiles.symmetric(folder.resolve(name), entries.toCsr());
  }

  private static void assertEigenvalues(CommandRun run, double h, boolean consistent) {
    assertThat(run.status()).as(run.err()).isZero();
    JsonArray values = run.json().getAsJsonArray("eigenvalues");
    for (int j = 1; j <= 3; j++) {
      double c = Math.cos(j * Math.PI * h);
      double exact = (2 - 2 * c) / (h * h) / (consistent ? (4 + 2 * c) / 6 : 1);
      assertThat(values.get(j - 1).getAsDouble()).isCloseTo(exact, offset(1e-6 * exact));
    }
  }
}
