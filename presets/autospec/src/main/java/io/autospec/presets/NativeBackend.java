package io.autospec.presets;

import io.autospec.backend.Backend;
import io.autospec.backend.MultiVector;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.matrix.CsrMatrix;
import io.autospec.presets.jni.Autospec;
import java.io.IOException;
import java.net.URL;
import org.bytedeco.javacpp.Loader;

/**
 * The native kernels. The instruction-set level is the best that this CPU runs, or the one named by
 * the environment's {@code AUTOSPEC_ISA}; the number of threads is {@code AUTOSPEC_THREADS}, or the
 * CPUs this process may use.
 */
public final class NativeBackend implements Backend {

  private static final int ABI_VERSION = 2;

  private static final long LEAST_SHORTENED = 100_000;

  private final String unusableReason;
  private final NativeThreads threads;
  private final NativeStorage storage;

  /** Loads the library; a failure is kept as {@link #unusableReason}, never thrown. */
  public NativeBackend() {
    this(NativeStorage.AUTO);
  }

  NativeBackend(NativeStorage storage) {
    this.storage = storage;
    String reason = null;
    NativeThreads pool = null;
    try {
      refreshCopy();
      int version = Autospec.autospec_abi_version();
      if (version == ABI_VERSION) {
        pool = new NativeThreads(Autospec.autospec_default_threads());
      } else {
        reason =
            "the native library has interface version " + version + ": expected " + ABI_VERSION;
      }
    } catch (LinkageError | RuntimeException | OutOfMemoryError | IOException e) {
      reason = reason(e);
    }
    this.unusableReason = reason;
    this.threads = pool;
  }

  private static void refreshCopy() throws IOException {
    URL library =
        Autospec.class.getResource(platform() + "/" + System.mapLibraryName("jniAutospec"));
    if (library != null) {
      CachedLibrary.refresh(library);
    }
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return "the native library did not load ("
        + cause.getMessage()
        + "); searched: the class path for io/autospec/presets/jni/"
        + platform()
        + "/, which autospec-presets with this classifier carries, and java.library.path "
        + System.getProperty("java.library.path");
  }

  private static String platform() {
    try {
      return Loader.getPlatform();
    } catch (LinkageError | RuntimeException e) {
      return System.getProperty("os.name") + "-" + System.getProperty("os.arch");
    }
  }

  private void requireUsable() {
    if (unusableReason != null) {
      throw new IllegalStateException(unusableReason);
    }
  }

  @Override
  public String name() {
    return "native";
  }

  @Override
  public int priority() {
    return 100;
  }

  @Override
  public String unusableReason() {
    return unusableReason;
  }

  @Override
  public String isa() {
    requireUsable();
    return Autospec.autospec_isa().getString();
  }

  @Override
  public String environmentNote() {
    requireUsable();
    String isa = Autospec.autospec_isa_note().getString();
    String threadsAsked = Autospec.autospec_threads_note().getString();
    return isa + (isa.isEmpty() || threadsAsked.isEmpty() ? "" : "; ") + threadsAsked;
  }

  @Override
  public int threads() {
    requireUsable();
    return threads.count();
  }

  @Override
  public void useThreads(int count) {
    requireUsable();
    threads.use(count);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Rounding delayed the convergence of small ill-conditioned matrices by up to 30 % and gains
   * them microseconds. Of 21 real matrices of {@value #LEAST_SHORTENED} nonzeros or more none
   * needed more products with float16 than with float64, and a solve took 0.95 of its time with
   * float32.
   */
  @Override
  public Precision automaticPrecision(long nonzeros) {
    return nonzeros < LEAST_SHORTENED ? Precision.FLOAT64 : Precision.FLOAT16;
  }

  @Override
  public PreparedMatrix prepare(CsrMatrix matrix, Scaling scaling, Precision precision) {
    requireUsable();
    return new NativeMatrix(matrix, scaling, precision, storage, threads);
  }

  @Override
  public MultiVector newMultiVector(int rows, int columns) {
    requireUsable();
    return new NativeVector(rows, columns, threads);
  }
}
