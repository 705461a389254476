package io.autospec.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher, in a house of paper: its JDK, its Maven and its jar are stand-ins. */
@EnabledOnOs(OS.LINUX)
class LauncherTest {

  @TempDir Path house;
  private Path jdk;
  private Path jar;

  @BeforeEach
  void build() throws IOException {
    Files.copy(
        Path.of("../../autospec"), house.resolve("autospec"), StandardCopyOption.COPY_ATTRIBUTES);
    jdk = house.resolve("jdk");
    // options that are no options end the virtual machine as they do in truth, with status 1
    script(
        "jdk/bin/java",
        "case \"$*\" in *-bad*) echo 'Unrecognized option: -bad'; exit 1 ;; esac",
        "case \"$*\" in *-version*) exit 0 ;; esac",
        "echo \"$LC_ALL $*\"");
    script("jdk/bin/javac", "echo 'javac 17.0.1'");
    script("bin/mvn", "sleep 60");
    script("bin/cmake", "exit 1");
    jar =
        Files.createDirectories(house.resolve("java/cli/target/lib"))
            .resolveSibling("autospec-cli.jar");
    Files.writeString(jar, "");
  }

  private void script(String name, String... lines) throws IOException {
    Path file = house.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private Process start(Map<String, String> environment, String command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", "exec " + house + command);
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    builder.environment().put("JAVA_HOME", jdk.toString());
    builder.environment().put("PATH", house.resolve("bin") + ":" + System.getenv("PATH"));
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static List<String> lines(java.io.InputStream stream) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }

  @Test
  void argumentsAndOptionsReachTheVirtualMachine() throws Exception {
    Process process = start(Map.of("AUTOSPEC_JAVA_OPTS", "-Xmx1g -Da=*"), "/autospec solve 'a b'");
    assertThat(lines(process.getInputStream()))
        .singleElement()
        .asString()
        .contains(" -Xmx1g -Da=* ", "-jar " + jar + " solve a b");
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void aVirtualMachineThatDoesNotStartIsOneMessageThatNamesTheVariable() throws Exception {
    Process process = start(Map.of("AUTOSPEC_JAVA_OPTS", "-bad"), "/autospec info");
    assertThat(lines(process.getErrorStream()))
        .singleElement()
        .asString()
        .startsWith("autospec: the Java virtual machine does not start")
        .contains("Unrecognized option: -bad", "AUTOSPEC_JAVA_OPTS, now -bad");
    assertThat(process.waitFor()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"HUP, 129", "INT, 130", "TERM, 143"})
  void aSignalEndsTheBuildWithItsStatus(String signal, int status) throws Exception {
    assumeFalse(isIgnored(status - 128), "a shell cannot trap what was ignored when it began");
    Files.delete(jar);
    Process process = start(Map.of(), "/autospec info");
    BufferedReader err =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
    int letter = err.read();
    while (letter >= 0 && letter != '.') { // the first point of progress: traps are set
      letter = err.read();
    }
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    assertThat(process.waitFor()).isEqualTo(status);
  }

  /** Tells whether this process, and so its children, ignores a signal, as under nohup. */
  private static boolean isIgnored(int signal) throws IOException {
    String mask =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .findFirst()
            .orElseThrow()
            .substring("SigIgn:".length())
            .strip();
    return (Long.parseUnsignedLong(mask, 16) >>> (signal - 1) & 1) == 1;
  }

  @ParameterizedTest
  @ValueSource(strings = {"xx_XX.UTF-8", "xx_XX.ISO-8859-1", "C", ""})
  void whatIsNotInstalledOrNotUnicodeGivesWayToUnicode(String locale) throws Exception {
    Process process = start(Map.of("LC_ALL", locale, "LANG", "C"), "/autospec info");
    assertThat(lines(process.getInputStream())).singleElement().asString().startsWith("C.UTF-8 ");
  }

  @Test
  void aClosedStandardOutputIsNotGivenToAFile() throws Exception {
    script("jdk/bin/java", "(: >&1) && echo open >&2", "echo x; echo $? >&2");
    Process process = start(Map.of(), "/autospec info >&-");
    assertThat(lines(process.getErrorStream())).startsWith("open").endsWith("1");
  }
}
