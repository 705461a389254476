package io.autospec.training;

import io.autospec.model.ChebyshevModel;
import io.autospec.solve.LinearSolver;
import io.autospec.solve.Preconditioning;
import io.autospec.solve.Solution;
import java.util.Random;

/**
 * The best Chebyshev interval [λmax/(γ D²), λmax] of one spectrum, found by solving with every γ of
 * a grid: the limit of any rule that predicts γ from a probe, and the target of one that learns to.
 *
 * @param plain products of conjugate gradients without a polynomial
 * @param rule products with the γ of the rule
 * @param tuned products with the best γ
 * @param gamma the best γ
 */
public record IntervalTuning(long plain, long rule, long tuned, double gamma) {

  private static final double LEAST = 0.25;
  private static final double MOST = 16;

  /**
   * Searches γ from 0.25 to 16 in steps of √2. Cost: some 15 solves.
   *
   * @param spectrum the eigenvalues
   * @param degree D
   * @param seed draws the right-hand side
   */
  public static IntervalTuning search(double[] spectrum, int degree, long seed) {
    DiagonalOperator a = new DiagonalOperator(spectrum);
    double[] b = new Random(seed).doubles(spectrum.length, -1, 1).toArray();
    LinearSolver solver = LinearSolver.defaults().withDegree(degree);
    long plain = products(solver.withPreconditioning(Preconditioning.NONE), a, b);
    long rule = products(solver.withPreconditioning(Preconditioning.CHEBYSHEV), a, b);
    long tuned = Long.MAX_VALUE;
    double best = Double.NaN;
    for (double gamma = LEAST; gamma <= MOST; gamma *= Math.sqrt(2)) {
      long products = products(solver.withModel(new ChebyshevModel(gamma)), a, b);
      if (products < tuned) {
        tuned = products;
        best = gamma;
      }
    }
    return new IntervalTuning(plain, rule, tuned, best);
  }

  private static long products(LinearSolver solver, DiagonalOperator a, double[] b) {
    Solution solution = solver.solve(a, b);
    return solution.converged() ? solution.operatorApplications() : Long.MAX_VALUE;
  }
}
