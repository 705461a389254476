package io.autospec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.autospec.backend.Backend;
import io.autospec.backend.Backends;
import io.autospec.matrix.Gallery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What bench measures and tells; how fast anything is, no test asks. */
class BenchCommandTest {

  @TempDir Path folder;
  private Path matrix;

  @BeforeEach
  void writeMatrix() throws IOException {
    matrix = MatrixFiles.symmetric(folder.resolve("poisson.mtx"), Gallery.poisson2d(20, 15));
  }

  @Test
  void everyUsableBackendHasARow() {
    List<String> usable =
        Backends.all().stream()
            .filter(b -> b.unusableReason() == null)
            .map(Backend::name)
            .sorted()
            .toList();
    JsonObject json =
        CommandRun.of("bench", matrix, "--precision", "float64", "--json", "-").json();
    List<String> measured = new ArrayList<>();
    for (JsonElement row : json.getAsJsonArray("rows")) {
      measured.add(row.getAsJsonObject().get("backend").getAsString());
    }
    assertThat(measured).containsExactlyInAnyOrderElementsOf(usable);
  }

  @Test
  void theFiguresOfARowFitTogether() {
    JsonObject json =
        CommandRun.of(
                "bench",
                matrix,
                "--backend",
                "reference",
                "--precision",
                "float32",
                "--columns",
                3,
                "--degree",
                5,
                "--threads",
                1,
                "--json",
                "-")
            .json();
    assertThat(json.getAsJsonArray("rows")).hasSize(1);
    JsonObject row = json.getAsJsonArray("rows").get(0).getAsJsonObject();
    assertThat(row.get("precision").getAsString()).isEqualTo("float32");
    assertThat(row.get("columns").getAsInt()).isEqualTo(3);
    assertThat(row.get("degree").getAsInt()).isEqualTo(5);
    assertThat(row.get("storage").getAsString()).isEqualTo("csr");
    assertThat(row.get("blocked").getAsBoolean()).isFalse();
    double seconds = row.get("secondsPerStep").getAsDouble();
    long nonzeros = json.get("nnz").getAsLong();
    assertThat(nonzeros).isEqualTo(5 * 300 - 2 * 35);
    assertThat(row.get("nsPerNonzero").getAsDouble() * nonzeros)
        .isCloseTo(1e9 * seconds, Percentage.withPercentage(1e-6));
    double bytes = 8.0 * nonzeros + 4 * 301 + 4 * 4 * 300 * 3;
    assertThat(row.get("gigabytesPerSecond").getAsDouble() * seconds)
        .isCloseTo(1e-9 * bytes, Percentage.withPercentage(1e-6));
  }

  @Test
  void everyPrecisionOfABackendHasARow() {
    JsonObject json =
        CommandRun.of("bench", matrix, "--backend", "reference", "--json", "-").json();
    assertThat(json.getAsJsonArray("rows")).hasSizeGreaterThanOrEqualTo(2);
    assertThat(json.get("jacobi").getAsBoolean()).isTrue();
  }

  @Test
  void anIndefiniteMatrixIsMeasuredUnscaled() throws IOException {
    Path indefinite =
        Files.writeString(
            folder.resolve("indefinite.mtx"),
            "%%MatrixMarket matrix coordinate real symmetric\n2 2 2\n1 1 1\n2 2 -1\n");
    CommandRun run = CommandRun.of("bench", indefinite, "--json", "-");
    assertThat(run.status()).isZero();
    assertThat(run.json().get("jacobi").getAsBoolean()).isFalse();
  }

  @Test
  void badInputIsRefused() {
    assertThat(CommandRun.of("bench", folder.resolve("none.mtx")).status()).isEqualTo(2);
    assertThat(CommandRun.of("bench", matrix, "--columns", 0).status()).isEqualTo(2);
    CommandRun wide = CommandRun.of("bench", matrix, "--columns", 2_000_000_000);
    assertThat(wide.status()).isEqualTo(2);
    assertThat(wide.err()).contains("--columns 2000000000", "300 rows");
  }

  @Test
  void infoTellsWhyMklDoesNotServe() {
    for (JsonElement backend :
        CommandRun.of("info", "--json", "-").json().getAsJsonArray("backends")) {
      JsonObject state = backend.getAsJsonObject();
      if (state.get("name").getAsString().equals("mkl") && !state.get("usable").getAsBoolean()) {
        assertThat(state.get("reason").getAsString()).contains("-Pmkl");
      }
    }
    assertThat(CommandRun.of("info").out()).contains("mkl");
  }
}
