package io.autospec.presets;

/** The storages that may be forced; every one gives the same bits. */
enum NativeStorage {
  /** By the structure, or as the environment's AUTOSPEC_STORAGE says. */
  AUTO,
  /** Slices of rows, x gathered. */
  SELL,
  /** Slices of diagonals, x loaded whole. */
  DIAGONALS,
  /** SELL, with the rows and columns of a square matrix in a breadth-first order inside. */
  REORDERED
}
