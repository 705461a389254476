package io.autospec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.autospec.matrix.Gallery;
import io.autospec.matrix.MatrixMarket;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only a process of its own can show: signals and the end of memory. */
class ProcessTest {

  @TempDir Path folder;

  private static Process start(String heap, Object... arguments) throws IOException {
    return start(Redirect.DISCARD, heap, arguments);
  }

  private static Process start(Redirect out, String heap, Object... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(heap);
    command.add("--enable-native-access=ALL-UNNAMED"); // as the launcher does
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    return new ProcessBuilder(command).redirectOutput(out).start();
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
      terminateWhileSolving(process, err);
      assertThat(err.readLine()).contains("INTERRUPTED");
    }
    assertThat(process.waitFor()).isGreaterThan(128);
    assertThat(MatrixMarket.readVector(x)).hasSize(250_000);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(large, x);
    }
  }

  @Test
  void aSignalEndsTheEigenvaluesAndThePairsSoFarAreWritten() throws Exception {
    Path large = MatrixFiles.symmetric(folder.resolve("large.mtx"), Gallery.poisson2d(300, 200));
    Path json = folder.resolve("pairs.json");
    Process process =
        start("-Xmx2g", "eigs", large, "-k", "200", "--backend", "reference", "--json", json);
    try (BufferedReader err = err(process)) {
      terminateWhile("eigenvalues", process, err);
    }
    assertThat(process.waitFor()).isGreaterThan(128);
    assertThat(Files.readString(json)).contains("INTERRUPTED", "\"eigenvalues\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "singular values: svds %s -k 100 --tol 1e-13",
        "computing f(A) b: apply %s --function log --tol 1e-13",
        "estimating: trace %s --function sqrt --tol 1e-9",
        "estimating: density %s --samples 1000"
      })
  void aSignalEndsTheOtherTasksAndTheirReportIsWritten(String taskAndCommand) throws Exception {
    Path large = MatrixFiles.symmetric(folder.resolve("large.mtx"), Gallery.poisson2d(300, 200));
    Path json = folder.resolve("report.json");
    String task = taskAndCommand.substring(0, taskAndCommand.indexOf(':'));
    String command = taskAndCommand.substring(task.length() + 2);
    List<Object> arguments = new ArrayList<>();
    for (String word : command.split(" ", -1)) {
      arguments.add(word.equals("%s") ? large : word);
    }
    arguments.addAll(List.of("--backend", "reference", "--json", json));
    Process process = start("-Xmx2g", arguments.toArray());
    try (BufferedReader err = err(process)) {
      terminateWhile(task, process, err);
    }
    assertThat(process.waitFor()).isGreaterThan(128);
    assertThat(Files.readString(json)).contains("INTERRUPTED");
  }

  private static void terminateWhileSolving(Process process, BufferedReader err)
      throws IOException {
    terminateWhile("solving", process, err);
  }

  private static void terminateWhile(String task, Process process, BufferedReader err)
      throws IOException {
    String line = err.readLine();
    while (line != null && !line.startsWith("autospec: " + task)) {
      line = err.readLine();
    }
    assertThat(line).as("a line of progress before the end").isNotNull();
    process.toHandle().destroy(); // SIGTERM, which the JVM treats as it does SIGINT
  }

  @Test
  void aSignalEndsTheComparisonAndTheRowsSoFarAreWritten() throws Exception {
    Path large = MatrixFiles.symmetric(folder.resolve("large.mtx"), Gallery.poisson2d(500, 500));
    Path json = folder.resolve("rows.json");
    Process process =
        start(
            "-Xmx1g", "compare", large, "--tol", "1e-13", "--backend", "reference", "--json", json);
    try (BufferedReader err = err(process)) {
      terminateWhileSolving(process, err);
    }
    assertThat(process.waitFor()).isGreaterThan(128);
    assertThat(Files.readString(json)).contains("\"methods\"", "\"outcome\"");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDeviceIsToldAndAClosedPipeIsNot() throws Exception {
    Path matrix = MatrixFiles.symmetric(folder.resolve("a.mtx"), Gallery.poisson1d(50));
    Process full = start(Redirect.to(new File("/dev/full")), "-Xmx1g", "solve", matrix);
    try (BufferedReader err = err(full)) {
      assertThat(err.lines()).singleElement().asString().contains("No space left on device");
    }
    assertThat(full.waitFor()).isEqualTo(2);
    Process unread = start(Redirect.PIPE, "-Xmx1g", "solve", matrix);
    unread.getInputStream().close();
    try (BufferedReader err = err(unread)) {
      assertThat(err.lines()).isEmpty();
    }
    assertThat(unread.waitFor()).isZero();
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
