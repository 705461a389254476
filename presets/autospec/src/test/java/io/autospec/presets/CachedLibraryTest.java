package io.autospec.presets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedLibraryTest {

  @TempDir Path folder;

  /** Two builds whose library has one name, one size and one time. */
  @Test
  void theLibraryOfAnotherBuildIsReplaced() throws IOException {
    String name = "autospec-test-" + UUID.randomUUID() + ".jar";
    URL first = library(folder.resolve("first"), name, "the first");
    URL other = library(folder.resolve("other"), name, "the other");
    File copy = Loader.cacheResource(first);
    try {
      CachedLibrary.refresh(other);
      assertThat(Loader.cacheResource(other)).isEqualTo(copy).hasContent("the other");
      CachedLibrary.refresh(first);
      assertThat(copy).hasContent("the first");
    } finally {
      Files.delete(copy.toPath());
      Files.delete(copy.toPath().getParent());
    }
  }

  private static URL library(Path build, String name, String content) throws IOException {
    Path jar = Files.createDirectories(build).resolve(name);
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      JarEntry entry = new JarEntry("library");
      entry.setTime(0);
      out.putNextEntry(entry);
      out.write(content.getBytes(StandardCharsets.US_ASCII));
    }
    return URI.create("jar:" + jar.toUri() + "!/library").toURL();
  }
}
