package io.autospec.eigen;

import io.autospec.backend.Backend;
import io.autospec.backend.MultiVector;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.factor.GramProduct;
import io.autospec.factor.SparseTriangle;
import io.autospec.matrix.CsrMatrix;
import io.autospec.solve.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** One run of {@link SingularValueSolver} on a matrix with at least as many rows as columns. */
final class SingularRun implements AutoCloseable {

  private static final int NORM_STEPS = 12;
  private static final long LIMIT_PER_VALUE = 20_000;

  /** AᵀA with more entries is not formed. */
  private static final int MOST_GRAM = 20_000_000;

  /** Entries touched by the rotations that make R. */
  private static final long MOST_ROTATIONS = 3_000_000_000L;

  /**
   * Up to this many columns, and where a third of all values is wanted, a dense solver is better.
   */
  private static final int SMALL = 64;

  private static final long MOST_DENSE = 4_000_000;

  /**
   * δ over σ_max. In the complement of pairs locked at θ = 1/δ² the rounding is ε²/δ², which must
   * be far below 1/σ_max²; and (σ/δ)² must be far above ε for σ to be told from 0.
   */
  private static final double SHIFT = 1e-13;

  private static final double ROUNDING = 0x1p-52;

  private final SingularValueSolver method;
  private final Backend backend;
  private final CsrMatrix matrix;
  private final CsrMatrix transpose;
  private final PreparedMatrix a;
  private final PreparedMatrix at;
  private final long start = System.nanoTime();
  private final Spending spent;
  private double norm;

  SingularRun(
      SingularValueSolver method,
      Backend backend,
      CsrMatrix matrix,
      CsrMatrix transpose,
      PreparedMatrix a,
      PreparedMatrix at) {
    this.method = method;
    this.backend = backend;
    this.matrix = matrix;
    this.transpose = transpose;
    this.a = a;
    this.at = at;
    long limit =
        method.maxApplications() > 0
            ? method.maxApplications()
            : LIMIT_PER_VALUE * (10L + method.count());
    this.spent = new Spending(limit);
  }

  SingularSolution run() {
    int n = a.columns();
    boolean affordable = (long) a.rows() * n <= MOST_DENSE;
    if (affordable && (n <= SMALL || 3 * method.count() > n)) {
      return dense();
    }
    try (GramTransform gram = new GramTransform(a, at)) {
      SingularSolution solution =
          method.which() == SingularValueSolver.Which.LARGEST ? largest(gram) : smallest(gram);
      // such as values of 0 among the largest of a matrix of low rank
      boolean stuck = solution.outcome() == Outcome.STAGNATED && method.maxApplications() == 0;
      return affordable && stuck ? dense() : solution;
    }
  }

  private SingularSolution dense() {
    SingularTriplets triplets = SingularTriplets.dense(matrix, a, at, method);
    spent.add(2L * method.count(), 2);
    return solution(triplets, Outcome.CONVERGED, "dense", Check.DENSE);
  }

  private SingularSolution largest(GramTransform gram) {
    double tolerance = method.tolerance();
    DoubleUnaryOperator accuracy = t -> Math.max(0.1 * tolerance * Math.sqrt(t), 4e-15);
    LargestPairs.Aim aim = new LargestPairs.Aim(accuracy, 1e-12, Double.POSITIVE_INFINITY);
    return byLanczos(gram, aim, "lanczos");
  }

  private SingularSolution smallest(GramTransform gram) {
    norm(gram);
    if (norm == 0) {
      double[] basis = new double[a.columns() * method.count()];
      for (int j = 0; j < method.count(); j++) {
        basis[j * method.count() + j] = 1;
      }
      return solution(
          SingularTriplets.of(a, at, basis, method.count(), method),
          Outcome.CONVERGED,
          "zero",
          Check.DENSE);
    }
    double delta = SHIFT * norm;
    Optional<CsrMatrix> product = GramProduct.of(matrix, transpose, MOST_GRAM);
    Optional<SparseTriangle> triangle =
        product.flatMap(p -> SparseTriangle.of(matrix, p, delta, MOST_ROTATIONS));
    if (triangle.isPresent()) {
      InverseGramTransform inverse = new InverseGramTransform(triangle.get(), delta);
      double saturation = inverse.at(64 * ROUNDING * norm);
      LargestPairs.Aim aim = new LargestPairs.Aim(t -> Math.max(1e-9 * t, 1e-15), 1e-7, saturation);
      return byLanczos(inverse, aim, "inverse-lanczos");
    }
    return product.map(this::byFilter).orElseGet(this::tooLarge);
  }

  /** A few Lanczos steps for σ_max, to which rounding is compared. */
  private void norm(GramTransform gram) {
    try (BlockLanczos lanczos =
        new BlockLanczos(gram, at::newVector, 1, List.of(), method.seed())) {
      for (int i = 0; i < NORM_STEPS; i++) {
        lanczos.step();
      }
      spent.add(2L * NORM_STEPS, lanczos.takeReductions());
      norm = Math.sqrt(Math.max(0, Math.abs(lanczos.ritz().theta()[0])));
    }
  }

  private SingularSolution byLanczos(SpectralTransform phi, LargestPairs.Aim aim, String name) {
    int n = a.columns();
    int block = Math.max(1, Math.min(4, method.count()));
    try (LargestPairs pairs =
        new LargestPairs(
            phi,
            at::newVector,
            n,
            method.count(),
            aim,
            spent,
            () -> method.listener().progress(spent.applications(), 1))) {
      Outcome outcome = pairs.run(block, method.seed());
      int[] best = pairs.best();
      double[] basis = refined(phi, pairs.found().vectors(n, best), best.length);
      SingularTriplets triplets = SingularTriplets.of(a, at, basis, best.length, method);
      spent.add((phi.degree() + 2L) * best.length, 8);
      return solution(
          triplets,
          best.length < method.count() && outcome == Outcome.CONVERGED
              ? Outcome.STAGNATED
              : outcome,
          name,
          pairs.verified() ? Check.RANDOM_RESTART : Check.NONE);
    }
  }

  /**
   * V ← orth(φ(A) V): what a vector still has of singular vectors far away is damped once more; a
   * component of 1e-9 along that of σ_max would otherwise bound small values from below.
   */
  private double[] refined(SpectralTransform phi, double[] basis, int k) {
    if (k == 0) {
      return basis;
    }
    try (MultiVector v = at.newVector(k);
        MultiVector image = at.newVector(k)) {
      v.write(basis);
      phi.apply(v, image);
      double[] squares = new double[k];
      image.dot(image, squares);
      if (Arrays.stream(squares).allMatch(s -> s > 0)) {
        OrthonormalBasis.of(image, v);
        image.read(basis);
      }
      return basis;
    }
  }

  /** The lowest eigenvalues of AᵀA, where R is too large. */
  private SingularSolution byFilter(CsrMatrix gram) {
    try (PreparedMatrix g = backend.prepare(gram, Scaling.NONE, Precision.FLOAT64)) {
      EigenSolution eigen =
          EigenSolver.lowest(method.count())
              .withTolerance(method.tolerance())
              .withMaxApplications(method.maxApplications())
              .withSeed(method.seed())
              .withListener((products, found, r) -> method.listener().progress(products, r))
              .solve(g);
      spent.add(2 * eigen.operatorApplications(), eigen.reductions());
      SingularTriplets triplets =
          SingularTriplets.of(a, at, eigen.vectors(), eigen.values().length, method);
      return solution(triplets, eigen.outcome(), eigen.method(), Check.NONE);
    }
  }

  private SingularSolution tooLarge() {
    return solution(SingularTriplets.NONE, Outcome.LIMIT_REACHED, "none", Check.NONE);
  }

  private SingularSolution solution(
      SingularTriplets triplets, Outcome outcome, String name, Check check) {
    int found = triplets.values().length;
    double confidence = check == Check.DENSE ? 1 : check == Check.NONE ? 0 : 0.99;
    String advice =
        outcome == Outcome.CONVERGED
            ? ""
            : name.equals("none")
                ? "AᵀA has more than "
                    + MOST_GRAM
                    + " entries: the smallest singular values of so large a matrix are out of reach"
                : found
                    + " of "
                    + method.count()
                    + " singular values were found; "
                    + (outcome == Outcome.LIMIT_REACHED
                        ? "raise withMaxApplications"
                        : outcome == Outcome.INTERRUPTED
                            ? "the computation was interrupted"
                            : "try a larger withTolerance");
    return new SingularSolution(
        triplets.values(),
        triplets.residualNorms(),
        triplets.left(),
        triplets.right(),
        outcome,
        advice,
        name,
        spent.applications(),
        spent.reductions(),
        new Certificate(
            check,
            check == Check.NONE ? found : method.count(),
            found,
            confidence,
            triplets.orthogonality()),
        (System.nanoTime() - start) * 1e-9);
  }

  @Override
  public void close() {
    // the blocks live no longer than the methods above
  }
}
