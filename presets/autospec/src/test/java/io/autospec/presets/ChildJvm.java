package io.autospec.presets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A JVM with this one's class path, for what is decided when the library loads. */
final class ChildJvm {

  private ChildJvm() {}

  /**
   * Runs a main class and returns the lines it prints.
   *
   * @param main the class
   * @param environment variables beside this JVM's own
   * @param options further options of the JVM
   */
  static List<String> run(Class<?> main, Map<String, String> environment, String... options)
      throws IOException, InterruptedException {
    return run(main, environment, List.of(), options);
  }

  /**
   * Runs a main class and returns the lines it prints.
   *
   * @param main the class
   * @param environment variables beside this JVM's own
   * @param arguments of the main class
   * @param options further options of the JVM
   */
  static List<String> run(
      Class<?> main, Map<String, String> environment, List<String> arguments, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "--enable-native-access=ALL-UNNAMED", "-cp"));
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.addAll(List.of(options));
    command.add(main.getName());
    command.addAll(arguments);
    Path output = Files.createTempFile(Path.of("target"), main.getSimpleName(), ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).as("ends").isTrue();
    List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
    Files.delete(output);
    assertThat(process.exitValue()).as(String.join("\n", lines)).isZero();
    return lines;
  }
}
