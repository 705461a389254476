package io.autospec;

import static org.assertj.core.api.Assertions.assertThat;

import io.autospec.backend.PreparedMatrix;
import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.Gallery;
import io.autospec.matrix.MatrixMarket;
import io.autospec.solve.Solution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {

  private static final Path TOP = Path.of("../..");
  private static final Path THIS = Path.of("src/test/java/io/autospec/ReadmeTest.java");

  @TempDir Path folder;

  @Test
  void fiveLinesOfTheReadmeSolveASystem() throws IOException {
    MatrixMarket.write(folder.resolve("A.mtx"), Gallery.poisson2d(20, 20));
    double[] b = new double[400];
    Arrays.fill(b, 1);
    String said = solve(folder.resolve("A.mtx").toString(), b);
    assertThat(said).startsWith("CONVERGED ");
  }

  private static String solve(String file, double[] b) throws IOException {
    CsrMatrix matrix = MatrixMarket.read(Path.of(file));
    try (PreparedMatrix a = AutoSpec.prepare(matrix)) {
      Solution solution = AutoSpec.solve(a, b);
      return solution.outcome() + " " + solution.relativeResidual();
    }
  }

  @Test
  void linesOfTheReadmeAreTheOnesCompiledHere() throws IOException {
    List<String> lines = Files.readAllLines(TOP.resolve("README.md"));
    int start = lines.indexOf("```java");
    List<String> shown = lines.subList(start + 1, start + 6);
    String compiled = Files.readString(THIS);
    for (String line : shown) {
      String same =
          line.strip()
              .replace("Path.of(\"A.mtx\")", "Path.of(file)")
              .replaceFirst("System.out.println\\((.*)\\);", "return $1;");
      assertThat(compiled).contains(same);
    }
  }
}
