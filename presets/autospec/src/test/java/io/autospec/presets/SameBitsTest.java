package io.autospec.presets;

import static org.assertj.core.api.Assertions.assertThat;

import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.matrix.Gallery;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The level is chosen when the library loads, so that each one runs in a JVM of its own. */
class SameBitsTest {

  @Test
  void everyLevelStorageAndThreadCountGivesTheSameBits() throws IOException, InterruptedException {
    List<String> expected = digests("x86-64-v2", NativeStorage.SELL);
    assertThat(expected).hasSize(1 + DigestMain.matrices().size()).hasSizeGreaterThanOrEqualTo(31);
    assertThat(expected).noneMatch(line -> line.contains("differs"));
    assertSame(expected, digests("x86-64-v3", NativeStorage.DIAGONALS));
    assertSame(expected, digests("x86-64-v4", NativeStorage.AUTO));
    assertSame(expected, digests("x86-64-v3", NativeStorage.REORDERED));
  }

  private static void assertSame(List<String> expected, List<String> actual) {
    assertThat(actual.get(0)).startsWith("x86-64-");
    assertThat(actual.subList(1, actual.size()))
        .as(actual.get(0))
        .isEqualTo(expected.subList(1, expected.size()));
  }

  @Test
  void anUnknownLevelIsRefusedWithANote() throws IOException, InterruptedException {
    assertThat(isaOf("abacus")).contains("AUTOSPEC_ISA is \"abacus\"", "no level of this library");
  }

  /** With a cache of 128 KB the larger matrices go in waves; with a huge one, none. */
  @Test
  void wavesOfStepsGiveTheSameBits() throws IOException, InterruptedException {
    List<String> stepByStep = waves("1000000000000");
    List<String> waves = waves("131072");
    assertThat(waves).noneMatch(line -> line.contains("differs")).isEqualTo(stepByStep);
  }

  /** A grid of 400 KB goes in waves where the cache is smaller, and only there. */
  @Test
  void aMatrixTellsWhetherItGoesInWaves() throws IOException, InterruptedException {
    assertThat(ChildJvm.run(WavesMain.class, Map.of("AUTOSPEC_CACHE", "131072")))
        .containsExactly("true", "false");
    assertThat(ChildJvm.run(WavesMain.class, Map.of("AUTOSPEC_CACHE", "1000000000000")))
        .containsExactly("false", "false");
  }

  /** Prints whether eight steps and one step of a grid are blocked. */
  static final class WavesMain {
    private WavesMain() {}

    public static void main(String[] arguments) {
      NativeBackend backend = new NativeBackend();
      backend.useThreads(1);
      try (PreparedMatrix a =
          backend.prepare(Gallery.poisson2d(97, 97), Scaling.NONE, Precision.FLOAT64)) {
        System.out.println(a.blocksSteps(8, 1));
        System.out.println(a.blocksSteps(1, 1));
      }
    }
  }

  private static List<String> waves(String cache) throws IOException, InterruptedException {
    return ChildJvm.run(
        DigestMain.class, Map.of("AUTOSPEC_CACHE", cache), List.of(NativeStorage.AUTO.name()));
  }

  private static List<String> digests(String isa, NativeStorage storage)
      throws IOException, InterruptedException {
    return ChildJvm.run(DigestMain.class, Map.of("AUTOSPEC_ISA", isa), List.of(storage.name()));
  }

  private static String isaOf(String isa) throws IOException, InterruptedException {
    return ChildJvm.run(IsaMain.class, Map.of("AUTOSPEC_ISA", isa)).get(0);
  }

  /** Prints the level in use and why it is not the one asked for. */
  static final class IsaMain {
    private IsaMain() {}

    public static void main(String[] arguments) {
      NativeBackend backend = new NativeBackend();
      System.out.println(backend.isa() + " " + backend.environmentNote());
    }
  }
}
