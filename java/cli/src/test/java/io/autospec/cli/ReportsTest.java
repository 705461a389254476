package io.autospec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.autospec.matrix.Gallery;
import io.autospec.solve.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands show: complete, and within 80 columns. */
class ReportsTest {

  @TempDir Path folder;
  private Path matrix;

  @BeforeEach
  void writeMatrix() throws IOException {
    matrix = MatrixFiles.symmetric(folder.resolve("poisson.mtx"), Gallery.poisson2d(20, 15));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "solve", "eigs", "probe", "compare", "bench", "plot", "export", "info", "demo"
      })
  void helpIsCompleteAndFitsTheTerminal(String command) {
    CommandRun run = command.isEmpty() ? CommandRun.of("--help") : CommandRun.of(command, "--help");
    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("Usage: autospec", "--help");
    assertThat(run.widestLine()).isLessThanOrEqualTo(80);
  }

  @Test
  void noCommandShowsTheHelp() {
    assertThat(CommandRun.of()).isEqualTo(CommandRun.of("--help"));
  }

  @Test
  void versionIsFilledIn() {
    assertThat(CommandRun.of("--version").out()).matches("autospec \\d+\\.\\d+\\.\\S+\\R");
  }

  @Test
  void everyReportFitsTheTerminal() {
    assertFits(CommandRun.of("solve", matrix));
    assertFits(CommandRun.of("solve", matrix, "--precond", "least-squares", "--degree", 256));
    assertFits(CommandRun.of("eigs", matrix, "-k", 40));
    assertFits(CommandRun.of("probe", matrix));
    assertFits(CommandRun.of("compare", matrix));
    assertFits(CommandRun.of("bench", matrix));
    assertFits(CommandRun.of("info"));
    assertFits(CommandRun.of("demo", "--side", 8));
  }

  private static void assertFits(CommandRun run) {
    assertThat(run.status()).isZero();
    assertThat(run.widestLine()).isBetween(20, 80);
  }

  @Test
  void probeTellsTheSpectrum() {
    CommandRun run = CommandRun.of("probe", matrix, "--steps", 300, "--json", "-");
    JsonObject json = run.json();
    double smallest = 4 - 2 * Math.cos(Math.PI / 21) - 2 * Math.cos(Math.PI / 16);
    double largest = 8 - smallest;
    JsonArray ritz = json.getAsJsonArray("ritzValues");
    assertThat(ritz.get(0).getAsDouble()).isCloseTo(smallest, within(1e-8));
    assertThat(ritz.get(ritz.size() - 1).getAsDouble()).isCloseTo(largest, within(1e-8));
    assertThat(json.get("conditionEstimate").getAsDouble())
        .isBetween(largest / smallest * 0.999, largest / smallest * 1.03);
    assertThat(json.getAsJsonObject("interval").get("upper").getAsDouble()).isLessThan(8.1);
    assertThat(json.get("operatorApplications").getAsLong()).isLessThanOrEqualTo(300);
  }

  private static org.assertj.core.data.Offset<Double> within(double value) {
    return org.assertj.core.data.Offset.offset(value);
  }

  @Test
  void probeTakesAnIndefiniteMatrixAndGivesNoCondition() throws IOException {
    Path indefinite = folder.resolve("indefinite.mtx");
    Files.writeString(
        indefinite, "%%MatrixMarket matrix coordinate real symmetric\n2 2 2\n1 1 1\n2 2 -1\n");
    JsonObject json = CommandRun.of("probe", indefinite, "--json", "-").json();
    assertThat(json.get("conditionEstimate").isJsonNull()).isTrue();
    assertThat(CommandRun.of("probe", indefinite, "--jacobi").status()).isEqualTo(2);
  }

  @Test
  void moreStepsThanRowsAreNotMade() {
    CommandRun run = CommandRun.of("probe", matrix, "--steps", 100_000, "--json", "-");
    assertThat(run.json().get("steps").getAsInt()).isLessThanOrEqualTo(300);
    assertThat(run.err()).contains("--steps 100000", "300 rows").hasLineCount(1);
  }

  @Test
  void aDegreeNamedTwiceIsComparedOnce() {
    JsonObject json = CommandRun.of("compare", matrix, "--degrees", "4,4", "--json", "-").json();
    assertThat(json.getAsJsonArray("methods")).hasSize(8);
  }

  @Test
  void probeDrawsAPicture() throws IOException {
    Path picture = folder.resolve("density.png");
    CommandRun run = CommandRun.of("probe", matrix, "--plot", picture);
    assertThat(run.status()).isZero();
    assertThat(ImageIO.read(picture.toFile()).getWidth()).isEqualTo(1000);
  }

  @Test
  void compareRunsEveryMethod() {
    JsonObject json = CommandRun.of("compare", matrix, "--degrees", "3,6", "--json", "-").json();
    List<String> methods = new ArrayList<>();
    for (JsonElement method : json.getAsJsonArray("methods")) {
      methods.add(method.getAsJsonObject().get("asked").getAsString());
      assertThat(method.getAsJsonObject().get("outcome").getAsString()).isEqualTo("CONVERGED");
    }
    assertThat(methods)
        .containsExactly(
            "none",
            "jacobi",
            "chebyshev",
            "chebyshev",
            "fourth-kind",
            "fourth-kind",
            "harmonic-ritz",
            "harmonic-ritz",
            "least-squares",
            "least-squares",
            "learned",
            "learned",
            "auto");
  }

  @Test
  void compareHasARowWithItsReasonForEveryMethodThatCannotBegin() throws IOException {
    Path zero = folder.resolve("zero.mtx");
    Files.writeString(
        zero, "%%MatrixMarket matrix coordinate real symmetric\n2 2 2\n1 1 1\n2 1 1\n");
    Path file = folder.resolve("result.json");
    CommandRun run = CommandRun.of("compare", zero, "--degrees", 3, "--json", file);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("zero.mtx: the diagonal entry of row 2 is 0.0").hasLineCount(1);
    assertThat(run.widestLine()).isGreaterThan(0);
    JsonArray methods =
        JsonParser.parseString(Files.readString(file)).getAsJsonObject().getAsJsonArray("methods");
    assertThat(methods).hasSize(8);
    for (JsonElement method : methods) {
      JsonObject row = method.getAsJsonObject();
      assertThat(row.get("outcome").getAsString()).isEqualTo("NOT_POSITIVE_DEFINITE");
      assertThat(row.get("advice").getAsString()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Outcome.class)
  void adviceSpeaksOfOptions(Outcome outcome) {
    assertThat(outcome.advice()).doesNotContain("--");
    assertThat(Advice.inOptions(outcome.advice())).doesNotContainPattern("[a-z][A-Z]|\\(");
  }

  @Test
  void infoTellsOfEveryBackendAndLicence() {
    CommandRun run = CommandRun.of("info");
    assertThat(run.out()).contains("native", "reference", "Apache-2.0", "picocli", "1138_bus");
    JsonObject json = CommandRun.of("info", "--json", "-").json();
    for (JsonElement backend : json.getAsJsonArray("backends")) {
      JsonObject state = backend.getAsJsonObject();
      assertThat(state.get("usable").getAsBoolean())
          .isEqualTo(state.get("reason").getAsString().isEmpty());
    }
  }

  @Test
  void demoSolvesBothSystemsByBothMethods() {
    JsonObject json = CommandRun.of("demo", "--side", 8, "--json", "-").json();
    JsonArray systems = json.getAsJsonArray("systems");
    assertThat(systems.get(0).getAsJsonObject().get("n").getAsInt()).isEqualTo(1138);
    assertThat(systems.get(1).getAsJsonObject().get("n").getAsInt()).isEqualTo(512);
  }
}
