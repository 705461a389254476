// Products of tall blocks whose few columns fit the registers, a chunk of rows at a time.
#ifndef AUTOSPEC_KERNELS_TALL_SKINNY_H
#define AUTOSPEC_KERNELS_TALL_SKINNY_H

#include "kernels.h"

namespace autospec {
namespace {

// Copies `width` <= W columns without gaps; the others become zero.
template <int W>
void pack(const double* x, int64_t stride, int64_t rows, int64_t width,
          double* __restrict packed) noexcept {
  for (int64_t row = 0; row < rows; row++) {
    for (int64_t w = 0; w < W; w++) {
      packed[row * W + w] = w < width ? x[row * stride + w] : 0.0;
    }
  }
}

// sums[a * stride + b] += x_a^T y_b over packed rows, in their order.
void gram_tile(const double* __restrict x, const double* __restrict y, int64_t rows,
               double* __restrict sums, int64_t stride) noexcept {
  double local[kGramHeight][kGramWidth];
  for (int a = 0; a < kGramHeight; a++) {
    for (int b = 0; b < kGramWidth; b++) {
      local[a][b] = sums[a * stride + b];
    }
  }
  for (int64_t row = 0; row < rows; row++) {
    for (int a = 0; a < kGramHeight; a++) {
      for (int b = 0; b < kGramWidth; b++) {
        local[a][b] += x[row * kGramHeight + a] * y[row * kGramWidth + b];
      }
    }
  }
  for (int a = 0; a < kGramHeight; a++) {
    for (int b = 0; b < kGramWidth; b++) {
      sums[a * stride + b] = local[a][b];
    }
  }
}

void gram(const Columns& x, const Columns& y, int64_t rows, double* sums) noexcept {
  const int64_t stride = padded(y.count, kGramWidth);
  double packed_x[kTallChunk * kGramHeight];
  double packed_y[kTallChunk * kGramWidth];
  for (int64_t b = 0; b < y.count; b += kGramWidth) {
    pack<kGramWidth>(y.values + b, y.count, rows, y.count - b, packed_y);
    for (int64_t a = 0; a < x.count; a += kGramHeight) {
      pack<kGramHeight>(x.values + a, x.count, rows, x.count - a, packed_x);
      gram_tile(packed_x, packed_y, rows, sums + a * stride + b, stride);
    }
  }
}

// y = x s + (beta y); s has rows of `padded(y.count, kGramWidth)` values.
void combine(const Columns& x, const double* __restrict s, double beta, int64_t rows,
             int64_t width, double* y) noexcept {
  const int64_t stride = padded(width, kGramWidth);
  for (int64_t row = 0; row < rows; row++) {
    const double* from = x.values + row * x.count;
    double* to = y + row * width;
    for (int64_t b = 0; b < width; b += kGramWidth) {
      double sums[kGramWidth] = {};
      for (int64_t j = 0; j < x.count; j++) {
        for (int w = 0; w < kGramWidth; w++) {
          sums[w] += from[j] * s[j * stride + b + w];
        }
      }
      const int64_t end = width - b < kGramWidth ? width - b : kGramWidth;
      for (int64_t w = 0; w < end; w++) {
        to[b + w] = beta == 0 ? sums[w] : sums[w] + beta * to[b + w];
      }
    }
  }
}

}  // namespace
}  // namespace autospec

#endif
