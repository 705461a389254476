#include "prepare.h"

#include <algorithm>
#include <cmath>

#include "csr_matrix.h"

namespace autospec {
namespace {

// One pass over the whole matrix: nothing below the border looks again.
template <class P>
void check(const SourceMatrix<P>& a) {
  if (a.pointers[0] != 0) {
    fail(AUTOSPEC_INVALID_ARGUMENT, "row pointers start at %lld: expected 0",
         static_cast<long long>(a.pointers[0]));
  }
  for (int64_t i = 0; i < a.rows; i++) {
    if (a.pointers[i + 1] < a.pointers[i]) {
      fail(AUTOSPEC_INVALID_ARGUMENT, "row %lld ends at entry %lld, but starts at %lld",
           static_cast<long long>(i), static_cast<long long>(a.pointers[i + 1]),
           static_cast<long long>(a.pointers[i]));
    }
  }
  if (a.pointers[a.rows] > 0 && (a.indices == nullptr || a.values == nullptr)) {
    fail(AUTOSPEC_INVALID_ARGUMENT, "%s is null",
         a.indices == nullptr ? "column_indices" : "values");
  }
  for (int64_t i = 0; i < a.rows; i++) {
    int64_t last = -1;
    for (int64_t at = a.pointers[i]; at < a.pointers[i + 1]; at++) {
      const int32_t column = a.indices[at];
      if (column <= last || column >= a.columns) {
        fail(AUTOSPEC_INVALID_ARGUMENT,
             "row %lld has column %d after column %lld: expected ascending columns below %lld",
             static_cast<long long>(i), column, static_cast<long long>(last),
             static_cast<long long>(a.columns));
      }
      last = column;
      if (!std::isfinite(a.values[at])) {
        fail(AUTOSPEC_INVALID_ARGUMENT, "entry (%lld, %d) is %g: expected a finite value",
             static_cast<long long>(i), column, a.values[at]);
      }
    }
  }
}

// s_i = 1 / sqrt(a_ii).
template <class P>
std::shared_ptr<const Buffer<double>> jacobi_scale(const SourceMatrix<P>& a) {
  if (a.rows != a.columns) {
    fail(AUTOSPEC_INVALID_ARGUMENT, "matrix is %lld x %lld: Jacobi scaling needs a square one",
         static_cast<long long>(a.rows), static_cast<long long>(a.columns));
  }
  auto scale = std::make_shared<const Buffer<double>>(a.rows);
  for (int64_t i = 0; i < a.rows; i++) {
    const int32_t* begin = a.indices + a.pointers[i];
    const int32_t* end = a.indices + a.pointers[i + 1];
    const int32_t* found = std::lower_bound(begin, end, int32_t(i));
    const double diagonal = found != end && *found == i ? a.values[found - a.indices] : 0.0;
    if (!(diagonal > 0)) {
      fail(AUTOSPEC_NOT_POSITIVE, "diagonal entry %lld is %g: Jacobi scaling needs positive ones",
           static_cast<long long>(i), diagonal);
    }
    scale->data()[i] = 1 / std::sqrt(diagonal);
  }
  return scale;
}

}  // namespace

template <class P>
std::unique_ptr<Matrix> prepare(const SourceMatrix<P>& source, int32_t scaling, int32_t precision) {
  check(source);
  Matrix::Facts facts = {source.rows,
                         source.columns,
                         int64_t(source.pointers[source.rows]),
                         0.0,
                         precision == AUTOSPEC_FLOAT32,
                         nullptr,
                         nullptr};
  if (scaling == AUTOSPEC_SCALE_JACOBI) {
    facts.scale = jacobi_scale(source);
  }
  if (source.rows == source.columns) {
    facts.locality = std::make_shared<const Locality>(source);
  }
  // the seam for further storages: they are chosen here, from the structure of the source
  return csr_matrix(source, std::move(facts));
}

template std::unique_ptr<Matrix> prepare(const SourceMatrix<int32_t>&, int32_t, int32_t);
template std::unique_ptr<Matrix> prepare(const SourceMatrix<int64_t>&, int32_t, int32_t);

}  // namespace autospec
