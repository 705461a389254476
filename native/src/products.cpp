#include "products.h"

#include "dots.h"
#include "partition.h"
#include "segments.h"
#include "strips.h"

namespace autospec {
namespace {

void apply_rows(const Matrix& matrix, const Block& x, const Block& y, int64_t begin,
                int64_t end) noexcept {
  for_each_strip(begin, end, x.columns(), kStripValues, [&](const Panel& strip) noexcept {
    matrix.sums(x.data(), strip, y.data() + strip.first * strip.stride + strip.column);
  });
}

}  // namespace

void apply(ThreadPool& pool, const Matrix& matrix, const Block& x, const Block& y,
           double* dots) noexcept {
  const int64_t columns = x.columns();
  const Segments segments(y.rows());
  const int64_t panel = std::min(columns, kDotPanel);
  SegmentSums sums(panel);
  const RowParts rows(pool, matrix, columns, dots == nullptr ? 1 : segments.length());
  pool.run(rows.parts(), [&](int32_t part) noexcept {
    if (dots == nullptr) {
      apply_rows(matrix, x, y, rows.begin(part), rows.begin(part + 1));
      return;
    }
    for (int64_t begin = rows.begin(part); begin < rows.begin(part + 1);
         begin += segments.length()) {
      const int64_t end = std::min(begin + segments.length(), rows.begin(part + 1));
      DotLanes lanes;
      for_each_chunk(begin, end, columns, [&](int64_t row, int64_t count) noexcept {
        apply_rows(matrix, x, y, row, row + count);
        kernels().vectors.dot(x.data() + row * columns, y.data() + row * columns, count, columns,
                              panel, lanes.values);
      });
      sums.set(begin / segments.length(), lanes.values);
    }
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
