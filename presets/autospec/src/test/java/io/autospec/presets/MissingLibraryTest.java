package io.autospec.presets;

import static org.assertj.core.api.Assertions.assertThat;

import io.autospec.backend.Backends;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MissingLibraryTest {

  @Test
  void aMissingLibraryIsAReasonAndTheReferenceServes() throws IOException, InterruptedException {
    // a platform for which nobody built a library
    List<String> lines =
        ChildJvm.run(Report.class, Map.of(), "-Dorg.bytedeco.javacpp.platform=linux-abacus");
    assertThat(lines).contains("reference");
    assertThat(lines)
        .anyMatch(
            line ->
                line.contains("native: the native library did not load")
                    && line.contains("io/autospec/presets/jni/linux-abacus")
                    && line.contains("java.library.path"));
  }

  /** Prints which backend serves and why no better one does. */
  static final class Report {
    private Report() {}

    public static void main(String[] arguments) {
      System.out.println(Backends.preferred().name());
      System.out.println(Backends.fallbackReason(""));
    }
  }
}
