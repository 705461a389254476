package io.autospec.bench;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import io.autospec.backend.Backend;
import io.autospec.backend.Backends;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.dense.DenseAlgebras;
import io.autospec.eigen.EigenMethod;
import io.autospec.eigen.EigenSolution;
import io.autospec.eigen.EigenSolver;
import io.autospec.matrix.Gallery;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The share of a run for the lowest eigenvalues of a 7-point grid that the steps of Rayleigh and
 * Ritz take: the projected matrix, its dense algebra, the Ritz vectors and their residuals, by
 * samples of the stack; one thread.
 *
 * <p>Arguments: the file to append to, the side of the grid, the count, the dense algebra's name.
 */
public final class RitzShare {

  private static final int MILLISECONDS = 5;

  /** Where Rayleigh and Ritz are at work: starts of the names of classes and methods. */
  private static final List<String> ROOMS =
      List.of(
          "io.autospec.dense.",
          "io.autospec.eigen.SymmetricEigen.",
          "io.autospec.eigen.ProjectedMatrix.",
          "io.autospec.eigen.RayleighRitz.",
          "io.autospec.eigen.RitzSpace.restart",
          "io.autospec.eigen.RitzSpace.residualNorms",
          "io.autospec.eigen.SubspaceRun$Active.rayleighRitz");

  private RitzShare() {}

  /** Runs both methods. */
  public static void main(String[] args) throws IOException, InterruptedException {
    System.setProperty(DenseAlgebras.PROPERTY, args[3]);
    Backend backend = Backends.preferred();
    backend.useThreads(1);
    Path file = Path.of(args[0]);
    int side = Integer.parseInt(args[1]);
    int k = Integer.parseInt(args[2]);
    boolean first = !Files.exists(file);
    try (PrintWriter out =
            new PrintWriter(Files.newBufferedWriter(file, CREATE, APPEND), /* autoFlush= */ true);
        PreparedMatrix a =
            backend.prepare(Gallery.poisson3d(side, side, side), Scaling.NONE, Precision.FLOAT64)) {
      if (first) {
        out.println("side\tk\talgebra\tmethod\toutcome\tproducts\tsamples\tshare");
      }
      for (EigenMethod method : List.of(EigenMethod.LANCZOS, EigenMethod.FILTER)) {
        Sampler sampler = new Sampler(Thread.currentThread());
        sampler.start();
        EigenSolution solution = EigenSolver.lowest(k).withMethod(method).solve(a);
        sampler.interrupt();
        sampler.join();
        out.printf(
            Locale.ROOT,
            "%d\t%d\t%s\t%s\t%s\t%d\t%d\t%.4f%n",
            side,
            k,
            args[3],
            method.name().toLowerCase(Locale.ROOT),
            solution.outcome(),
            solution.operatorApplications(),
            sampler.samples,
            (double) sampler.hits / sampler.samples);
      }
    }
  }

  /** Looks at the stack of a thread until it is interrupted. */
  private static final class Sampler extends Thread {

    private final Thread observed;
    private int samples;
    private int hits;

    Sampler(Thread observed) {
      this.observed = observed;
    }

    @Override
    public void run() {
      while (!isInterrupted()) {
        boolean hit =
            Arrays.stream(observed.getStackTrace())
                .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                .anyMatch(place -> ROOMS.stream().anyMatch(place::startsWith));
        samples++;
        hits += hit ? 1 : 0;
        try {
          sleep(MILLISECONDS);
        } catch (InterruptedException e) {
          return;
        }
      }
    }
  }
}
