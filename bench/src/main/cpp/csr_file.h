// Matrices of the benchmarks: files as CsrDump writes them, and two grids.
#ifndef AUTOSPEC_BENCH_CSR_FILE_H
#define AUTOSPEC_BENCH_CSR_FILE_H

#include <cstdint>
#include <string>
#include <vector>

struct Csr {
  int32_t rows = 0;
  std::vector<int32_t> pointers;
  std::vector<int32_t> columns;
  std::vector<double> values;
};

// Reads a file, or makes "grid7:NXxNYxNZ" or "grid27:NXxNYxNZ", the Laplacian of a grid with 7 or 27
// points; "grid7:M" is short for M x M x M. False if there is no such thing.
bool read_csr(const std::string& name, Csr* matrix);

// Scales the largest row sum to one, so that a recurrence stays bounded.
void normalise(Csr* matrix);

// The name without folder and extension.
std::string short_name(const std::string& name);

#endif
