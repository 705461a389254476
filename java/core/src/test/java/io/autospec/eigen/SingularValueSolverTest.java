package io.autospec.eigen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.autospec.backend.reference.ReferenceBackend;
import io.autospec.eigen.SingularValueSolver.Which;
import io.autospec.matrix.CsrMatrix;
import io.autospec.solve.Outcome;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.SingularOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SingularValueSolverTest {

  private static CsrMatrix random(int rows, int columns, int perRow, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] pointers = new int[rows + 1];
    int[] indices = new int[rows * perRow];
    double[] values = new double[rows * perRow];
    int size = 0;
    for (int i = 0; i < rows; i++) {
      TreeMap<Integer, Double> row = new TreeMap<>();
      while (row.size() < perRow) {
        row.put(random.nextInt(columns), 2 * random.nextDouble() - 1);
      }
      for (var entry : row.entrySet()) {
        indices[size] = entry.getKey();
        values[size++] = entry.getValue();
      }
      pointers[i + 1] = size;
    }
    return new CsrMatrix(rows, columns, pointers, indices, values);
  }

  private static double[] dense(CsrMatrix a) {
    DMatrixRMaj matrix = new DMatrixRMaj(a.rows(), a.columns());
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < a.columns(); j++) {
        matrix.set(i, j, a.get(i, j));
      }
    }
    double[] values = SingularOps_DDRM.singularValues(matrix);
    Arrays.sort(values);
    return Arrays.copyOfRange(
        values, values.length - Math.min(a.rows(), a.columns()), values.length);
  }

  private static SingularSolution run(CsrMatrix a, int count, Which which) {
    return new SingularValueSolver(count, which).run(new ReferenceBackend(), a);
  }

  @ParameterizedTest
  @CsvSource({"150, 100", "100, 150", "120, 120"})
  void bothEndsAgreeWithADenseDecomposition(int rows, int columns) {
    CsrMatrix a = random(rows, columns, 4, 7);
    double[] expected = dense(a);
    int n = expected.length;
    SingularSolution largest = run(a, 6, Which.LARGEST);
    SingularSolution smallest = run(a, 6, Which.SMALLEST);
    assertThat(largest.outcome()).isEqualTo(Outcome.CONVERGED);
    assertThat(smallest.outcome()).isEqualTo(Outcome.CONVERGED);
    for (int j = 0; j < 6; j++) {
      assertThat(largest.values()[j]).isCloseTo(expected[n - 1 - j], offset(1e-9));
      assertThat(smallest.values()[j]).isCloseTo(expected[j], offset(1e-12));
      assertThat(largest.residualNorms()[j]).isLessThan(1e-7);
    }
    assertThat(largest.left()).hasSize(6 * rows);
    assertThat(largest.right()).hasSize(6 * columns);
    assertThat(largest.certificate().orthogonality()).isLessThan(1e-12);
  }

  @Test
  void tripletsSatisfyTheirDefinition() {
    CsrMatrix a = random(90, 140, 3, 11);
    int k = 5;
    SingularSolution s = run(a, k, Which.LARGEST);
    for (int j = 0; j < k; j++) {
      double[] v = new double[140];
      for (int i = 0; i < 140; i++) {
        v[i] = s.right()[i * k + j];
      }
      double[] image = a.multiply(v);
      for (int i = 0; i < 90; i++) {
        assertThat(image[i]).isCloseTo(s.values()[j] * s.left()[i * k + j], offset(1e-7));
      }
    }
  }

  /** Graded over twelve decades: the square of the smallest is beyond double precision. */
  @Test
  void smallValuesOfAnIllConditionedMatrixKeepTheirDigits() {
    int n = 180;
    double[] diagonal = new double[n];
    Arrays.setAll(diagonal, i -> Math.pow(10, -12.0 * i / (n - 1)));
    SingularSolution s = run(CsrMatrix.ofDiagonal(diagonal), 8, Which.SMALLEST);
    assertThat(s.outcome()).isEqualTo(Outcome.CONVERGED);
    for (int j = 0; j < 8; j++) {
      double expected = diagonal[n - 1 - j];
      assertThat(s.values()[j]).isCloseTo(expected, offset(1e-4 * expected + 4e-15));
    }
  }

  @Test
  void multipleAndVanishingValuesAreFound() {
    double[] diagonal = new double[200];
    Arrays.setAll(diagonal, i -> i < 12 ? 0 : i < 24 ? 9 : 1 + 0.01 * i);
    CsrMatrix a = CsrMatrix.ofDiagonal(diagonal);
    assertThat(run(a, 14, Which.LARGEST).values())
        .startsWith(new double[] {9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9}, offset(1e-9));
    double[] smallest = run(a, 14, Which.SMALLEST).values();
    assertThat(Arrays.stream(smallest).limit(12)).allMatch(v -> v < 1e-13);
    assertThat(smallest[12]).isCloseTo(1.24, offset(1e-10));
    assertThat(smallest[13]).isCloseTo(1.25, offset(1e-10));
  }

  @Test
  void theZeroMatrixHasSingularValuesOfZero() {
    CsrMatrix zero = CsrMatrix.ofDiagonal(new double[150]);
    assertThat(run(zero, 3, Which.LARGEST).values()).containsExactly(0, 0, 0);
    assertThat(run(zero, 3, Which.SMALLEST).values()).containsExactly(0, 0, 0);
  }

  @Test
  void zerosAreAmongTheLargestOfAMatrixOfLowRank() {
    int rank = 5;
    CsrMatrix left = random(200, rank, 3, 5);
    CsrMatrix right = random(90, rank, 4, 6);
    int[] pointers = new int[201];
    Arrays.setAll(pointers, i -> 90 * i);
    int[] indices = new int[200 * 90];
    Arrays.setAll(indices, at -> at % 90);
    double[] values = new double[200 * 90];
    Arrays.setAll(
        values,
        at -> {
          double sum = 0;
          for (int r = 0; r < rank; r++) {
            sum += left.get(at / 90, r) * right.get(at % 90, r);
          }
          return sum;
        });
    CsrMatrix product = new CsrMatrix(200, 90, pointers, indices, values);
    SingularSolution solution = run(product, 10, Which.LARGEST);
    assertThat(solution.outcome()).isEqualTo(Outcome.CONVERGED);
    double[] expected = dense(product);
    for (int j = 0; j < 10; j++) {
      assertThat(solution.values()[j]).isCloseTo(expected[89 - j], offset(1e-9));
    }
  }

  @Test
  void wrongAsksAreRefused() {
    assertThatThrownBy(() -> run(random(30, 20, 2, 1), 21, Which.LARGEST))
        .hasMessageContaining("count is 21, the matrix is 30 x 20");
    assertThatThrownBy(() -> new SingularValueSolver(0, Which.LARGEST))
        .hasMessageContaining("count is 0");
  }

  @ParameterizedTest
  @CsvSource({"1e-200", "1e200", "1e-300", "1e300"})
  void valuesFollowTheScaleOfTheMatrix(double scale) {
    CsrMatrix a = random(150, 100, 4, 7);
    double[] values = Arrays.stream(a.values()).map(v -> scale * v).toArray();
    CsrMatrix scaled =
        new CsrMatrix(a.rows(), a.columns(), a.rowPointers(), a.columnIndices(), values);
    for (Which which : Which.values()) {
      SingularSolution expected = run(a, 4, which);
      SingularSolution solution = run(scaled, 4, which);
      assertThat(solution.outcome()).isEqualTo(Outcome.CONVERGED);
      for (int j = 0; j < 4; j++) {
        assertThat(solution.values()[j] / scale).isCloseTo(expected.values()[j], offset(1e-9));
        assertThat(solution.residualNorms()[j] / scale).isLessThan(1e-7);
      }
    }
  }
}
