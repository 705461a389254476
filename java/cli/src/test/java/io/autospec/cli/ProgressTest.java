package io.autospec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {

  private final StringWriter err = new StringWriter();

  private Terminal terminal(boolean interactive, boolean quiet) {
    return new Terminal(
        new PrintWriter(new StringWriter()), new PrintWriter(err, true), interactive, true, quiet);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aShortTaskShowsNothing(boolean interactive) {
    try (Progress progress = Progress.start(terminal(interactive, false), "solving")) {
      progress.update(0.5, "half way");
    }
    assertThat(err.toString()).isEmpty();
  }
}
