package io.autospec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.autospec.matrix.Gallery;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that turns out to be on a full disk takes nothing else with it. */
@EnabledOnOs(OS.LINUX)
class LostFileTest {

  private static final String FULL = "/dev/full";

  @TempDir Path folder;

  private CommandRun run(String command, String... more) throws IOException {
    Path matrix = MatrixFiles.symmetric(folder.resolve("poisson.mtx"), Gallery.poisson2d(12, 9));
    String words = command.replaceFirst(" ", " " + matrix + " ") + " " + FULL;
    Object[] all =
        Stream.concat(Pattern.compile(" ").splitAsStream(words), Arrays.stream(more)).toArray();
    return CommandRun.of(all);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "solve -x",
        "apply --function exp:-1 -x",
        "eigs -k 2 --vectors",
        "svds -k 2 --vectors",
      })
  void theReportIsWrittenAllTheSame(String command) throws IOException {
    CommandRun text = run(command);
    assertThat(text.status()).isEqualTo(Status.BAD_INPUT);
    assertThat(text.out()).contains("CONVERGED").doesNotContain("written to");
    assertThat(text.err().lines())
        .singleElement()
        .asString()
        .contains(FULL + ": cannot be written");
    CommandRun json = run(command, "--json", "-");
    assertThat(json.status()).isEqualTo(Status.BAD_INPUT);
    assertThat(json.json().get("outcome").getAsString()).isEqualTo("CONVERGED");
  }

  @Test
  void theRightVectorsAreWrittenThoughTheLeftOnesAreLost() throws IOException {
    Path right = folder.resolve("v.mtx");
    assertThat(run("svds -k 2 --vectors", right.toString()).status()).isEqualTo(Status.BAD_INPUT);
    assertThat(right).exists();
  }
}
