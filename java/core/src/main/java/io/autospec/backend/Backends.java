package io.autospec.backend;

import io.autospec.backend.reference.ReferenceBackend;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/**
 * Chooses the backend: the one named by the system property {@value #PROPERTY}, else the usable one
 * of highest priority. Whatever could not be used is kept with its reason.
 */
public final class Backends {

  /** The system property that forces a backend by name; {@code "auto"} is no force. */
  public static final String PROPERTY = "autospec.backend";

  private static final class Loaded {
    static final Backends INSTANCE = new Backends();
  }

  private final List<Backend> providers = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  private Backends() {
    ServiceLoader<Backend> loader =
        ServiceLoader.load(Backend.class, Backend.class.getClassLoader());
    var iterator = loader.iterator();
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
    providers.add(new ReferenceBackend());
    providers.sort(Comparator.comparingInt(Backend::priority).reversed());
  }

  /**
   * Returns every provider found, the highest priority first; the reference backend is the last.
   */
  public static List<Backend> all() {
    return List.copyOf(Loaded.INSTANCE.providers);
  }

  /** Returns the backend of the system property, else the best usable one. */
  public static Backend preferred() {
    return named(System.getProperty(PROPERTY, "auto"));
  }

  /**
   * Returns a backend by name.
   *
   * @param name a provider's name, or {@code "auto"} for the best usable one
   * @throws IllegalArgumentException if there is none of this name
   * @throws IllegalStateException if it is not usable, with the reason
   */
  public static Backend named(String name) {
    List<Backend> providers = Loaded.INSTANCE.providers;
    if (name.equals("auto")) {
      return providers.stream().filter(b -> b.unusableReason() == null).findFirst().orElseThrow();
    }
    Backend backend =
        providers.stream()
            .filter(b -> b.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "backend \""
                            + name
                            + "\" is not among those found: "
                            + providers.stream()
                                .map(Backend::name)
                                .collect(Collectors.joining(", "))
                            + fallbackReason(": ")));
    String reason = backend.unusableReason();
    if (reason != null) {
      throw new IllegalStateException("backend \"" + name + "\" cannot serve: " + reason);
    }
    return backend;
  }

  /**
   * Returns why a better backend than {@link #preferred} does not serve, or the empty string.
   *
   * @param prefix put before a reason
   */
  public static String fallbackReason(String prefix) {
    List<String> reasons = new ArrayList<>(Loaded.INSTANCE.failures);
    for (Backend backend : Loaded.INSTANCE.providers) {
      String reason = backend.unusableReason();
      if (reason == null) {
        break;
      }
      reasons.add(backend.name() + ": " + reason);
    }
    return reasons.isEmpty() ? "" : prefix + String.join("; ", reasons);
  }
}
