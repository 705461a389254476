package io.autospec.density;

import io.autospec.network.ModelFile;
import io.autospec.network.ModelFileException;
import io.autospec.network.Network;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Two small networks that say one number of each cell of a probe: one looks at every interval
 * between two Ritz values, the same for all, the other at the two ends of the spectrum.
 *
 * <p>So one model serves probes of any length, and neither the order of the operator's rows nor its
 * scale can matter.
 *
 * @param inner {@link #INNER_INPUTS} to {@link #INNER_OUTPUTS}
 * @param end {@link #END_INPUTS} to {@link #END_OUTPUTS}
 */
public record CellNetworks(Network inner, Network end) {

  /** Inputs of the inner network. */
  public static final int INNER_INPUTS = DensityFeatures.INNER;

  /** Outputs of the inner network: the cells, and the atoms left and right of them. */
  public static final int INNER_OUTPUTS = DensityCells.INNER + 2;

  /** Inputs of the end network. */
  public static final int END_INPUTS = DensityFeatures.END;

  /** Outputs of the end network: the cells beyond, and the atom. */
  public static final int END_OUTPUTS = DensityCells.BELOW + 1;

  /** Checks the ends of the networks. */
  public CellNetworks {
    requireEnds("inner", inner, INNER_INPUTS, INNER_OUTPUTS);
    requireEnds("end", end, END_INPUTS, END_OUTPUTS);
  }

  private static void requireEnds(String name, Network network, int inputs, int outputs) {
    if (network.inputs() != inputs || network.outputs() != outputs) {
      throw new IllegalArgumentException(
          name
              + " network has "
              + network.inputs()
              + " inputs and "
              + network.outputs()
              + " outputs: expected "
              + inputs
              + " and "
              + outputs);
    }
  }

  /**
   * Reads the networks of a task from a file.
   *
   * @throws ModelFileException if the file is not a model of this task
   * @throws IOException if it cannot be read
   */
  public static CellNetworks read(Path file, String task) throws IOException {
    return of(ModelFile.read(file), task, file.toString());
  }

  /**
   * Reads the networks of a task from a stream, which is not closed.
   *
   * @param name what messages call the file
   */
  public static CellNetworks read(InputStream in, String task, String name) throws IOException {
    return of(ModelFile.read(in, name), task, name);
  }

  private static CellNetworks of(ModelFile file, String task, String name)
      throws ModelFileException {
    if (!file.task().equals(task)) {
      throw new ModelFileException(
          name, "is a model of the task " + file.task() + ": expected " + task);
    }
    return new CellNetworks(
        file.network("inner", INNER_INPUTS, INNER_OUTPUTS, name),
        file.network("end", END_INPUTS, END_OUTPUTS, name));
  }

  /** Returns the networks as a file, with texts that say where they come from. */
  public ModelFile toFile(String task, Map<String, String> metadata) {
    Map<String, Network> networks = new LinkedHashMap<>();
    networks.put("inner", inner);
    networks.put("end", end);
    return new ModelFile(task, metadata, networks);
  }
}
