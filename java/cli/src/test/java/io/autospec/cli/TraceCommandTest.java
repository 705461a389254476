package io.autospec.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import io.autospec.matrix.Gallery;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands trace, logdet and density. */
class TraceCommandTest {

  private static final int SIDE = 20;

  @TempDir Path folder;
  private Path matrix;

  @BeforeEach
  void writeMatrix() throws IOException {
    matrix = MatrixFiles.symmetric(folder.resolve("poisson.mtx"), Gallery.poisson2d(SIDE, SIDE));
  }

  private static double eigenvalue(int i, int j) {
    return 4 - 2 * Math.cos(Math.PI * i / (SIDE + 1)) - 2 * Math.cos(Math.PI * j / (SIDE + 1));
  }

  @Test
  void logdetIsTheSumOfTheLogarithms() {
    double truth = 0;
    for (int i = 1; i <= SIDE; i++) {
      for (int j = 1; j <= SIDE; j++) {
        truth += Math.log(eigenvalue(i, j));
      }
    }
    CommandRun run = CommandRun.of("logdet", matrix, "--tol", "0.02", "--json", "-");
    assertThat(run.status()).isZero();
    JsonObject json = run.json();
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
            "value",
            "halfWidth",
            "lower",
            "upper",
            "confidence",
            "samples",
            "steps",
            "deflated",
            "quadratureError",
            "operatorApplications",
            "probeApplications",
            "reductions",
            "seconds");
    assertThat(json.get("value").getAsDouble()).isCloseTo(truth, within(0.04 * truth));
    assertThat(json.get("upper").getAsDouble() - json.get("lower").getAsDouble())
        .isCloseTo(2 * json.get("halfWidth").getAsDouble(), within(1e-9));
  }

  @Test
  void traceReportsItsInterval() {
    CommandRun run = CommandRun.of("trace", matrix, "--function", "exp:-1", "--tol", "0.05");
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("trace of exp:-1.0", "+-", "95 % confidence");
  }

  @Test
  void anIndefiniteMatrixHasNoLogdet() throws IOException {
    Path indefinite = folder.resolve("indefinite.mtx");
    Files.writeString(
        indefinite, "%%MatrixMarket matrix coordinate real symmetric\n2 2 2\n1 1 1\n2 2 -1\n");
    CommandRun run = CommandRun.of("logdet", indefinite, "--json", "-");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.json().get("value").isJsonNull()).isTrue();
    assertThat(run.err()).contains("log needs eigenvalues positive");
  }

  @Test
  void densityIntegratesToNAndCountsAWindow() throws IOException {
    Path plot = folder.resolve("density.png");
    CommandRun run =
        CommandRun.of("density", matrix, "--plot", plot, "--window", "2:6", "--json", "-");
    assertThat(run.status()).isZero();
    JsonObject json = run.json();
    assertThat(json.get("integral").getAsDouble()).isCloseTo(400, within(1e-8));
    JsonObject window = json.getAsJsonObject("window");
    int truth = 0;
    for (int i = 1; i <= SIDE; i++) {
      for (int j = 1; j <= SIDE; j++) {
        truth += eigenvalue(i, j) >= 2 && eigenvalue(i, j) <= 6 ? 1 : 0;
      }
    }
    assertThat(window.get("count").getAsDouble())
        .isCloseTo(truth, within(window.get("halfWidth").getAsDouble()));
    assertThat(json.getAsJsonObject("bins").getAsJsonArray("counts")).hasSize(100);
    BufferedImage image = ImageIO.read(plot.toFile());
    assertThat(image.getWidth()).isEqualTo(1000);
  }

  @Test
  void densityIsDrawnInCharacters() {
    CommandRun run = CommandRun.of("density", matrix, "--kernel", "lanczos");
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("16 of 96 Lanczos steps", "eigenvalue");
    assertThat(run.out().lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
  }

  @ParameterizedTest
  @CsvSource({
    "density, --window, 3:1, is not a window A:B",
    "density, --samples, 1, needs at least 2",
    "density, --plot, x.jpg, expected a name that ends with .png",
    "logdet, --confidence, 1, is not a probability",
    "logdet, --max-samples, 5, expected at least 32",
    "trace, --function, det, is none of"
  })
  void badAsksAreStatusTwo(String command, String option, String value, String message) {
    CommandRun run = CommandRun.of(command, matrix, option, value);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(message);
  }

  @Test
  void theAdviceOfALimitNamesOptions() throws IOException {
    Path matrix = MatrixFiles.symmetric(folder.resolve("path.mtx"), Gallery.poisson1d(200));
    JsonObject json =
        CommandRun.of("logdet", matrix, "--max-samples", 32, "--tol", 1e-6, "--json", "-").json();
    assertThat(json.get("outcome").getAsString()).isEqualTo("LIMIT_REACHED");
    assertThat(json.get("advice").getAsString()).contains("--max-samples", "--tol");
  }
}
