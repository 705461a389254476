package io.autospec.cli;

import io.autospec.backend.Backend;
import io.autospec.backend.Backends;
import io.autospec.dense.DenseAlgebra;
import io.autospec.dense.DenseAlgebras;
import java.util.ArrayList;
import java.util.List;

/**
 * What this installation is made of.
 *
 * @param version of autospec
 * @param java the runtime's version and vendor
 * @param os the operating system and processor architecture
 * @param processors that this process may use
 * @param heapMegabytes the largest Java heap
 * @param backends every one known, the best first
 * @param dense what serves for small dense problems, the best first
 * @param licences of what is shipped
 */
record Installation(
    String version,
    String java,
    String os,
    int processors,
    long heapMegabytes,
    List<BackendState> backends,
    List<DenseState> dense,
    List<Licence> licences) {

  /** The system property by which the launcher tells why there is no native library. */
  static final String NATIVE_MISSING = "autospec.native.missing";

  private static final String MKL_MISSING =
      "built without Intel MKL, which is optional: mvn -Pmkl -DskipTests package adds it";

  /**
   * A backend.
   *
   * @param name by which --backend chooses it
   * @param usable whether it serves
   * @param preferred whether it serves where no --backend is named
   * @param reason why it is not usable, or what of the environment it could not follow, or empty
   * @param isa the instruction set in use, or empty
   * @param threads in use, 0 if not usable
   */
  record BackendState(
      String name, boolean usable, boolean preferred, String reason, String isa, int threads) {}

  /**
   * A provider of dense algebra.
   *
   * @param name of it
   * @param usable whether it serves
   * @param preferred whether it is the one that serves large problems
   * @param detail the library underneath, or why it does not serve
   */
  record DenseState(String name, boolean usable, boolean preferred, String detail) {}

  /**
   * A part that is shipped.
   *
   * @param part its name
   * @param licence its SPDX name
   */
  record Licence(String part, String licence) {}

  private static final List<Licence> LICENCES =
      List.of(
          new Licence("autospec", "Apache-2.0"),
          new Licence("EJML", "Apache-2.0"),
          new Licence("JavaCPP", "Apache-2.0"),
          new Licence("OpenBLAS", "BSD-3-Clause"),
          new Licence("picocli", "Apache-2.0"),
          new Licence("Gson", "Apache-2.0"),
          new Licence("XChart", "Apache-2.0"),
          new Licence("progressbar", "MIT"),
          new Licence("JLine", "BSD-3-Clause"),
          new Licence(DemoMatrix.TITLE, DemoMatrix.LICENCE));

  /** Looks at the running JVM and every backend. */
  static Installation inspect() {
    Runtime runtime = Runtime.getRuntime();
    return new Installation(
        Version.number(),
        Runtime.version() + " (" + System.getProperty("java.vendor") + ")",
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        runtime.availableProcessors(),
        runtime.maxMemory() >> 20,
        states(),
        denseStates(),
        LICENCES);
  }

  /** Returns why there is no provider of the native backend. */
  static String nativeObstacle() {
    String obstacle = System.getProperty(NATIVE_MISSING, "");
    return (obstacle.isEmpty() ? "built without the native library" : obstacle)
        + Backends.fallbackReason("; ");
  }

  /** Returns why there is no provider of a backend. */
  static String obstacle(String backend, String otherwise) {
    return switch (backend) {
      case "native" -> nativeObstacle();
      case "mkl" -> MKL_MISSING;
      default -> otherwise;
    };
  }

  private static List<BackendState> states() {
    List<BackendState> states = new ArrayList<>();
    Backend preferred = propertyObjection() == null ? Backends.preferred() : null;
    for (Backend backend : Backends.all()) {
      String reason = backend.unusableReason();
      states.add(
          reason == null
              ? new BackendState(
                  backend.name(),
                  true,
                  backend == preferred,
                  backend.environmentNote(),
                  backend.isa(),
                  backend.threads())
              : new BackendState(backend.name(), false, false, reason, "", 0));
    }
    if (states.stream().noneMatch(state -> state.name().equals("native"))) {
      states.add(0, new BackendState("native", false, false, nativeObstacle(), "", 0));
    }
    if (states.stream().noneMatch(state -> state.name().equals("mkl"))) {
      states.add(states.size() - 1, new BackendState("mkl", false, false, MKL_MISSING, "", 0));
    }
    return states;
  }

  private static List<DenseState> denseStates() {
    List<DenseState> states = new ArrayList<>();
    boolean found = false;
    for (DenseAlgebra algebra : DenseAlgebras.all()) {
      String reason = algebra.unusableReason();
      boolean preferred = reason == null && !found;
      found |= preferred;
      states.add(
          new DenseState(
              algebra.name(),
              reason == null,
              preferred,
              reason == null ? algebra.library() : reason));
    }
    if (states.size() == 1) {
      states.add(0, new DenseState("openblas", false, false, nativeObstacle()));
    }
    return states;
  }

  /** Returns why the backend that the system property names does not serve, or null if it does. */
  static String propertyObjection() {
    try {
      Backends.preferred();
      return null;
    } catch (IllegalArgumentException | IllegalStateException e) {
      return "-D"
          + Backends.PROPERTY
          + "="
          + System.getProperty(Backends.PROPERTY)
          + ": "
          + e.getMessage();
    }
  }

  private static String noted(String note) {
    return note.isEmpty() ? "" : " (" + note + ")";
  }

  /** Adds a text, broken into lines, beside a name. */
  private static void addBeside(String name, String text, List<String> lines) {
    String before = name;
    for (String line : Lines.wrap(text, Terminal.WIDTH - name.length() - 1)) {
      lines.add(" " + before + line);
      before = " ".repeat(name.length());
    }
  }

  /** Returns the text a person reads, at most 80 columns wide. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("autospec " + version);
    lines.add("  java       " + java);
    lines.add("  system     " + os + ", processors: " + processors);
    lines.add("  heap       at most " + Figures.count(heapMegabytes) + " MB");
    lines.add("backends");
    for (BackendState state : backends) {
      String name = String.format("%s %-9s  ", state.preferred() ? "*" : " ", state.name());
      String text =
          state.usable()
              ? state.isa() + ", threads: " + state.threads() + noted(state.reason())
              : "not usable: " + state.reason();
      addBeside(name, text, lines);
    }
    lines.add("dense algebra, small problems in ejml always");
    for (DenseState state : dense) {
      String name = String.format("%s %-9s  ", state.preferred() ? "*" : " ", state.name());
      addBeside(name, state.usable() ? state.detail() : "not usable: " + state.detail(), lines);
    }
    lines.add("licences of what is shipped");
    licences.forEach(l -> lines.add(String.format("  %-12s %s", l.licence(), l.part())));
    return lines;
  }
}
