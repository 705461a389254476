package io.autospec.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The reader answers any damage with a matrix or a one-line message, and allocates little. */
class MutatedFilesTest {

  /** Row pointers of a matrix that is just believed, three times over, and some more. */
  private static final long MOST_BYTES = 100_000_000;

  private static final String[] WORDS = {
    "0",
    "-1",
    "1e999",
    "NaN",
    "2147483647",
    "2147483648",
    "99999999999999999999",
    "%",
    "\n",
    "\r",
    " ",
    "\t",
    "\0",
    "symmetric",
    "skew-symmetric",
    "pattern",
    "integer",
    "array",
    "complex",
    ".",
    "e",
    "-",
    "+",
    "1e",
    "4194304",
    "1000000000000",
    "\n\n",
    "% x\n",
    "\u001f\u008b",
    "1D5",
    "\u00ff"
  };

  private static final String[] SEEDS = {
    "%%MatrixMarket matrix coordinate real general\n% c\n3 4 5\n1 1 1.5\n2 3 -2e3\n3 4 7\n1 4 1\n2 2 .5\n",
    "%%MatrixMarket matrix coordinate real symmetric\n4 4 5\n1 1 2\n2 1 -1\n2 2 2.25\n4 3 1e-3\n4 4 9\n",
    "%%MatrixMarket matrix coordinate integer skew-symmetric\n3 3 2\n2 1 4\n3 1 -5\n",
    "%%MatrixMarket matrix coordinate pattern symmetric\n5 5 3\n2 1\n3 3\n5 4\n",
    "%%MatrixMarket matrix array real general\n2 3\n1\n2\n3.25\n-4\n5e1\n6\n",
    "%%MatrixMarket matrix array real symmetric\n2 2\n1\n2\n3\n",
  };

  private static byte[] mutated(byte[] seed, Random random) {
    byte[] bytes = seed;
    for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
      int at = random.nextInt(bytes.length + 1);
      int length = Math.min(bytes.length - at, random.nextInt(12));
      switch (random.nextInt(5)) {
        case 0 -> {
          bytes = bytes.clone();
          if (at < bytes.length) {
            bytes[at] = (byte) random.nextInt(256);
          }
        }
        case 1 -> bytes = splice(bytes, at, at + length, new byte[0]);
        case 2 -> bytes = splice(bytes, at, at, Arrays.copyOfRange(bytes, at, at + length));
        case 3 -> {
          String word = WORDS[random.nextInt(WORDS.length)];
          int end = random.nextBoolean() ? at : Math.min(bytes.length, at + 1);
          bytes = splice(bytes, at, end, word.getBytes(StandardCharsets.ISO_8859_1));
        }
        default -> bytes = random.nextInt(4) == 0 ? Arrays.copyOf(bytes, at) : bytes;
      }
    }
    return bytes;
  }

  private static byte[] splice(byte[] bytes, int from, int to, byte[] inserted) {
    byte[] result = Arrays.copyOf(bytes, bytes.length - (to - from) + inserted.length);
    System.arraycopy(inserted, 0, result, from, inserted.length);
    System.arraycopy(bytes, to, result, from + inserted.length, bytes.length - to);
    return result;
  }

  private void survive(int files, long seed) throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Random random = new Random(seed);
    String file = "mutated.mtx";
    int read = 0;
    for (int k = 0; k < files; k++) {
      String original = SEEDS[random.nextInt(SEEDS.length)];
      boolean packed = random.nextInt(4) == 0;
      byte[] whole =
          packed ? MatrixFiles.packed(original) : original.getBytes(StandardCharsets.ISO_8859_1);
      byte[] bytes = mutated(whole, random);
      long before = threads.getCurrentThreadAllocatedBytes();
      // from memory: opening a million files takes an hour
      try (LineScanner in = new LineScanner(file, bytes.length, new ByteArrayInputStream(bytes))) {
        CsrMatrix matrix = MatrixMarket.read(in);
        // the checks of the public constructor: sorted, in range, finite
        CsrMatrix checked =
            new CsrMatrix(
                matrix.rows(),
                matrix.columns(),
                matrix.rowPointers(),
                matrix.columnIndices(),
                matrix.values());
        read += checked.rows() >= 0 ? 1 : 0;
      } catch (MatrixMarketException e) {
        if (!e.getMessage().startsWith(file + ": line ") || e.getMessage().contains("\n")) {
          throw new AssertionError("message of file " + k + ": " + e.getMessage(), e);
        }
      } catch (RuntimeException e) {
        throw new AssertionError(
            "file "
                + k
                + " of seed "
                + seed
                + ": "
                + new String(bytes, StandardCharsets.ISO_8859_1),
            e);
      }
      long allocated = threads.getCurrentThreadAllocatedBytes() - before;
      if (allocated > MOST_BYTES) {
        throw new AssertionError(
            "file " + k + " of seed " + seed + " took " + allocated + " bytes");
      }
    }
    assertThat(read).as("files read in spite of the damage").isBetween(files / 100, files / 2);
  }

  @Test
  void twoThousandMutatedFilesAreReadOrRefused() throws IOException {
    survive(2_000, 42);
  }

  @Test
  @Tag("heavy")
  void aMillionMutatedFilesAreReadOrRefused() throws IOException {
    survive(1_000_000, 4242);
  }
}
