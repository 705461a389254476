package io.autospec.dense;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Chooses the dense algebra: the one named by the system property {@value #PROPERTY}, else the
 * usable one of highest priority. What could not be used is kept with its reason.
 */
public final class DenseAlgebras {

  /** The system property that forces one by name; {@code "auto"} is no force. */
  public static final String PROPERTY = "autospec.dense";

  /**
   * The order from which on a library is worth its load, 0.5 s: EJML takes 20 ms for all
   * eigenvectors at this order.
   */
  private static final int LARGE = 160;

  private static final class Loaded {
    static final DenseAlgebras INSTANCE = new DenseAlgebras();
  }

  private final List<DenseAlgebra> providers = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private final DenseAlgebra java = new EjmlAlgebra();

  private DenseAlgebras() {
    var iterator =
        ServiceLoader.load(DenseAlgebra.class, DenseAlgebra.class.getClassLoader()).iterator();
    boolean more = true;
    while (more) {
      try {
        more = iterator.hasNext();
        if (more) {
          providers.add(iterator.next());
        }
      } catch (ServiceConfigurationError | LinkageError e) {
        failures.add(e.getMessage());
      }
    }
    providers.add(java);
    providers.sort(Comparator.comparingInt(DenseAlgebra::priority).reversed());
  }

  /** Returns every provider found, the highest priority first; EJML is the last. */
  public static List<DenseAlgebra> all() {
    return List.copyOf(Loaded.INSTANCE.providers);
  }

  /** Returns the one of the system property, else the best usable one. */
  public static DenseAlgebra preferred() {
    return named(System.getProperty(PROPERTY, "auto"));
  }

  /** Returns the one for problems of an order: EJML where a library's load would cost more. */
  public static DenseAlgebra ofOrder(int order) {
    boolean free = System.getProperty(PROPERTY, "auto").equals("auto");
    return free && order < LARGE ? Loaded.INSTANCE.java : preferred();
  }

  /**
   * Returns a provider by name.
   *
   * @param name a provider's name, or {@code "auto"} for the best usable one
   * @throws IllegalArgumentException if there is none of this name
   * @throws IllegalStateException if it is not usable, with the reason
   */
  public static DenseAlgebra named(String name) {
    List<DenseAlgebra> providers = Loaded.INSTANCE.providers;
    if (name.equals("auto")) {
      return providers.stream().filter(d -> d.unusableReason() == null).findFirst().orElseThrow();
    }
    DenseAlgebra algebra =
        providers.stream()
            .filter(d -> d.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "dense algebra \""
                            + name
                            + "\" is not among those found: "
                            + String.join(", ", providers.stream().map(DenseAlgebra::name).toList())
                            + "; its jar belongs on the class path"));
    String reason = algebra.unusableReason();
    if (reason != null) {
      throw new IllegalStateException("dense algebra \"" + name + "\" cannot serve: " + reason);
    }
    return algebra;
  }

  /** Returns why a better one than {@link #preferred} does not serve, or the empty string. */
  public static String fallbackReason() {
    List<String> reasons = new ArrayList<>(Loaded.INSTANCE.failures);
    for (DenseAlgebra algebra : Loaded.INSTANCE.providers) {
      String reason = algebra.unusableReason();
      if (reason == null) {
        break;
      }
      reasons.add(algebra.name() + ": " + reason);
    }
    return String.join("; ", reasons);
  }
}
