package io.autospec.presets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autospec.recurrence.ChebyshevIteration;
import io.autospec.recurrence.ExpansionFile;
import io.autospec.recurrence.Interval;
import io.autospec.recurrence.PolynomialExpansion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A C program uses the library as installed: found by CMake, and found by pkg-config. */
class InstalledLibraryTest {

  private static final Path INSTALLED = Path.of("target", "native").toAbsolutePath();
  private static final Path EXAMPLES =
      Path.of("..", "..", "native", "examples").toAbsolutePath().normalize();

  @TempDir Path directory;

  @Test
  void cmakeFindsTheLibrary() throws IOException, InterruptedException {
    Files.writeString(
        directory.resolve("CMakeLists.txt"),
        """
        cmake_minimum_required(VERSION 3.20)
        project(example LANGUAGES C CXX)
        find_package(autospec 0.1 REQUIRED)
        add_executable(solve "%s")
        target_link_libraries(solve PRIVATE autospec::autospec m)
        set_target_properties(solve PROPERTIES LINKER_LANGUAGE CXX)
        """
            .formatted(EXAMPLES.resolve("solve.c")));
    Path build = directory.resolve("build");
    run(
        "cmake",
        "-S",
        directory.toString(),
        "-B",
        build.toString(),
        "-DCMAKE_PREFIX_PATH=" + INSTALLED);
    run("cmake", "--build", build.toString());
    assertThat(run(build.resolve("solve").toString())).contains("residual");
  }

  @Test
  void pkgConfigFindsTheLibrary() throws IOException, InterruptedException {
    assertThat(run(compiled("solve").toString())).contains("residual");
  }

  @Test
  void anExportedExpansionIsReadAndRunFromC() throws IOException, InterruptedException {
    Path file = directory.resolve("chebyshev.txt");
    PolynomialExpansion expansion = ChebyshevIteration.firstKind(new Interval(0.05, 2), 9);
    ExpansionFile.write(file, expansion);
    double[] points = {0, 0.05, 0.3, 1, 1.999, 2.1};
    List<String> command = new ArrayList<>();
    command.add(compiled("expand").toString());
    command.add(file.toString());
    for (double point : points) {
      command.add(Double.toString(point));
    }
    String[] values = run(command.toArray(String[]::new)).trim().split("\\s+");
    assertThat(values).hasSize(points.length);
    for (int i = 0; i < points.length; i++) {
      double expected = expansion.evaluate(points[i]); // rounds a t + b first
      assertThat(Double.parseDouble(values[i])).isCloseTo(expected, within(1e-13));
    }
  }

  private Path compiled(String example) throws IOException, InterruptedException {
    String flags =
        run(
            "env",
            "PKG_CONFIG_PATH=" + INSTALLED.resolve("lib/pkgconfig"),
            "pkg-config",
            "--cflags",
            "--libs",
            "autospec");
    Path program = directory.resolve(example);
    List<String> command =
        new ArrayList<>(
            List.of(
                "cc",
                "-std=c99",
                "-Wall",
                "-Werror",
                EXAMPLES.resolve(example + ".c").toString(),
                "-o",
                program.toString()));
    command.addAll(List.of(flags.trim().split("\\s+")));
    run(command.toArray(String[]::new));
    return program;
  }

  private String run(String... command) throws IOException, InterruptedException {
    Path output = directory.resolve("output.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("ends").isTrue();
    String text = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as(String.join(" ", command) + "\n" + text).isZero();
    return text;
  }
}
