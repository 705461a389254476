#include "tall_skinny.h"

#include <algorithm>
#include <vector>

#include "kernels/dispatch.h"
#include "partition.h"
#include "segments.h"

namespace autospec {

void gram(ThreadPool& pool, const Block& x, const Block& y, double* products) {
  const int64_t k = x.columns();
  const int64_t m = y.columns();
  const int64_t stride = padded(m, kGramWidth);
  const int64_t size = padded(k, kGramHeight) * stride;
  const Segments segments(x.rows());
  std::vector<double> sums(std::size_t(segments.count() * size), 0.0);
  const int32_t parts = parts_of(pool, x.rows() * k * m);
  const EvenParts pieces(segments.count(), 1, parts);
  pool.run(parts, [&](int32_t part) noexcept {
    for (int64_t s = pieces.begin(part); s < pieces.begin(part + 1); s++) {
      const int64_t end = segments.begin(s + 1);
      for (int64_t row = segments.begin(s); row < end; row += kTallChunk) {
        kernels().tall_skinny.gram({x.data() + row * k, k}, {y.data() + row * m, m},
                                   std::min(kTallChunk, end - row), sums.data() + s * size);
      }
    }
  });
  std::fill(products, products + k * m, 0.0);
  for (int64_t segment = 0; segment < segments.count(); segment++) {
    for (int64_t i = 0; i < k; i++) {
      const double* row = sums.data() + segment * size + i * stride;
      for (int64_t j = 0; j < m; j++) {
        products[i * m + j] += row[j];
      }
    }
  }
}

void combine(ThreadPool& pool, const Block& x, const double* s, double beta, const Block& y) {
  const int64_t m = x.columns();
  const int64_t k = y.columns();
  const int64_t stride = padded(k, kGramWidth);
  std::vector<double> factors(std::size_t(m * stride), 0.0);
  for (int64_t j = 0; j < m; j++) {
    std::copy(s + j * k, s + (j + 1) * k, factors.begin() + j * stride);
  }
  const int32_t parts = parts_of(pool, y.rows() * k * m);
  const EvenParts pieces(y.rows(), 1, parts);
  pool.run(parts, [&](int32_t part) noexcept {
    const int64_t row = pieces.begin(part);
    kernels().tall_skinny.combine({x.data() + row * m, m}, factors.data(), beta,
                                  pieces.begin(part + 1) - row, k, y.data() + row * k);
  });
}

}  // namespace autospec
