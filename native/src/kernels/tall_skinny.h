// Products of tall blocks whose few columns fit the registers, a chunk of rows at a time.
//
// As many sums wait in registers as hide the latency of an addition: with those of one row only, a
// combination took three times as long (262,144 x 32 by 32 x 8, Zen 3). A Gram matrix reads its tiles
// where they are and asks for the next chunk's, whose rows lie too far apart for the processor to
// foresee: packed and unasked it took twice as long.
#ifndef AUTOSPEC_KERNELS_TALL_SKINNY_H
#define AUTOSPEC_KERNELS_TALL_SKINNY_H

#include "isa.h"
#include "kernels.h"

namespace autospec {
namespace {

constexpr int kLanes = Lanes<double>::kCount;
constexpr int kTileVectors = kGramWidth / kLanes;

// Rows of a combination that are summed together: eight vectors of sums.
constexpr int kTileRows = 8 / kTileVectors;

// Some columns of a chunk, those of a tile, and the distance of its rows.
struct TileColumns {
  const double* values;
  int64_t stride;
};

// Copies fewer than W columns without gaps; the others become zero.
template <int W>
TileColumns padded_tile(const Columns& x, int64_t first, int64_t rows, double* __restrict packed) noexcept {
  for (int64_t row = 0; row < rows; row++) {
    for (int64_t w = 0; w < W; w++) {
      packed[row * W + w] = first + w < x.count ? x.values[row * x.count + first + w] : 0.0;
    }
  }
  return {packed, W};
}

template <int W>
TileColumns tile_of(const Columns& x, int64_t first, int64_t rows, double* packed) noexcept {
  if (first + W <= x.count) {
    return {x.values + first, x.count};
  }
  return padded_tile<W>(x, first, rows, packed);
}

// sums[a * stride + b] += x_a^T y_b, in the order of the rows.
void gram_tile(const TileColumns& x, const TileColumns& y, int64_t rows, double* sums,
               int64_t stride) noexcept {
  DoubleVector local[kGramHeight][kTileVectors];
  for (int a = 0; a < kGramHeight; a++) {
    for (int v = 0; v < kTileVectors; v++) {
      local[a][v] = load(sums + a * stride + v * kLanes);
    }
  }
  for (int64_t row = 0; row < rows; row++) {
    const double* left = x.values + row * x.stride;
    const double* right = y.values + row * y.stride;
    __builtin_prefetch(left + kTallChunk * x.stride);
    for (int v = 0; v < kTileVectors; v++) {
      const DoubleVector factors = load(right + v * kLanes);
      for (int a = 0; a < kGramHeight; a++) {
        local[a][v] += left[a] * factors;
      }
    }
  }
  for (int a = 0; a < kGramHeight; a++) {
    for (int v = 0; v < kTileVectors; v++) {
      store(sums + a * stride + v * kLanes, local[a][v]);
    }
  }
}

void gram(const Columns& x, const Columns& y, int64_t rows, double* sums) noexcept {
  const int64_t stride = padded(y.count, kGramWidth);
  double packed_x[kTallChunk * kGramHeight];
  double packed_y[kTallChunk * kGramWidth];
  for (int64_t b = 0; b < y.count; b += kGramWidth) {
    const TileColumns right = tile_of<kGramWidth>(y, b, rows, packed_y);
    for (int64_t a = 0; a < x.count; a += kGramHeight) {
      gram_tile(tile_of<kGramHeight>(x, a, rows, packed_x), right, rows, sums + a * stride + b,
                stride);
    }
  }
}

// R rows of y = x s + (beta y).
template <int R>
void combine_rows(const Columns& x, const double* __restrict s, double beta, int64_t width,
                  double* y) noexcept {
  const int64_t stride = padded(width, kGramWidth);
  for (int64_t b = 0; b < width; b += kGramWidth) {
    DoubleVector sums[R][kTileVectors] = {};
    for (int64_t j = 0; j < x.count; j++) {
      for (int v = 0; v < kTileVectors; v++) {
        const DoubleVector factors = load(s + j * stride + b + v * kLanes);
        for (int r = 0; r < R; r++) {
          sums[r][v] += x.values[r * x.count + j] * factors;
        }
      }
    }
    const int64_t count = width - b < kGramWidth ? width - b : kGramWidth;
    for (int r = 0; r < R; r++) {
      double row[kGramWidth];
      for (int v = 0; v < kTileVectors; v++) {
        store(row + v * kLanes, sums[r][v]);
      }
      double* to = y + r * width + b;
      for (int64_t w = 0; w < count; w++) {
        to[w] = beta == 0 ? row[w] : row[w] + beta * to[w];
      }
    }
  }
}

// y = x s + (beta y); s has rows of `padded(y.count, kGramWidth)` values.
void combine(const Columns& x, const double* s, double beta, int64_t rows, int64_t width,
             double* y) noexcept {
  int64_t row = 0;
  for (; row + kTileRows <= rows; row += kTileRows) {
    combine_rows<kTileRows>({x.values + row * x.count, x.count}, s, beta, width, y + row * width);
  }
  for (; row < rows; row++) {
    combine_rows<1>({x.values + row * x.count, x.count}, s, beta, width, y + row * width);
  }
}

}  // namespace
}  // namespace autospec

#endif
