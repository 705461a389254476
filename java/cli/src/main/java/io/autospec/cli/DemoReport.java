package io.autospec.cli;

import java.util.List;

/**
 * The demo as JSON shows it.
 *
 * @param backend native or reference
 * @param isa the instruction set in use
 * @param threads the threads in use
 * @param systems the two problems
 */
record DemoReport(String backend, String isa, int threads, List<Problem> systems) {

  /**
   * A system and how the methods did on it.
   *
   * @param title what it is
   * @param n its rows
   * @param nnz its stored nonzeros
   * @param methods plain Jacobi-CG, then autospec
   */
  record Problem(String title, int n, long nnz, List<MethodResult> methods) {}
}
