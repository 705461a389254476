// The kernels' side of the house: plain data and function pointers, no standard library, so that a
// translation unit built for a high instruction-set level leaves nothing for the linker to share.
#ifndef AUTOSPEC_KERNELS_KERNELS_H
#define AUTOSPEC_KERNELS_KERNELS_H

#include <stdint.h>

namespace autospec {

// Entries of padding behind the columns and values, which the masked tail of an empty last row
// reads and throws away.
constexpr int64_t kTailPadding = 4;

constexpr int64_t kDotLanes = 8;

// Columns that one dot kernel call takes; a wider block is walked in panels.
constexpr int64_t kDotPanel = 4;

// A matrix in compressed sparse rows; exactly one of the row pointer arrays is there.
struct CsrView {
  const int32_t* pointers32;
  const int64_t* pointers64;
  const int32_t* columns;
  const double* values;
  const float* short_values;
  bool masked_tails;
};

// Columns `column` ... `column + width - 1` of rows `first` ... `first + count - 1` of a product
// with an n x k block.
struct Panel {
  int64_t first;
  int64_t count;
  int64_t stride;
  int64_t column;
  int64_t width;
};

// One step of the recurrence over a contiguous piece. A null vector is a term left out.
template <class T>
struct Update {
  T a;
  T b;
  T c;
  T e;
  const T* sums;
  const T* current;
  const T* previous;
  const T* start;
  T* next;  // may be `sums` or `previous`
};

// y = w v or y = y + (w v) over rows x width values, v contiguous, y with a row stride.
struct Accumulation {
  double weight;
  bool first;
  int64_t rows;
  int64_t width;
  int64_t stride;
};

// The factors of y_j = (alpha_j x_j) + (beta_j y_j), repeated over `period` neighbouring values of a
// row-major block, a multiple of its columns. A zero mask leaves the term out.
struct ColumnFactors {
  static constexpr int64_t kMost = 256;
  int64_t period;
  double alpha[kMost];
  double beta[kMost];
  int64_t keep_x[kMost];
  int64_t keep_y[kMost];
};

// Column to[i] of y = column from[i] of x.
struct ColumnCopy {
  const int32_t* from;
  int64_t from_stride;
  const int32_t* to;
  int64_t to_stride;
  int64_t count;
};

// Sums of rows, one table per storage.
struct CsrKernels {
  void (*sums)(const CsrView& matrix, const double* x, const Panel& panel, double* sums) noexcept;
  void (*short_sums)(const CsrView& matrix, const float* x, const Panel& panel,
                     float* sums) noexcept;
};

// Everything that walks vectors, common to all storages.
struct VectorKernels {
  void (*update)(const Update<double>& step, int64_t count) noexcept;
  void (*short_update)(const Update<float>& step, int64_t count) noexcept;
  void (*accumulate)(const Accumulation& sum, const double* v, double* y) noexcept;
  void (*short_accumulate)(const Accumulation& sum, const float* v, double* y) noexcept;
  void (*shorten)(const double* x, float* y, int64_t count) noexcept;
  void (*fill)(double value, double* x, int64_t count) noexcept;
  void (*copy)(const double* x, double* y, int64_t count) noexcept;
  void (*scale_rows)(const double* d, double* x, int64_t rows, int64_t columns) noexcept;
  void (*axpby)(double alpha, const double* x, double beta, double* y, int64_t count) noexcept;
  // factors: for each of `period` neighbouring values its alpha, its beta and their masks
  void (*axpby_columns)(const ColumnFactors& factors, const double* x, double* y,
                        int64_t count) noexcept;
  void (*copy_columns)(const ColumnCopy& copy, const double* x, double* y, int64_t rows) noexcept;
  // lanes: 8 x width, continued from call to call; rows a multiple of 8 except in the last call
  void (*dot)(const double* x, const double* y, int64_t rows, int64_t stride, int64_t width,
              double* lanes) noexcept;
  void (*weighted_squares)(const double* weight, const double* x, int64_t rows, int64_t stride,
                           int64_t width, double* lanes) noexcept;
};

// Rows of tall blocks that one call of a kernel takes, and the tile of a Gram matrix that is summed
// in registers.
constexpr int64_t kTallChunk = 64;
constexpr int kGramHeight = 4;
constexpr int kGramWidth = 8;

constexpr int64_t padded(int64_t count, int64_t granule) noexcept {
  return (count + granule - 1) / granule * granule;
}

// Some rows of a row-major block without gaps.
struct Columns {
  const double* values;
  int64_t count;
};

// Products of tall blocks of few columns.
struct TallSkinnyKernels {
  // sums, padded(x.count, kGramHeight) x padded(y.count, kGramWidth), grow by x^T y; at most
  // kTallChunk rows
  void (*gram)(const Columns& x, const Columns& y, int64_t rows, double* sums) noexcept;
  // y = (x s) + (beta y), s padded to rows of padded(width, kGramWidth)
  void (*combine)(const Columns& x, const double* s, double beta, int64_t rows, int64_t width,
                  double* y) noexcept;
};

struct KernelTable {
  const char* isa;
  CsrKernels csr;
  VectorKernels vectors;
  TallSkinnyKernels tall_skinny;
};

}  // namespace autospec

#endif
