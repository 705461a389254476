package io.autospec.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class ReadAheadTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_536, 262_143, 262_144, 262_145, 524_288, 3_000_000})
  void allBytesComeInOrderAndTheEndStaysTheEnd(int length) throws IOException {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    try (ReadAhead in = new ReadAhead(new ByteArrayInputStream(bytes))) {
      assertThat(in.readAllBytes()).isEqualTo(bytes);
      assertThat(in.read()).isEqualTo(-1);
      assertThat(in.read(new byte[7], 0, 7)).isEqualTo(-1);
    }
  }

  /** Gives zeros, fails after some bytes, and tells whether it was closed. */
  @SuppressWarnings("InputStreamSlowMultibyteRead") // short streams
  private static final class Failing extends InputStream {
    private final Throwable failure;
    private final AtomicBoolean closed = new AtomicBoolean();
    private int left;

    Failing(int left, Throwable failure) {
      this.left = left;
      this.failure = failure;
    }

    @Override
    public int read() throws IOException {
      if (left-- > 0) {
        return 0;
      }
      if (failure instanceof IOException e) {
        throw e;
      }
      throw (Error) failure;
    }

    @Override
    public void close() {
      closed.set(true);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1000, 262_144, 400_000})
  void aFailureComesBehindTheBytesBeforeIt(int length) throws IOException {
    IOException failure = new IOException("broken");
    Failing source = new Failing(length, failure);
    try (ReadAhead in = new ReadAhead(source)) {
      assertThat(in.readNBytes(length)).hasSize(length);
      assertThatThrownBy(in::read).isSameAs(failure);
      assertThatThrownBy(in::read).isSameAs(failure);
    }
    assertThat(source.closed).isTrue();
  }

  @Test
  void anErrorOfTheSecondThreadIsNotLost() throws IOException {
    try (ReadAhead in = new ReadAhead(new Failing(0, new OutOfMemoryError("no room")))) {
      assertThatThrownBy(in::read)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("no room")
          .hasCauseInstanceOf(OutOfMemoryError.class);
    }
  }

  @Test
  void closingEarlyEndsTheSecondThreadAndClosesTheStream() throws IOException {
    Failing endless = new Failing(Integer.MAX_VALUE, new IOException());
    try (ReadAhead in = new ReadAhead(endless)) {
      assertThat(in.read()).isZero();
    }
    assertThat(endless.closed).isTrue();
  }

  @Test
  void anInterruptIsAnswered() throws IOException {
    try (ReadAhead in = new ReadAhead(new ByteArrayInputStream(new byte[10]))) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(in::read).isInstanceOf(InterruptedIOException.class);
    }
    assertThat(Thread.interrupted()).isTrue();
  }
}
