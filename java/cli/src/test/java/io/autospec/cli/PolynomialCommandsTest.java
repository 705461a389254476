package io.autospec.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.autospec.matrix.Gallery;
import io.autospec.model.LearnedModel;
import io.autospec.recurrence.ExpansionFile;
import io.autospec.recurrence.PolynomialExpansion;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands export, plot and compare with a model. */
class PolynomialCommandsTest {

  private static final int GRID = 24;

  @TempDir private Path folder;
  private Path matrix;
  private Path model;
  private Path out;

  @BeforeEach
  void write() throws IOException {
    matrix = MatrixFiles.symmetric(folder.resolve("a.mtx"), Gallery.poisson2d(GRID, GRID));
    model = folder.resolve("untrained.safetensors");
    LearnedModel.untrained().toFile(Map.of()).write(model);
    out = folder.resolve("out");
  }

  @Test
  void exportedPreconditionerShrinksTheResidual() throws IOException {
    CommandRun run = CommandRun.of("export", "learned", matrix, "--degree", 8, "--out", out);
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.widestLine()).isLessThanOrEqualTo(Terminal.WIDTH);
    PolynomialExpansion p = ExpansionFile.read(out);
    assertThat(p.recurrence().steps()).isEqualTo(7);
    // the scaled matrix has the eigenvalues 1 - (cos i h + cos j h) / 2
    double largest =
        IntStream.rangeClosed(1, GRID)
            .mapToDouble(i -> 1 - Math.cos(i * Math.PI / (GRID + 1)))
            .filter(t -> t > 0.5)
            .map(t -> Math.abs(1 - t * p.evaluate(t)))
            .max()
            .orElseThrow();
    assertThat(largest).isLessThan(0.5);
  }

  @Test
  void coefficientsGoToStandardOutputWhereNoFileIsNamed() throws IOException {
    CommandRun run = CommandRun.of("export", "classical", matrix, "--window", "1.9:2.1");
    assertThat(run.status()).as(run.err()).isZero();
    Files.writeString(out, run.out());
    PolynomialExpansion p = ExpansionFile.read(out);
    assertThat(p.recurrence().steps()).isEqualTo(60);
    assertThat(Math.abs(p.evaluate(2))).isGreaterThan(3 * Math.abs(p.evaluate(5)));
    CommandRun both = CommandRun.of("export", "classical", matrix, "--json", "-");
    assertThat(both.status()).isEqualTo(Status.BAD_INPUT);
    assertThat(both.err()).contains("--out");
  }

  @Test
  void exportedFunctionIsNearItsFunction() throws IOException {
    CommandRun run =
        CommandRun.of("export", "learned", matrix, "--function", "exp:-1", "--out", out);
    assertThat(run.status()).as(run.err()).isZero();
    PolynomialExpansion p = ExpansionFile.read(out);
    assertThat(p.recurrence().steps()).isEqualTo(16);
    for (double t = 0.1; t < 7.9; t += 0.1) {
      assertThat(p.evaluate(t)).isCloseTo(Math.exp(-t), within(1e-4));
    }
  }

  @Test
  void plotsArePictures() throws IOException {
    for (String[] task :
        new String[][] {{"--degree", "8"}, {"--window", "1.9:2.1"}, {"--function", "exp:-1"}}) {
      Path picture = folder.resolve("p.png");
      CommandRun run =
          CommandRun.of("plot", matrix, task[0], task[1], "--out", picture, "--json", "-");
      assertThat(run.status()).as(run.err()).isZero();
      assertThat(run.json().get("model").getAsString()).isEqualTo("learned");
      BufferedImage image = ImageIO.read(picture.toFile());
      assertThat(image.getWidth()).isEqualTo(1000);
      long coloured =
          IntStream.range(0, image.getHeight())
              .mapToLong(
                  y ->
                      IntStream.range(0, image.getWidth())
                          .filter(x -> (image.getRGB(x, y) & 0xFFFFFF) == 0x2B547E)
                          .count())
              .sum();
      assertThat(coloured).as("points of the learned polynomial's line").isGreaterThan(500);
    }
  }

  @Test
  void comparesWithAModelOfOnesOwn() throws IOException {
    Path larger = MatrixFiles.symmetric(folder.resolve("b.mtx"), Gallery.poisson2d(70, 60));
    JsonObject shipped = learned(CommandRun.of("compare", larger, "--degrees", 16, "--json", "-"));
    JsonObject own =
        learned(CommandRun.of("compare", larger, "--degrees", 16, "--model", model, "--json", "-"));
    assertThat(own.get("outcome").getAsString()).isEqualTo("CONVERGED");
    assertThat(own.get("operatorApplications")).isNotEqualTo(shipped.get("operatorApplications"));
  }

  private static JsonObject learned(CommandRun run) {
    assertThat(run.status()).as(run.err()).isZero();
    JsonArray methods = run.json().getAsJsonArray("methods");
    return IntStream.range(0, methods.size())
        .mapToObj(i -> methods.get(i).getAsJsonObject())
        .filter(row -> row.get("asked").getAsString().equals("learned"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void modelsOfOtherTasksAndMissingOnesAreRefused() {
    CommandRun other =
        CommandRun.of("plot", matrix, "--model", model, "--window", "1:2", "--out", "p.png");
    assertThat(other.status()).isEqualTo(Status.BAD_INPUT);
    assertThat(other.err()).contains("untrained.safetensors", "task solve", "expected filter");
    CommandRun missing = CommandRun.of("export", folder.resolve("none"), matrix);
    assertThat(missing.status()).isEqualTo(Status.BAD_INPUT);
    CommandRun window = CommandRun.of("export", "learned", matrix, "--window", "20:30");
    assertThat(window.status()).isEqualTo(Status.BAD_INPUT);
    assertThat(window.err()).contains("window", "inside");
    CommandRun ends = CommandRun.of("export", "learned", matrix, "--window", "3:2");
    assertThat(ends.err()).contains("A < B");
  }
}
