package io.autospec.cli;

import java.util.List;

/**
 * A measurement of every usable backend on one matrix, as JSON shows it.
 *
 * @param n rows of the matrix
 * @param nnz stored nonzeros, both triangles counted
 * @param threads in use
 * @param jacobi whether the matrix was scaled, which it is if its diagonal is positive
 * @param rows one per backend and precision
 */
record BenchReport(int n, long nnz, int threads, boolean jacobi, List<BenchRow> rows) {}
