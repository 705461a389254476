package io.autospec.mkl;

import org.bytedeco.javacpp.Pointer;
import org.bytedeco.mkl.global.mkl_rt;

/**
 * Memory from MKL's allocator, 64-byte aligned: outside the Java heap and JavaCPP's count of bytes,
 * which ends at -Xmx, and without a deallocator that a caller's {@code PointerScope} might run.
 */
final class MklMemory {

  private static final int ALIGNMENT = 64;

  private MklMemory() {}

  /** Allocates at least one byte, zeroed. */
  static Pointer allocate(long bytes) {
    Pointer memory = mkl_rt.MKL_malloc(Math.max(1, bytes), ALIGNMENT);
    if (memory == null || memory.isNull()) {
      throw new OutOfMemoryError("MKL could not allocate " + bytes + " bytes");
    }
    Pointer.memset(memory, 0, Math.max(1, bytes));
    return memory;
  }

  static void free(Pointer memory) {
    mkl_rt.MKL_free(memory);
  }

  /** Returns the bytes that MKL's allocator holds in this process, those of every caller. */
  static long held() {
    return mkl_rt.MKL_Mem_Stat(new int[1]);
  }
}
