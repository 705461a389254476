#include "dots.h"

#include "kernels/dispatch.h"
#include "partition.h"
#include "segments.h"

namespace autospec {
namespace {

// Runs visit(row, count, lanes, other_lanes) over the chunks of every segment and adds both sets of
// lanes up; where dots are null, so are their lanes.
template <class Visit>
void sum_segments(ThreadPool& pool, int64_t rows, int64_t columns, int64_t width, double* dots,
                  double* other_dots, Visit visit) noexcept {
  const Segments segments(rows);
  SegmentSums sums(width);
  SegmentSums other_sums(width);
  const int32_t parts = parts_of(pool, rows * columns);
  const EvenParts pieces(segments.count(), 1, parts);
  pool.run(parts, [&](int32_t part) noexcept {
    DotLanes lanes;
    DotLanes other_lanes;
    for (int64_t s = pieces.begin(part); s < pieces.begin(part + 1); s++) {
      lanes.clear(width);
      other_lanes.clear(width);
      for_each_chunk(segments.begin(s), segments.begin(s + 1), columns,
                     [&](int64_t row, int64_t count) noexcept {
                       visit(row, count, dots == nullptr ? nullptr : lanes.values,
                             other_dots == nullptr ? nullptr : other_lanes.values);
                     });
      if (dots != nullptr) {
        sums.set(s, lanes.values);
      }
      if (other_dots != nullptr) {
        other_sums.set(s, other_lanes.values);
      }
    }
  });
  if (dots != nullptr) {
    sums.add_up(segments.count(), dots);
  }
  if (other_dots != nullptr) {
    other_sums.add_up(segments.count(), other_dots);
  }
}

}  // namespace

void dot(ThreadPool& pool, const Block& x, const Block& y, int64_t column, double* dots) noexcept {
  const VectorKernels& vectors = kernels().vectors;
  const int64_t columns = x.columns();
  for (; column < columns; column += kDotPanel) {
    const int64_t width = std::min(kDotPanel, columns - column);
    sum_segments(pool, x.rows(), columns, width, dots + column, nullptr,
                 [&](int64_t row, int64_t count, double* lanes, double*) noexcept {
                   const int64_t at = row * columns + column;
                   vectors.dot(x.data() + at, y.data() + at, count, columns, width, lanes);
                 });
  }
}

void dot_pair(ThreadPool& pool, const Block& x, const Block& y, const Block& z,
              double* dots) noexcept {
  const VectorKernels& vectors = kernels().vectors;
  const int64_t columns = x.columns();
  for (int64_t column = 0; column < columns; column += kDotPanel) {
    const int64_t width = std::min(kDotPanel, columns - column);
    sum_segments(pool, x.rows(), columns, width, dots + column, dots + columns + column,
                 [&](int64_t row, int64_t count, double* lanes, double* other) noexcept {
                   const int64_t at = row * columns + column;
                   vectors.dot(x.data() + at, y.data() + at, count, columns, width, lanes);
                   vectors.dot(x.data() + at, z.data() + at, count, columns, width, other);
                 });
  }
}

void descend(ThreadPool& pool, double alpha, const Block& p, const Block& q, const Block& x,
             const Block& r, const Block* weight, double* squares) noexcept {
  const VectorKernels& vectors = kernels().vectors;
  const int64_t columns = x.columns();
  for (int64_t column = 0; column < columns; column += kDotPanel) {
    const int64_t width = std::min(kDotPanel, columns - column);
    double* plain = squares == nullptr ? nullptr : squares + columns + column;
    double* weighted = squares == nullptr || weight == nullptr ? nullptr : squares + column;
    sum_segments(pool, x.rows(), columns, width, plain, weighted,
                 [&](int64_t row, int64_t count, double* lanes, double* other) noexcept {
                   const int64_t at = row * columns;
                   if (column == 0) {
                     vectors.axpby(alpha, p.data() + at, 1, x.data() + at, count * columns);
                     vectors.axpby(-alpha, q.data() + at, 1, r.data() + at, count * columns);
                   }
                   const double* rest = r.data() + at + column;
                   if (lanes != nullptr) {
                     vectors.dot(rest, rest, count, columns, width, lanes);
                   }
                   if (other != nullptr) {
                     vectors.weighted_squares(weight->data() + row, rest, count, columns, width,
                                              other);
                   }
                 });
    if (squares == nullptr) {
      return;
    }
    if (weight == nullptr) {
      std::copy(plain, plain + width, squares + column);
    }
  }
}

}  // namespace autospec
