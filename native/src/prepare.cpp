#include "prepare.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>

#include "order.h"
#include "sliced_matrix.h"

namespace autospec {
namespace {

// Whether every row has ascending columns of the matrix and every value is finite, without a branch
// for an entry: columns descend from one entry to the next as often as they do from row to row.
template <class P>
bool is_sound(const SourceMatrix<P>& a) noexcept {
  const int64_t count = a.pointers[a.rows];
  bool outside = false;
  int64_t between_rows = 0;
  for (int64_t i = 0; i < a.rows; i++) {
    const int64_t begin = a.pointers[i];
    const int64_t end = a.pointers[i + 1];
    if (begin < end) {
      outside |= a.indices[begin] < 0 || a.indices[end - 1] >= a.columns;
      between_rows += begin > 0 && a.indices[begin] <= a.indices[begin - 1] ? 1 : 0;
    }
  }
  int64_t descents = 0;
  for (int64_t at = 1; at < count; at++) {
    descents += a.indices[at] <= a.indices[at - 1] ? 1 : 0;
  }
  // v - v is 0, or NaN and stays so
  double sums[4] = {};
  int64_t at = 0;
  for (; at + 4 <= count; at += 4) {
    for (int k = 0; k < 4; k++) {
      sums[k] += a.values[at + k] - a.values[at + k];
    }
  }
  for (; at < count; at++) {
    sums[0] += a.values[at] - a.values[at];
  }
  return !outside && descents == between_rows && (sums[0] + sums[1]) + (sums[2] + sums[3]) == 0;
}

// Names the first row whose columns do not ascend, or the first value that is not finite.
template <class P>
void fail_at_first_unsound(const SourceMatrix<P>& a) {
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

// Looks at the whole matrix: nothing below the border looks again.
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
  if (!is_sound(a)) {
    fail_at_first_unsound(a);
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
  int64_t place = 0;  // of the diagonal in the row before, mostly that of the next one too
  for (int64_t i = 0; i < a.rows; i++) {
    const int32_t* begin = a.indices + a.pointers[i];
    const int32_t* end = a.indices + a.pointers[i + 1];
    if (place >= end - begin || begin[place] != i) {
      place = std::lower_bound(begin, end, int32_t(i)) - begin;
    }
    const bool found = place < end - begin && begin[place] == i;
    const double diagonal = found ? a.values[a.pointers[i] + place] : 0.0;
    if (!(diagonal > 0)) {
      fail(AUTOSPEC_NOT_POSITIVE, "diagonal entry %lld is %g: Jacobi scaling needs positive ones",
           static_cast<long long>(i), diagonal);
    }
    scale->data()[i] = 1 / std::sqrt(diagonal);
  }
  return scale;
}

struct StorageChoice {
  Storage storage;
  const char* reason;
};

// What the caller says, else what AUTOSPEC_STORAGE says, else the structure decides.
StorageChoice storage_choice(int32_t storage) noexcept {
  if (storage != AUTOSPEC_STORAGE_AUTO) {
    constexpr Storage kStorages[] = {Storage::kAuto, Storage::kSell, Storage::kDiagonals,
                                     Storage::kReordered};
    return {kStorages[storage], "asked for by the caller"};
  }
  const char* wanted = std::getenv("AUTOSPEC_STORAGE");
  if (wanted == nullptr || *wanted == '\0') {
    return {Storage::kAuto, nullptr};
  }
  if (std::strcmp(wanted, "sell") == 0) {
    return {Storage::kSell, "asked for by AUTOSPEC_STORAGE"};
  }
  if (std::strcmp(wanted, "diagonals") == 0) {
    return {Storage::kDiagonals, "asked for by AUTOSPEC_STORAGE"};
  }
  if (std::strcmp(wanted, "reordered") == 0) {
    return {Storage::kReordered, "asked for by AUTOSPEC_STORAGE"};
  }
  return {Storage::kAuto, nullptr};
}

// The order to store a matrix in, or null for its own.
template <class P>
std::unique_ptr<Order> order_of(const SourceMatrix<P>& a, Storage storage, bool short_inside) {
  if (a.rows != a.columns || a.rows == 0) {
    return nullptr;
  }
  switch (storage) {
    case Storage::kAuto:
      return better_order(a, short_inside ? sizeof(float) : sizeof(double));
    case Storage::kReordered:
      return std::make_unique<Order>(breadth_first(a));
    default:
      return nullptr;
  }
}

template <class P>
std::unique_ptr<Matrix> stored(const SourceMatrix<P>& source, Matrix::Facts facts,
                               Storage storage) {
  if (source.rows == source.columns) {
    facts.locality = std::make_shared<const Locality>(source);
  }
  return sliced_matrix(source, std::move(facts), storage);
}

}  // namespace

template <class P>
std::unique_ptr<Matrix> prepare(SourceMatrix<P> source, int32_t scaling, int32_t precision,
                                int32_t storage) {
  check(source);
  Matrix::Facts facts = {source.rows,
                         source.columns,
                         int64_t(source.pointers[source.rows]),
                         0.0,
                         precision != AUTOSPEC_FLOAT64,
                         nullptr};
  facts.precision = precision;
  if (scaling == AUTOSPEC_SCALE_JACOBI) {
    facts.scale = jacobi_scale(source);
    source.scale = facts.scale->data();
  }
  const StorageChoice choice = storage_choice(storage);
  facts.reason = choice.reason;
  std::unique_ptr<Order> order = order_of(source, choice.storage, facts.short_inside);
  if (order == nullptr) {
    return stored(source, std::move(facts), choice.storage);
  }
  if (facts.reason == nullptr) {
    facts.reason = order->reason;
  }
  const OrderedSource<P> ordered(source, *order);
  facts.reordering = std::make_shared<const Reordering>(std::move(order->row_at), source.rows);
  return stored(ordered.source(), std::move(facts), Storage::kSell);
}

template std::unique_ptr<Matrix> prepare(SourceMatrix<int32_t>, int32_t, int32_t, int32_t);
template std::unique_ptr<Matrix> prepare(SourceMatrix<int64_t>, int32_t, int32_t, int32_t);

}  // namespace autospec
