package io.autospec.training.optimise;

import io.autospec.network.SafeTensors;
import io.autospec.network.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where a training stands after some updates: enough to go on and end with the same bytes as if it
 * had never stopped.
 *
 * @param step updates done
 * @param parameters after them
 * @param firstMoment Adam's m
 * @param secondMoment Adam's v
 * @param best the parameters of least validation loss so far
 * @param bestLoss that loss
 * @param stale validations since then
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier, compared nowhere
public record TrainingState(
    int step,
    double[] parameters,
    double[] firstMoment,
    double[] secondMoment,
    double[] best,
    double bestLoss,
    int stale) {

  private static final String KIND = "training_state";

  /** The start of a training from these parameters. */
  public static TrainingState start(double[] parameters) {
    int n = parameters.length;
    return new TrainingState(
        0,
        parameters.clone(),
        new double[n],
        new double[n],
        parameters.clone(),
        Double.POSITIVE_INFINITY,
        0);
  }

  /**
   * Writes the state, complete or not at all.
   *
   * @throws IOException naming the file if it cannot be written
   */
  public void write(Path file) throws IOException {
    new SafeTensors(
            Map.of("kind", KIND),
            List.of(
                Tensor.vector("counters", step, bestLoss, stale),
                Tensor.vector("parameters", parameters),
                Tensor.vector("first_moment", firstMoment),
                Tensor.vector("second_moment", secondMoment),
                Tensor.vector("best", best)))
        .write(file);
  }

  /**
   * Reads a state that {@link #write} wrote.
   *
   * @param parameterCount the number of parameters it must have
   * @throws IOException if the file cannot be read or is no state of such a training
   */
  public static TrainingState read(Path file, int parameterCount) throws IOException {
    SafeTensors tensors = SafeTensors.read(file);
    if (!KIND.equals(tensors.metadata().get("kind"))) {
      throw new IOException(file + ": is no state of a training: expected a file of --resume");
    }
    double[] counters = values(tensors, "counters", 3, file);
    return new TrainingState(
        (int) counters[0],
        values(tensors, "parameters", parameterCount, file),
        values(tensors, "first_moment", parameterCount, file),
        values(tensors, "second_moment", parameterCount, file),
        values(tensors, "best", parameterCount, file),
        counters[1],
        (int) counters[2]);
  }

  private static double[] values(SafeTensors tensors, String name, int length, Path file)
      throws IOException {
    Tensor tensor = tensors.tensor(name);
    if (tensor == null || tensor.values().length != length) {
      throw new IOException(
          file
              + ": has "
              + (tensor == null ? "no" : tensor.values().length)
              + " values of "
              + name
              + ": expected "
              + length
              + ", the state of a training of this very model");
    }
    return tensor.values();
  }
}
