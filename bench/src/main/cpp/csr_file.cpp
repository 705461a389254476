#include "csr_file.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace {

template <class T>
bool read(std::FILE* file, std::vector<T>* values) {
  return std::fread(values->data(), sizeof(T), values->size(), file) == values->size();
}

void make_grid(int32_t nx, int32_t ny, int32_t nz, bool all_neighbours, Csr* matrix) {
  matrix->rows = nx * ny * nz;
  matrix->pointers = {0};
  for (int32_t row = 0; row < matrix->rows; row++) {
    const int32_t x = row % nx, y = row / nx % ny, z = row / nx / ny;
    for (int32_t dz = -1; dz <= 1; dz++) {
      for (int32_t dy = -1; dy <= 1; dy++) {
        for (int32_t dx = -1; dx <= 1; dx++) {
          const int32_t distance = std::abs(dx) + std::abs(dy) + std::abs(dz);
          const auto inside = [](int32_t at, int32_t m) { return at >= 0 && at < m; };
          if ((all_neighbours || distance < 2) && inside(x + dx, nx) && inside(y + dy, ny) &&
              inside(z + dz, nz)) {
            matrix->columns.push_back(row + (dz * ny + dy) * nx + dx);
            matrix->values.push_back(distance > 0 ? -1 : all_neighbours ? 26 : 6);
          }
        }
      }
    }
    matrix->pointers.push_back(static_cast<int32_t>(matrix->columns.size()));
  }
}

}  // namespace

bool read_csr(const std::string& name, Csr* matrix) {
  for (const bool all : {false, true}) {
    const std::string prefix = all ? "grid27:" : "grid7:";
    if (name.rfind(prefix, 0) == 0) {
      int32_t nx = 0, ny = 0, nz = 0;
      const int sizes = std::sscanf(name.c_str() + prefix.size(), "%dx%dx%d", &nx, &ny, &nz);
      if (sizes == 1) {
        ny = nz = nx;
      }
      make_grid(nx, ny, nz, all, matrix);
      return matrix->rows > 0;
    }
  }
  std::FILE* file = std::fopen(name.c_str(), "rb");
  if (file == nullptr) {
    return false;
  }
  std::vector<int32_t> sizes(2);
  bool complete = read(file, &sizes);
  if (complete) {
    matrix->rows = sizes[0];
    matrix->pointers.resize(static_cast<size_t>(sizes[0]) + 1);
    matrix->columns.resize(static_cast<size_t>(sizes[1]));
    matrix->values.resize(static_cast<size_t>(sizes[1]));
    complete =
        read(file, &matrix->pointers) && read(file, &matrix->columns) && read(file, &matrix->values);
  }
  std::fclose(file);
  return complete;
}

void normalise(Csr* matrix) {
  double largest = 0;
  for (int32_t i = 0; i < matrix->rows; i++) {
    double sum = 0;
    for (int32_t k = matrix->pointers[i]; k < matrix->pointers[i + 1]; k++) {
      sum += std::fabs(matrix->values[k]);
    }
    largest = std::max(largest, sum);
  }
  for (double& value : matrix->values) {
    value /= largest;
  }
}

std::string short_name(const std::string& name) {
  const size_t begin = name.rfind('/') + 1;
  const size_t dot = name.rfind('.');
  return name.substr(begin, dot == std::string::npos || dot < begin ? dot : dot - begin);
}
