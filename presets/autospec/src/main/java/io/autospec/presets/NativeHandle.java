package io.autospec.presets;

import io.autospec.presets.jni.Autospec;
import java.lang.ref.Cleaner;

/**
 * A native object's handle, closed once: by its owner, or by a {@link Cleaner} when the owner was
 * forgotten. The handle itself is a plain number, so that using it after close is refused by the
 * native side and never touches freed memory.
 */
final class NativeHandle {

  private static final Cleaner CLEANER = Cleaner.create();

  private final long value;
  private final Cleaner.Cleanable cleanable;

  /**
   * Watches over a handle.
   *
   * @param owner closes the handle by becoming unreachable
   * @param value the handle, from now on this object's to close
   */
  NativeHandle(Object owner, long value) {
    this.value = value;
    this.cleanable = CLEANER.register(owner, () -> Autospec.autospec_close(value));
  }

  /** Returns the handle, closed or not. The owner must stay reachable until a call returns. */
  long value() {
    return value;
  }

  /** Closes the object; twice is harmless. */
  void close() {
    cleanable.clean();
  }
}
