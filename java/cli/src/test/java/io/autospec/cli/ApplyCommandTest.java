package io.autospec.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.google.gson.JsonObject;
import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.DenseArray;
import io.autospec.matrix.Gallery;
import io.autospec.matrix.MatrixMarket;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplyCommandTest {

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
  void theSquareOfTheRootIsTheMatrix() throws IOException {
    Path b = folder.resolve("b.mtx");
    MatrixMarket.writeArray(b, ones(), 300, 1);
    assertThat(CommandRun.of("apply", matrix, "--function", "sqrt", "-b", b, "-x", x).status())
        .isZero();
    Path y = folder.resolve("y.mtx");
    assertThat(CommandRun.of("apply", matrix, "--function", "sqrt", "-b", x, "-x", y).status())
        .isZero();
    assertThat(MatrixMarket.readVector(y)).containsExactly(poisson.multiply(ones()), offset(1e-7));
  }

  private static double[] ones() {
    double[] ones = new double[300];
    java.util.Arrays.fill(ones, 1);
    return ones;
  }

  @Test
  void jsonHasTheseFieldsInThisOrder() throws IOException {
    JsonObject json =
        CommandRun.of(
                "apply",
                matrix,
                "--function",
                "exp:-1.0",
                "--rhs",
                "random:1:4",
                "-x",
                x,
                "--json",
                "-")
            .json();
    assertThat(json.keySet())
        .containsExactly(
            "outcome",
            "advice",
            "n",
            "nnz",
            "backend",
            "isa",
            "threads",
            "function",
            "method",
            "degree",
            "errorEstimate",
            "operatorApplications",
            "probeApplications",
            "reductions",
            "seconds",
            "columns",
            "errorEstimates");
    assertThat(json.get("outcome").getAsString()).isEqualTo("CONVERGED");
    assertThat(json.get("errorEstimate").getAsDouble()).isBetween(0.0, 1e-8);
    assertThat(json.getAsJsonArray("errorEstimates")).hasSize(4);
    DenseArray y = MatrixMarket.readArray(x);
    assertThat(y.columns()).isEqualTo(4);
  }

  @Test
  void anIndefiniteMatrixHasNoLogarithm() throws IOException {
    Path indefinite = folder.resolve("indefinite.mtx");
    java.nio.file.Files.writeString(
        indefinite, "%%MatrixMarket matrix coordinate real symmetric\n2 2 2\n1 1 1\n2 2 -1\n");
    CommandRun run =
        CommandRun.of("apply", indefinite, "--function", "log", "-x", x, "--json", "-");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.json().get("outcome").getAsString()).isEqualTo("NOT_POSITIVE_DEFINITE");
    assertThat(run.json().get("errorEstimate").isJsonNull()).isTrue();
    assertThat(run.err()).contains("log needs eigenvalues positive");
    assertThat(x).doesNotExist();
  }

  @Test
  void aMissedToleranceIsStatusOneAndStillWritten() {
    CommandRun run =
        CommandRun.of("apply", matrix, "--function", "inv", "--max-applications", "20", "-x", x);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("LIMIT_REACHED", "times the tolerance", "--max-applications");
    assertThat(x).exists();
  }

  @ParameterizedTest
  @CsvSource({
    "cosh, 'none of exp:T'",
    "exp:, 'is not a finite number'",
    "power, 'none of'",
    "exp:1f, 'is not a finite number'"
  })
  void anUnknownFunctionIsStatusTwo(String name, String message) {
    CommandRun run = CommandRun.of("apply", matrix, "--function", name);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(message);
  }

  @Test
  void aFunctionIsRequired() {
    CommandRun run = CommandRun.of("apply", matrix);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("--function");
  }
}
