package io.autospec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.autospec.matrix.Gallery;
import io.autospec.matrix.MatrixMarket;
import io.autospec.network.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainCommandTest {

  @TempDir private Path folder;

  @Test
  void shortTrainingsGiveTheSameBytesAndAModelThatSolves() throws IOException {
    Path config = folder.resolve("short.txt");
    Files.writeString(config, "systems = 6\nvalidated = 3\nupdates = 20\n");
    Path one = folder.resolve("one.safetensors");
    Path two = folder.resolve("two.safetensors");
    assertThat(CommandRun.of("train", "--config", config, "--out", one).status()).isZero();
    assertThat(CommandRun.of("train", "--config", config, "--out", two).status()).isZero();
    assertThat(Files.readAllBytes(one)).isEqualTo(Files.readAllBytes(two));
    assertThat(folder.resolve("one.safetensors.state")).doesNotExist();
    Path matrix = matrix();
    CommandRun run = CommandRun.of("solve", matrix, "--model", one, "--json", "-");
    assertThat(run.status()).isZero();
    assertThat(CommandRun.of("solve", matrix, "--model", one, "--precond", "jacobi").err())
        .contains("--model with --precond jacobi");
  }

  @ParameterizedTest
  @CsvSource({"filter", "function"})
  void otherTasksAreTrainedToo(String task) throws IOException {
    Path config = folder.resolve("short.txt");
    Files.writeString(config, "updates = 1\n");
    Path model = folder.resolve("model.safetensors");
    CommandRun run = CommandRun.of("train", "--task", task, "--config", config, "--out", model);
    assertThat(run.status()).isZero();
    assertThat(ModelFile.read(model).task()).isEqualTo(task);
  }

  @Test
  void refinedModelSolves() throws IOException {
    Path matrix = matrix();
    Path model = folder.resolve("mine.safetensors");
    assertThat(CommandRun.of("refine", matrix, "--out", model).status()).isZero();
    CommandRun run = CommandRun.of("solve", matrix, "--model", model, "--degree", 4, "--json", "-");
    assertThat(run.status()).isZero();
    assertThat(run.json().get("preconditioner").getAsString()).isEqualTo("learned");
  }

  @Test
  void mistakesAreNamed() throws IOException {
    Path config = folder.resolve("bad.txt");
    Files.writeString(config, "sytems = 6\n");
    Path out = folder.resolve("m.safetensors");
    CommandRun unknown = CommandRun.of("train", "--config", config, "--out", out);
    assertThat(unknown.status()).isEqualTo(2);
    assertThat(unknown.err()).contains("sytems", "systems");
    Files.writeString(config, "updates = many\n");
    assertThat(CommandRun.of("train", "--config", config, "--out", out).err())
        .contains("bad.txt: updates is 'many': expected a whole number");
    Files.writeString(config, "systems = 6\n");
    assertThat(CommandRun.of("train", "--task", "filter", "--config", config, "--out", out).err())
        .contains("'systems' is none of seed, step_size, updates");
    Files.writeString(config, "updates = 0\n");
    assertThat(CommandRun.of("train", "--config", config, "--out", out).err())
        .contains("bad.txt: steps is 0");
    Files.writeString(config, "this is no model");
    CommandRun noModel = CommandRun.of("solve", matrix(), "--model", config);
    assertThat(noModel.status()).isEqualTo(2);
    assertThat(noModel.err()).contains("bad.txt");
  }

  private Path matrix() throws IOException {
    Path file = folder.resolve("a.mtx");
    MatrixMarket.write(file, Gallery.poisson2d(24, 24));
    return file;
  }
}
