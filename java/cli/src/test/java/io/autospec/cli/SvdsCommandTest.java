package io.autospec.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.google.gson.JsonObject;
import io.autospec.matrix.DenseArray;
import io.autospec.matrix.MatrixMarket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SvdsCommandTest {

  @TempDir Path folder;
  private Path oblong;

  /** Entry (i, i) is i for i = 1 … 300, and row 301 is empty: the singular values are 1 … 300. */
  @BeforeEach
  void writeMatrix() throws IOException {
    StringBuilder text =
        new StringBuilder("%%MatrixMarket matrix coordinate real general\n301 300 300\n");
    for (int i = 1; i <= 300; i++) {
      text.append(i).append(' ').append(i).append(' ').append(i).append('\n');
    }
    oblong = Files.writeString(folder.resolve("oblong.mtx"), text);
  }

  @Test
  void theLargestAreFoundWithTheirVectors() throws IOException {
    Path left = folder.resolve("u.mtx");
    Path right = folder.resolve("v.mtx");
    CommandRun run =
        CommandRun.of("svds", oblong, "-k", 3, "--vectors", left, right, "--json", "-");
    assertThat(run.status()).isZero();
    JsonObject json = run.json();
    assertThat(json.get("outcome").getAsString()).isEqualTo("CONVERGED");
    for (int j = 0; j < 3; j++) {
      assertThat(json.getAsJsonArray("singularValues").get(j).getAsDouble())
          .isCloseTo(300 - j, offset(1e-5));
    }
    assertThat(json.getAsJsonObject("certificate").get("check").getAsString())
        .isEqualTo("RANDOM_RESTART");
    DenseArray u = MatrixMarket.readVectors(left);
    DenseArray v = MatrixMarket.readVectors(right);
    assertThat(u.rows()).isEqualTo(301);
    assertThat(v.rows()).isEqualTo(300);
    assertThat(Math.abs(v.values()[299 * 3])).isCloseTo(1, offset(1e-6));
    assertThat(u.values()[299 * 3]).isCloseTo(v.values()[299 * 3], offset(1e-6));
  }

  @Test
  void theSmallestAreFound() {
    CommandRun run = CommandRun.of("svds", oblong, "-k", 4, "--which", "smallest");
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("inverse-lanczos").contains("CONVERGED");
    assertThat(run.widestLine()).isLessThanOrEqualTo(80);
  }

  @Test
  void badAsksAreRefused() throws IOException {
    assertThat(CommandRun.of("svds", oblong, "-k", 301).status()).isEqualTo(2);
    assertThat(CommandRun.of("svds", oblong, "-k", 301).err())
        .contains("301 x 300: expected at most 300");
    assertThat(CommandRun.of("svds", oblong, "-k", 0).status()).isEqualTo(2);
    assertThat(CommandRun.of("svds", oblong).status()).isEqualTo(2);
    assertThat(CommandRun.of("svds", oblong, "-k", 2, "--which", "middle").err())
        .contains("neither largest nor smallest");
    assertThat(CommandRun.of("svds", folder.resolve("none.mtx"), "-k", 2).err())
        .contains("no such file");
    assertThat(CommandRun.of("svds", oblong, "-k", 2, "--vectors", oblong).status()).isEqualTo(2);
    Path empty =
        Files.writeString(
            folder.resolve("empty.mtx"), "%%MatrixMarket matrix coordinate real general\n0 0 0\n");
    assertThat(CommandRun.of("svds", empty, "-k", 1).status()).isEqualTo(2);
  }

  @Test
  void aLimitIsAnOutcomeWithAdvice() {
    CommandRun run = CommandRun.of("svds", oblong, "-k", 3, "--max-applications", 30);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("LIMIT_REACHED").contains("raise --max-applications");
  }
}
