package io.autospec.function;

import io.autospec.density.CellNetworks;
import io.autospec.model.Prediction;
import io.autospec.network.ModelFileException;
import io.autospec.probe.SpectralSummary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.DoubleUnaryOperator;

/**
 * Least squares on a learned density of the eigenvalues: two small networks correct, in the
 * logarithm, the shares that the Lanczos weights give to the cells around every Ritz value.
 *
 * <p>For any f the polynomial of least expected square error is the least-squares polynomial of the
 * expected density given the probe: so that is what there is to learn, once for all f. One model
 * serves every degree and every length of probe.
 *
 * @param networks of the cells
 */
public record LearnedFunctionModel(CellNetworks networks) implements FunctionModel {

  /** The task named in the files of these models. */
  public static final String TASK = "function";

  private static final String SHIPPED = "function.safetensors";

  /** Returns the model that comes with the library. */
  public static LearnedFunctionModel shipped() {
    try (InputStream in = LearnedFunctionModel.class.getResourceAsStream(SHIPPED)) {
      if (in == null) {
        throw new IllegalStateException("the library lacks its resource " + SHIPPED);
      }
      return new LearnedFunctionModel(CellNetworks.read(in, TASK, SHIPPED));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a model.
   *
   * @throws ModelFileException if the file is not a model of this task
   * @throws IOException if it cannot be read
   */
  public static LearnedFunctionModel read(Path file) throws IOException {
    return new LearnedFunctionModel(CellNetworks.read(file, TASK));
  }

  @Override
  public String name() {
    return "learned";
  }

  /**
   * {@inheritDoc}
   *
   * <p>Cost: m + 1 evaluations of some 2,000 multiplications, a value of f per node, of which there
   * are 10 m or 6 d, whatever is more, and O(d²) per node.
   */
  @Override
  public Prediction predict(SpectralSummary summary, int degree, DoubleUnaryOperator f) {
    LearnedDensity density = LearnedDensity.tempered(networks, summary, degree);
    double[] values = density.values(f);
    DiscreteLeastSquares problem = density.problem(values, degree);
    return new Prediction(problem.expansion(problem.solve(values)), name());
  }
}
