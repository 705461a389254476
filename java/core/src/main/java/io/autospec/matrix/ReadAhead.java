package io.autospec.matrix;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * A stream that is read by a second thread some chunks ahead, so that unpacking and parsing overlap
 * where a processor is free.
 *
 * <p>For one reader. Failures of the second thread surface in the reader's; {@link #close} ends it.
 */
final class ReadAhead extends InputStream {

  private static final int CHUNKS = 4;
  private static final int CHUNK_BYTES = 1 << 18;

  private static final class Chunk {
    final byte[] bytes = new byte[CHUNK_BYTES];
    int length;
    boolean last;
    Throwable failure;
  }

  private final InputStream in;
  private final BlockingQueue<Chunk> empty = new ArrayBlockingQueue<>(CHUNKS);
  private final BlockingQueue<Chunk> filled = new ArrayBlockingQueue<>(CHUNKS);
  private final Thread thread;
  private Chunk current = new Chunk();
  private int position;

  /** Starts reading. The stream belongs to the second thread from now on, which closes it. */
  ReadAhead(InputStream in) {
    this.in = in;
    for (int i = 1; i < CHUNKS; i++) {
      empty.add(new Chunk());
    }
    this.thread = new Thread(this::fill, "autospec-read-ahead");
    thread.setDaemon(true);
    thread.start();
  }

  private void fill() {
    try (in) {
      boolean more = true;
      while (more) {
        Chunk chunk = empty.take();
        fill(chunk);
        more = !chunk.last;
        filled.put(chunk);
      }
    } catch (InterruptedException | IOException closed) {
      // the reader has closed this stream, or has all bytes already
    }
  }

  private void fill(Chunk chunk) {
    chunk.length = 0;
    try {
      while (chunk.length < CHUNK_BYTES && !chunk.last) {
        int got = in.read(chunk.bytes, chunk.length, CHUNK_BYTES - chunk.length);
        chunk.last = got < 0;
        chunk.length += Math.max(got, 0);
      }
    } catch (Throwable e) {
      chunk.failure = e;
      chunk.last = true;
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (position == current.length) {
      if (current.last) {
        return end(current.failure);
      }
      nextChunk();
    }
    int count = Math.min(length, current.length - position);
    System.arraycopy(current.bytes, position, target, offset, count);
    position += count;
    return count;
  }

  private void nextChunk() throws IOException {
    try {
      empty.put(current);
      current = filled.take();
      position = 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for the file");
    }
  }

  private static int end(Throwable failure) throws IOException {
    if (failure instanceof IOException e) {
      throw e;
    }
    if (failure != null) {
      throw new IOException("reading ahead failed: " + failure, failure);
    }
    return -1;
  }

  /** Ends the second thread and waits until it has closed the stream. */
  @Override
  public void close() {
    boolean interrupted = false;
    thread.interrupt();
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
