package io.autospec.cli;

import io.autospec.filter.EquirippleFilter;
import io.autospec.filter.FilterModel;
import io.autospec.filter.LearnedFilterModel;
import io.autospec.filter.SpectralWindow;
import io.autospec.function.FunctionModel;
import io.autospec.function.LearnedFunctionModel;
import io.autospec.function.LeastSquaresFunctionModel;
import io.autospec.function.ScalarFunction;
import io.autospec.model.ChebyshevModel;
import io.autospec.model.LearnedModel;
import io.autospec.model.RecurrenceModel;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What polynomial is wanted: a preconditioner, unless a window or a function is named. */
final class PolynomialOptions {

  private static final String LEARNED = "learned";
  private static final String CLASSICAL = "classical";
  private static final int SOLVE_DEGREE = 8;
  private static final int FILTER_DEGREE = 60;
  private static final int FUNCTION_DEGREE = 16;

  @Option(
      names = "--window",
      paramLabel = "A:B",
      converter = WindowConverter.class,
      description = "A filter for the eigenvalues from A to B, not a preconditioner.")
  private SpectralWindow window;

  @Option(
      names = "--function",
      paramLabel = "F",
      converter = FunctionName.class,
      description = "A polynomial for f(A), not a preconditioner: exp:-1, invsqrt and so on.")
  private ScalarFunction function;

  @Option(
      names = "--degree",
      paramLabel = "auto|D",
      defaultValue = "auto",
      converter = Degree.class,
      description = {
        "Products per application; of a preconditioned iteration, the outer one included."
            + " Default: 8, of a filter 60, for a function"
            + " 16."
      })
  private int degree;

  /**
   * Returns the task of the polynomial.
   *
   * @param model learned, classical or the name of a model file
   */
  PolynomialTask task(String model) {
    if (function != null && window != null) {
      throw new BadInputException("--function and --window: leave one of them out");
    }
    if (function != null) {
      return new FunctionTask(function(model), function, degree > 0 ? degree : FUNCTION_DEGREE);
    }
    return window == null
        ? new PreconditionerTask(recurrence(model), degree > 0 ? degree : SOLVE_DEGREE)
        : new FilterTask(filter(model), window, degree > 0 ? degree : FILTER_DEGREE);
  }

  private static RecurrenceModel recurrence(String model) {
    return switch (model) {
      case LEARNED -> LearnedModel.shipped();
      case CLASSICAL -> new ChebyshevModel();
      default -> InputModel.read(Path.of(model));
    };
  }

  private static FilterModel filter(String model) {
    return switch (model) {
      case LEARNED -> LearnedFilterModel.shipped();
      case CLASSICAL -> new EquirippleFilter();
      default -> InputModel.readFilter(Path.of(model));
    };
  }

  private static FunctionModel function(String model) {
    return switch (model) {
      case LEARNED -> LearnedFunctionModel.shipped();
      case CLASSICAL -> new LeastSquaresFunctionModel();
      default -> InputModel.readFunction(Path.of(model));
    };
  }

  private static final class WindowConverter implements ITypeConverter<SpectralWindow> {
    @Override
    public SpectralWindow convert(String value) {
      String[] ends = value.split(":", -1);
      try {
        double lower = ends.length == 2 ? Double.parseDouble(ends[0]) : Double.NaN;
        double upper = ends.length == 2 ? Double.parseDouble(ends[1]) : Double.NaN;
        if (lower < upper && Double.isFinite(upper - lower)) {
          return SpectralWindow.interior((lower + upper) / 2, (upper - lower) / 2);
        }
      } catch (NumberFormatException e) {
        // the message below serves
      }
      throw new TypeConversionException("'" + value + "' is no window A:B with A < B");
    }
  }
}
