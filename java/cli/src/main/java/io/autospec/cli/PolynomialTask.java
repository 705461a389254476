package io.autospec.cli;

import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.model.Prediction;
import io.autospec.probe.SpectralSummary;
import java.util.List;

/** What a polynomial is made for, by which model and of which degree. */
interface PolynomialTask {

  /** Returns the scaling of the matrix that the polynomial takes. */
  Scaling scaling();

  /** Probes the spectrum as long as this task needs. */
  SpectralSummary probe(PreparedMatrix a);

  /** Returns the polynomial of the model asked. */
  Prediction predict(SpectralSummary summary);

  /** Returns the classical polynomial of the same probe and degree. */
  Prediction classical(SpectralSummary summary);

  /** Returns what the polynomial is, in a line for people. */
  String title();

  /** Returns the pictures that show it over the spectrum. */
  List<PolynomialPanel> panels(SpectralSummary summary);
}
