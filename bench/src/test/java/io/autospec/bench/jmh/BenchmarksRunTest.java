package io.autospec.bench.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import io.autospec.backend.Precision;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What the benchmarks call works; how long it takes, no test asks. */
class BenchmarksRunTest {

  private static <S extends PreparedState> S prepared(S state) throws IOException {
    state.matrix = "poisson2d-12";
    state.precision = Precision.FLOAT32;
    state.backend = "reference";
    state.threads = 1;
    state.prepare();
    return state;
  }

  @Test
  void stepsAndSolvesRun() throws IOException {
    PreparedState state = prepared(new PreparedState());
    new StepBenchmark().apply(state);
    new StepBenchmark().expand(state);
    SolveBenchmark solve = new SolveBenchmark();
    solve.draw(state);
    assertThat(solve.solve(state).relativeResidual()).isLessThan(1e-8);
    state.close();
  }

  @Test
  void columnsRun() throws IOException {
    ColumnsState state = new ColumnsState();
    state.columns = 3;
    prepared(state);
    new StepBenchmark().expandColumns(state);
    assertThat(state.y.columns()).isEqualTo(3);
    state.close();
  }

  @Test
  void crossingsRun() {
    CrossingBenchmark crossing = new CrossingBenchmark();
    crossing.backend = "reference";
    crossing.prepare();
    crossing.apply();
    crossing.expand();
    assertThat(crossing.dot()).hasSize(1);
    crossing.close();
  }

  @Test
  void matricesHaveNames() throws IOException {
    assertThat(MatrixName.matrix("poisson3d-4").rows()).isEqualTo(64);
    assertThat(MatrixName.matrix("poisson3d27-3").nonzeros()).isEqualTo(343);
  }
}
