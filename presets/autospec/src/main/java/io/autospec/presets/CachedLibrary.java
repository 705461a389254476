package io.autospec.presets;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.util.Arrays;
import org.bytedeco.javacpp.Loader;

/**
 * The copy of a native library that JavaCPP keeps on disk, to load it from there. It takes a copy
 * for current if size and time agree, and reproducible jars all have one time: the library of
 * another build, often of the same size, would be loaded in place of this one.
 */
final class CachedLibrary {

  private CachedLibrary() {}

  /**
   * Replaces the copy if it differs from the library in the jar. Cost: both are read once.
   *
   * @param library in a jar; anything else is loaded from where it lies
   */
  static void refresh(URL library) throws IOException {
    if (!library.getProtocol().equals("jar")) {
      return;
    }
    File copy = Loader.cacheResource(library);
    if (copy != null && !Arrays.equals(bytes(library), Files.readAllBytes(copy.toPath()))) {
      Files.delete(copy.toPath()); // who has it loaded keeps what was deleted
      Loader.cacheResource(library);
    }
  }

  private static byte[] bytes(URL library) throws IOException {
    URLConnection connection = library.openConnection();
    connection.setUseCaches(false);
    try (InputStream in = connection.getInputStream()) {
      return in.readAllBytes();
    }
  }
}
