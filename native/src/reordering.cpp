#include "reordering.h"

#include <algorithm>

#include "partition.h"

namespace autospec {
namespace {

// Rows that a thread takes at least at a time, whole cache lines of every vector.
constexpr int64_t kGranule = 64;

// visit(first, end of places) in parts of a block of so many columns.
template <class Visit>
void for_each_part(ThreadPool& pool, int64_t rows, int64_t columns, Visit visit) noexcept {
  const int32_t parts = parts_of(pool, rows * columns);
  const EvenParts pieces(rows, kGranule, parts);
  pool.run(parts, [&](int32_t part) noexcept {
    visit(pieces.begin(part), pieces.begin(part + 1));
  });
}

}  // namespace

template <class T>
void Reordering::take_as(ThreadPool& pool, const Block& x, T* to) const noexcept {
  const int32_t* row_at = row_at_.data();
  const double* from = x.data();
  const int64_t columns = x.columns();
  for_each_part(pool, rows_, columns, [=](int64_t begin, int64_t end) noexcept {
    if (columns == 1) {
      for (int64_t place = begin; place < end; place++) {
        to[place] = T(from[row_at[place]]);
      }
      return;
    }
    for (int64_t place = begin; place < end; place++) {
      const double* row = from + row_at[place] * columns;
      std::copy_n(row, columns, to + place * columns);
    }
  });
}

void Reordering::take(ThreadPool& pool, const Block& x, double* to) const noexcept {
  take_as(pool, x, to);
}

void Reordering::take(ThreadPool& pool, const Block& x, float* to) const noexcept {
  take_as(pool, x, to);
}

void Reordering::put(const double* from, const Panel& places, const Block& y) const noexcept {
  const int32_t* row_at = row_at_.data() + places.first;
  double* to = y.data() + places.column;
  if (places.stride == 1) {
    for (int64_t i = 0; i < places.count; i++) {
      to[row_at[i]] = from[i];
    }
    return;
  }
  for (int64_t i = 0; i < places.count; i++) {
    std::copy_n(from + i * places.width, places.width, to + row_at[i] * places.stride);
  }
}

void Reordering::put_back(ThreadPool& pool, const double* from, const Block& y) const noexcept {
  const int64_t columns = y.columns();
  for_each_part(pool, rows_, columns, [&](int64_t begin, int64_t end) noexcept {
    put(from + begin * columns, Panel{begin, end - begin, columns, 0, columns}, y);
  });
}

}  // namespace autospec
