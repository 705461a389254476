package io.autospec.backend;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Blocks of one height that are lent and returned, so that a second solve allocates nothing that
 * grows with n. Thread-safe.
 *
 * <pre>{@code
 * try (VectorPool.Lease lease = pool.lease()) {
 *   MultiVector r = lease.vector(1);
 *   …
 * } // every block goes back
 * }</pre>
 */
public final class VectorPool implements AutoCloseable {

  private final IntFunction<MultiVector> allocate;
  private final Map<Integer, Deque<MultiVector>> idle = new HashMap<>();
  private boolean closed;

  /**
   * Makes an empty pool.
   *
   * @param allocate makes a block with the given number of columns
   */
  public VectorPool(IntFunction<MultiVector> allocate) {
    this.allocate = allocate;
  }

  /** Opens a lease; its blocks come back when it is closed. */
  public Lease lease() {
    return new Lease();
  }

  private MultiVector take(int columns) {
    synchronized (this) {
      if (closed) {
        throw new IllegalStateException("matrix is closed: its vectors cannot be borrowed");
      }
      Deque<MultiVector> free = idle.get(columns);
      if (free != null && !free.isEmpty()) {
        return free.pop();
      }
    }
    return allocate.apply(columns);
  }

  private synchronized void giveBack(MultiVector vector) {
    if (closed) {
      vector.close();
    } else {
      idle.computeIfAbsent(vector.columns(), k -> new ArrayDeque<>()).push(vector);
    }
  }

  /** Closes the idle blocks; a lent one is closed when it comes back. */
  @Override
  public synchronized void close() {
    closed = true;
    idle.values().forEach(free -> free.forEach(MultiVector::close));
    idle.clear();
  }

  /** Blocks lent together. Used by one thread. */
  public final class Lease implements AutoCloseable {

    private final List<MultiVector> lent = new ArrayList<>();

    private Lease() {}

    /** Lends a block with {@code columns} columns; its values are whatever was left there. */
    public MultiVector vector(int columns) {
      MultiVector vector = take(columns);
      lent.add(vector);
      return vector;
    }

    /** Returns every block to the pool. */
    @Override
    public void close() {
      lent.forEach(VectorPool.this::giveBack);
      lent.clear();
    }
  }
}
