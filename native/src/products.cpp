#include "products.h"

#include "dots.h"
#include "partition.h"
#include "segments.h"
#include "strips.h"

namespace autospec {
namespace {

void apply_rows(const Matrix& matrix, const Block& x, const Block& y, int64_t begin,
                int64_t end) noexcept {
  const int64_t values = x.columns() == 1 ? kStripValues : kWindowRows * x.columns();
  for_each_strip(begin, end, x.columns(), values, [&](const Panel& strip) noexcept {
    matrix.sums(x.data(), strip, y.data() + strip.first * strip.stride + strip.column);
  });
}

// Rows of a block whose product is still in the first cache for its dot products, if the matrix'
// slices allow: a multiple of 8.
int64_t dotted_rows(const Matrix& matrix, int64_t columns) noexcept {
  return std::max(strip_values(matrix, columns, false) / columns / kDotLanes, int64_t{1}) *
         kDotLanes;
}

// Walks rows in pieces that end where multiples of `rows` do.
template <class Visit>
void for_each_piece(int64_t begin, int64_t end, int64_t rows, Visit visit) noexcept {
  for (int64_t row = begin; row < end;) {
    const int64_t stop = std::min(end, (row / rows + 1) * rows);
    visit(row, stop - row);
    row = stop;
  }
}

// Rows of a matrix in another order, at places begin ... end - 1, times x: the vector in places or
// the block in rows, which are whole cache lines and need no neighbours.
void apply_places(const Matrix& matrix, const double* x, const Block& y, int64_t begin,
                  int64_t end) noexcept {
  const Reordering& reordering = *matrix.facts().reordering;
  alignas(64) double sums[kMostStripValues];
  for_each_strip(begin, end, y.columns(), strip_values(matrix, y.columns(), false),
                 [&](const Panel& strip) noexcept {
                   Panel panel = strip;
                   panel.rows_of_x = y.columns() == 1 ? nullptr : reordering.row_at();
                   matrix.sums(x, panel, sums);
                   reordering.put(sums, strip, y);
                 });
}

// A vector crosses the border of a matrix in another order twice, a block once, and the dot
// products make a pass of their own.
void apply_reordered(ThreadPool& pool, const Matrix& matrix, const Block& x, const Block& y,
                     double* dots) {
  const Reordering& reordering = *matrix.facts().reordering;
  const RowParts places(pool, matrix, x.columns(), matrix.granule());
  const auto apply_all = [&](const double* from) noexcept {
    pool.run(places.parts(), [&](int32_t part) noexcept {
      apply_places(matrix, from, y, places.begin(part), places.begin(part + 1));
    });
  };
  if (x.columns() == 1) {
    const Scratch::Lease from = reordering.scratch().lease(x.count());
    reordering.take(pool, x, from.data());
    apply_all(from.data());
  } else {
    apply_all(x.data());
  }
  if (dots != nullptr) {
    dot(pool, x, y, 0, dots);
  }
}

}  // namespace

void apply(ThreadPool& pool, const Matrix& matrix, const Block& x, const Block& y, double* dots) {
  if (matrix.facts().reordering != nullptr) {
    apply_reordered(pool, matrix, x, y, dots);
    return;
  }
  const int64_t columns = x.columns();
  const Segments segments(y.rows());
  const int64_t panel = std::min(columns, kDotPanel);
  SegmentSums sums(panel);
  const RowParts rows(pool, matrix, columns,
                      dots == nullptr ? matrix.granule() : segments.length());
  // a window's rows are summed together
  const int64_t piece =
      columns == 1 || dots == nullptr ? kWindowRows : dotted_rows(matrix, columns);
  pool.run(rows.parts(), [&](int32_t part) noexcept {
    DotLanes lanes;
    lanes.clear(panel);
    for_each_piece(
        rows.begin(part), rows.begin(part + 1), piece, [&](int64_t row, int64_t count) noexcept {
          apply_rows(matrix, x, y, row, row + count);
          if (dots == nullptr) {
            return;
          }
          // the rows may belong to several segments
          for (int64_t begin = row; begin < row + count;) {
            const int64_t segment = begin / segments.length();
            const int64_t stop = std::min((segment + 1) * segments.length(), row + count);
            kernels().vectors.dot(x.data() + begin * columns, y.data() + begin * columns,
                                  stop - begin, columns, panel, lanes.values);
            if (stop == segments.begin(segment + 1)) {
              sums.set(segment, lanes.values);
              lanes.clear(panel);
            }
            begin = stop;
          }
        });
  });
  if (dots == nullptr) {
    return;
  }
  sums.add_up(segments.count(), dots);
  // further panels of a wide block make their own pass over x and y
  if (columns > panel) {
    dot(pool, x, y, panel, dots);
  }
}

}  // namespace autospec
