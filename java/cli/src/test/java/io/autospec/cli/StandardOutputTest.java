package io.autospec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.autospec.matrix.Gallery;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Output that is lost is told; output that no one wants is not. */
class StandardOutputTest {

  @TempDir Path folder;
  private Path matrix;

  @BeforeEach
  void writeMatrix() throws IOException {
    matrix = MatrixFiles.symmetric(folder.resolve("a.mtx"), Gallery.poisson1d(50));
  }

  private static CommandRun run(String failure, Object... arguments) {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int octet) throws IOException {
            throw new IOException(failure);
          }
        };
    StringWriter err = new StringWriter();
    CommandLine line = CommandLines.create();
    line.setOut(new StandardOutput(broken, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(err, true));
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    return new CommandRun(CommandLines.run(line, words), "", err.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "solve M",
        "solve M --json -",
        "probe M",
        "compare M --degrees 3",
        "compare M --degrees 3 --json -",
        "info",
        "info --json -",
        "demo --side 4",
        "--help",
        "solve --help",
        "--version"
      })
  void lostOutputIsOneMessageAndStatusTwo(String command) {
    Object[] words = command.replace("M", matrix.toString()).split(" ");
    CommandRun full = run("No space left on device", words);
    assertThat(full.status()).isEqualTo(2);
    assertThat(full.err())
        .startsWith("autospec: standard output cannot be written (No space left on device)")
        .hasLineCount(1);
    assertThat(run("Broken pipe", words)).isEqualTo(new CommandRun(0, "", ""));
  }

  @Test
  void whereNothingIsWrittenNothingIsLost() {
    assertThat(run("Bad file descriptor", "solve", matrix, "--quiet").status()).isZero();
  }
}
