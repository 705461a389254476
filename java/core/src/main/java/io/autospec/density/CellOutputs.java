package io.autospec.density;

import io.autospec.network.Network;
import io.autospec.probe.SpectralSummary;

/**
 * What {@link CellNetworks} say of the cells of one probe. Keeps what the networks computed on the
 * way, so that a gradient can go back through them. Cost: m + 1 evaluations.
 */
public final class CellOutputs {

  private final DensityCells cells;
  private final int steps;
  private final double[] perCell;
  private final int outputs;
  private final double[][] inputs;
  private final double[][] tapes;

  private CellOutputs(CellNetworks networks, DensityCells cells, DensityFeatures features) {
    this.cells = cells;
    steps = cells.divisions();
    double[] values = new double[outputAt(steps) + CellNetworks.END_OUTPUTS];
    outputs = values.length;
    inputs = new double[steps + 1][];
    tapes = new double[steps + 1][];
    for (int i = 0; i <= steps; i++) {
      Network network = atEnd(i) ? networks.end() : networks.inner();
      inputs[i] = new double[network.inputs()];
      tapes[i] = new double[network.activations()];
      if (atEnd(i)) {
        features.end(i == steps, inputs[i]);
      } else {
        features.inner(i - 1, inputs[i]);
      }
      network.evaluate(inputs[i], 0, values, outputAt(i), tapes[i], 0);
    }
    perCell = new double[cells.count()];
    visit((cell, output) -> perCell[cell] += values[output]);
  }

  /**
   * Evaluates the networks on the cells between all Ritz values.
   *
   * @param networks the networks
   * @param summary of m steps
   * @param degree of the polynomial that is to be made: what is uncertain matters more to a high
   *     one
   */
  public static CellOutputs all(CellNetworks networks, SpectralSummary summary, int degree) {
    return new CellOutputs(
        networks, DensityCells.even(summary), DensityFeatures.all(summary, degree));
  }

  /** Evaluates the networks on the cells between those that stand for different eigenvalues. */
  public static CellOutputs distinct(CellNetworks networks, SpectralSummary summary, int degree) {
    return new CellOutputs(
        networks, DensityCells.bounded(summary), DensityFeatures.distinct(summary, degree));
  }

  private interface Link {
    void accept(int cell, int output);
  }

  /** Visits each cell with each output that speaks of it: of atoms both neighbours do. */
  private void visit(Link link) {
    for (int k = 0; k <= DensityCells.BELOW; k++) {
      link.accept(k, k);
    }
    int cell = DensityCells.BELOW; // an atom
    for (int i = 1; i < steps; i++) {
      for (int k = 0; k < CellNetworks.INNER_OUTPUTS; k++) {
        link.accept(cell + k, outputAt(i) + k);
      }
      cell += DensityCells.INNER + 1;
    }
    for (int k = 0; k <= DensityCells.GRADED; k++) {
      link.accept(cell + k, outputAt(steps) + k);
    }
  }

  /** Returns the cells. */
  public DensityCells cells() {
    return cells;
  }

  /** Returns what the networks say of cell {@code i}. */
  public double output(int i) {
    return perCell[i];
  }

  /** Returns the derivative of a loss by the networks' outputs, given that by the cells'. */
  public double[] outputGradient(double[] perCellBar) {
    double[] bar = new double[outputs];
    visit((cell, output) -> bar[output] = perCellBar[cell]);
    return bar;
  }

  /** Returns the number of evaluations, m + 1. */
  public int evaluations() {
    return steps + 1;
  }

  /** Tells whether evaluation {@code i} is that of an end. */
  public boolean atEnd(int i) {
    return i == 0 || i == steps;
  }

  /** Returns the inputs of evaluation {@code i}; not a copy. */
  public double[] input(int i) {
    return inputs[i];
  }

  /** Returns the tape of evaluation {@code i}; not a copy. */
  public double[] tape(int i) {
    return tapes[i];
  }

  /** Returns where the outputs of evaluation {@code i} begin. */
  public int outputAt(int i) {
    return i == 0 ? 0 : CellNetworks.END_OUTPUTS + (i - 1) * CellNetworks.INNER_OUTPUTS;
  }
}
