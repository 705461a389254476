package io.autospec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.autospec.matrix.Gallery;
import io.autospec.matrix.MatrixMarket;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own can show: signals and the end of memory. */
class ProcessTest {

  @TempDir Path folder;

  private Process start(String heap, Object... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(heap);
    command.add("--enable-native-access=ALL-UNNAMED"); // as the launcher does
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    return new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static BufferedReader err(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
  }

  @Test
  void aSignalEndsTheSolveAndTheSolutionReplacesTheOldFile() throws Exception {
    Path large = MatrixFiles.symmetric(folder.resolve("large.mtx"), Gallery.poisson2d(500, 500));
    Path x = Files.writeString(folder.resolve("x.mtx"), "the old one");
    Process process =
        start(
            "-Xmx1g",
            "solve",
            large,
            "-x",
            x,
            "--tol",
            "1e-13",
            "--backend",
            "reference",
            "--precond",
            "none");
    try (BufferedReader err = err(process)) {
      String line = err.readLine();
      while (line != null && !line.startsWith("autospec: solving")) {
        line = err.readLine();
      }
      assertThat(line).as("a line of progress before the end").isNotNull();
      process.toHandle().destroy(); // SIGTERM, which the JVM treats as it does SIGINT
      assertThat(err.readLine()).contains("INTERRUPTED");
    }
    assertThat(process.waitFor()).isGreaterThan(128);
    assertThat(MatrixMarket.readVector(x)).hasSize(250_000);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(large, x);
    }
  }

  @Test
  void theEndOfMemoryIsOneLineWithTheRemedy() throws Exception {
    Path large = MatrixFiles.symmetric(folder.resolve("large.mtx"), Gallery.poisson2d(300, 300));
    Process process = start("-Xmx12m", "solve", large, "--quiet");
    try (BufferedReader err = err(process)) {
      assertThat(err.lines()).singleElement().asString().contains("out of memory", "-Xmx");
    }
    assertThat(process.waitFor()).isEqualTo(2);
  }
}
