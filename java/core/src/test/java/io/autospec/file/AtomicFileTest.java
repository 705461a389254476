package io.autospec.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

  @TempDir Path folder;

  private static void write(Path file, String text) throws IOException {
    AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aCheckTouchesNothing() throws IOException {
    Path old = Files.writeString(folder.resolve("old"), "old");
    AtomicFile.check(old);
    AtomicFile.check(folder.resolve("new"));
    assertThat(names()).containsExactly("old");
    assertThat(old).hasContent("old");
  }

  @Test
  void checkAndWriteRefuseAlike() {
    for (Path bad : List.of(folder, folder.resolve("none/x"), folder.resolve("n".repeat(300)))) {
      String refusal = refusal(() -> AtomicFile.check(bad));
      assertThat(refusal).startsWith(bad + ": ");
      assertThat(refusal(() -> write(bad, "new"))).isEqualTo(refusal);
    }
  }

  private interface Attempt {
    void run() throws IOException;
  }

  private static String refusal(Attempt attempt) {
    try {
      attempt.run();
    } catch (IOException e) {
      return e.getMessage();
    }
    return "not refused";
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFolderThatTakesNoFilesIsNamed() {
    assertThatThrownBy(() -> AtomicFile.check(Path.of("/proc/x")))
        .isInstanceOf(IOException.class)
        .hasMessage("/proc/x: the folder /proc takes no new files: name another");
  }

  @Test
  void aLinkToAFileThatIsYetToBeMadeStaysALink() throws IOException {
    Path file = folder.resolve("file");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("file"));
    write(link, "new");
    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("new");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aStreamOfThisProcessIsNotReplaced() throws IOException {
    Path file = folder.resolve("file");
    try (FileOutputStream out = new FileOutputStream(file.toFile());
        Stream<Path> streams = Files.list(Path.of("/proc/self/fd"))) {
      Path stream = streams.filter(s -> leadsTo(s, file)).findFirst().orElseThrow();
      assertThatThrownBy(() -> write(stream, "new")).hasMessageContaining("is a stream");
      out.write('o');
    }
    assertThat(file).hasContent("o");
  }

  private static boolean leadsTo(Path link, Path file) {
    try {
      return Files.readSymbolicLink(link).equals(file.toRealPath());
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void aLinkToItselfIsRefused() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("link"));
    assertThatThrownBy(() -> AtomicFile.check(link)).hasMessageContaining("leads to itself");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDeviceIsReported() {
    assertThatThrownBy(() -> write(Path.of("/dev/full"), "new"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("/dev/full: cannot be written (No space left on device)");
  }
}
