// Vector operations: one pass each, every product rounded before it is added.
#ifndef AUTOSPEC_KERNELS_VECTORS_H
#define AUTOSPEC_KERNELS_VECTORS_H

#include "kernels.h"

namespace autospec {
namespace {

void fill(double value, double* x, int64_t count) noexcept {
  for (int64_t i = 0; i < count; i++) {
    x[i] = value;
  }
}

void copy(const double* __restrict x, double* __restrict y, int64_t count) noexcept {
  for (int64_t i = 0; i < count; i++) {
    y[i] = x[i];
  }
}

void scale_rows(const double* d, double* x, int64_t rows, int64_t columns) noexcept {
  if (columns == 1) {
    // d may be x: element meets element
#pragma GCC ivdep
    for (int64_t i = 0; i < rows; i++) {
      x[i] = x[i] * d[i];
    }
    return;
  }
  for (int64_t i = 0; i < rows; i++) {
    for (int64_t j = 0; j < columns; j++) {
      x[i * columns + j] = x[i * columns + j] * d[i];
    }
  }
}

// y = (alpha x) + (beta y); a term whose factor is zero is +0.0 or, for y, left out.
void axpby(double alpha, const double* x, double beta, double* y, int64_t count) noexcept {
  // x may be y: element meets element
  if (alpha == 0 && beta == 0) {
    fill(0.0, y, count);
  } else if (alpha == 0) {
    for (int64_t i = 0; i < count; i++) {
      y[i] = 0.0 + beta * y[i];
    }
  } else if (beta == 0) {
#pragma GCC ivdep
    for (int64_t i = 0; i < count; i++) {
      y[i] = alpha * x[i];
    }
  } else {
#pragma GCC ivdep
    for (int64_t i = 0; i < count; i++) {
      y[i] = alpha * x[i] + beta * y[i];
    }
  }
}

// Lane l of column w is lanes[l * W + w] and takes the rows i = l modulo 8.
template <int W, class Product>
void lane_sums(int64_t rows, double* lanes, Product product) noexcept {
  double local[kDotLanes][W];
  for (int l = 0; l < kDotLanes; l++) {
    for (int w = 0; w < W; w++) {
      local[l][w] = lanes[l * W + w];
    }
  }
  int64_t i = 0;
  for (; i + kDotLanes <= rows; i += kDotLanes) {
    for (int l = 0; l < kDotLanes; l++) {
      for (int w = 0; w < W; w++) {
        local[l][w] += product(i + l, w);
      }
    }
  }
  for (int l = 0; l < rows - i; l++) {
    for (int w = 0; w < W; w++) {
      local[l][w] += product(i + l, w);
    }
  }
  for (int l = 0; l < kDotLanes; l++) {
    for (int w = 0; w < W; w++) {
      lanes[l * W + w] = local[l][w];
    }
  }
}

template <class Product>
void panel_sums(int64_t rows, int64_t width, double* lanes, Product product) noexcept {
  switch (width) {
    case 1:
      return lane_sums<1>(rows, lanes, product);
    case 2:
      return lane_sums<2>(rows, lanes, product);
    case 3:
      return lane_sums<3>(rows, lanes, product);
    default:
      return lane_sums<4>(rows, lanes, product);
  }
}

void dot(const double* x, const double* y, int64_t rows, int64_t stride, int64_t width,
         double* lanes) noexcept {
  if (stride == 1) {
    lane_sums<1>(rows, lanes, [=](int64_t i, int64_t) { return x[i] * y[i]; });
    return;
  }
  panel_sums(rows, width, lanes,
             [=](int64_t i, int64_t w) { return x[i * stride + w] * y[i * stride + w]; });
}

void weighted_squares(const double* weight, const double* x, int64_t rows, int64_t stride,
                      int64_t width, double* lanes) noexcept {
  const auto square = [=](int64_t i, int64_t w) {
    const double scaled = x[i * stride + w] * weight[i];
    return scaled * scaled;
  };
  if (stride == 1) {
    lane_sums<1>(rows, lanes, [=](int64_t i, int64_t) {
      const double scaled = x[i] * weight[i];
      return scaled * scaled;
    });
    return;
  }
  panel_sums(rows, width, lanes, square);
}

}  // namespace
}  // namespace autospec

#endif
