package io.autospec.cli;

import java.util.List;

/**
 * A comparison as JSON shows it.
 *
 * @param n rows of the system
 * @param nnz stored nonzeros, both triangles counted
 * @param backend native or reference
 * @param isa the instruction set in use
 * @param threads the threads in use
 * @param precision of the polynomials' inside
 * @param tolerance the relative residual asked for
 * @param methods one per row of the table
 */
record CompareReport(
    int n,
    long nnz,
    String backend,
    String isa,
    int threads,
    String precision,
    double tolerance,
    List<MethodResult> methods) {}
