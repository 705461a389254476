package io.autospec.cli;

import io.autospec.solve.Solution;
import java.util.LinkedHashMap;
import java.util.Map;

/** What to try next, said in options where the library says it in Java. */
final class Advice {

  private static final Map<String, String> OPTIONS = new LinkedHashMap<>();

  static {
    OPTIONS.put("withTolerance", "--tol");
    OPTIONS.put("maxSamples", "--max-samples");
    OPTIONS.put("withMaxApplications", "--max-applications");
    OPTIONS.put("withPreconditioning(NONE)", "--precond none");
    OPTIONS.put("withPreconditioning(AUTO)", "--precond auto");
    OPTIONS.put("CsrMatrix.withoutFirst()", "--ground, which deletes the first row and column");
  }

  private Advice() {}

  /** Returns the advice that comes with a solution, or the empty string. */
  static String of(Solution solution) {
    return inOptions(solution.advice());
  }

  /** Returns a text of the library with its Java put into options. */
  static String inOptions(String text) {
    String words = text;
    for (Map.Entry<String, String> option : OPTIONS.entrySet()) {
      words = words.replace(option.getKey(), option.getValue());
    }
    return words;
  }
}
