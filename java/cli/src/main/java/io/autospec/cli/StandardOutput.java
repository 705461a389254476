package io.autospec.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Locale;

/**
 * Standard output as a writer that keeps the failure a {@link PrintWriter} swallows: output that is
 * lost must not end with status 0. A pipe whose reader has gone, as after {@code | head -1}, is no
 * failure; what is written to it is dropped.
 */
final class StandardOutput extends PrintWriter {

  private final Stream stream;

  StandardOutput(OutputStream out, Charset charset) {
    this(new Stream(out), charset);
  }

  private StandardOutput(Stream stream, Charset charset) {
    super(stream, true, charset);
    this.stream = stream;
  }

  /** Returns why output was lost, or null if none was or no one reads it. */
  String failure() {
    flush();
    return stream.failure == null || isBrokenPipe(stream.failure)
        ? null
        : stream.failure.getMessage();
  }

  private static boolean isBrokenPipe(IOException failure) {
    return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("broken pipe");
  }

  private static final class Stream extends OutputStream {

    private final OutputStream out;
    private IOException failure;

    Stream(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      try {
        out.write(bytes, from, length);
      } catch (IOException e) {
        failure = failure == null ? e : failure;
        throw e;
      }
    }
  }
}
