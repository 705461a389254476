// The kernels' side of the house: plain data and function pointers, no standard library, so that a
// translation unit built for a high instruction-set level leaves nothing for the linker to share.
#ifndef AUTOSPEC_KERNELS_KERNELS_H
#define AUTOSPEC_KERNELS_KERNELS_H

#include <stdint.h>

namespace autospec {

constexpr int64_t kDotLanes = 8;

// Columns that one dot kernel call takes; a wider block is walked in panels.
constexpr int64_t kDotPanel = 4;

// Rows of a slice, one lane each.
constexpr int kSliceRows = 16;

// Rows of a slice, the longest, that may have entries behind its levels: few where lengths differ a
// little, more where they differ much.
constexpr int kFewTails = 3;
constexpr int kMostTails = 7;

// Rows of a window, within which rows may be sorted by length; a multiple of kSliceRows.
constexpr int kWindowRows = 256;

// The bits of an IEEE binary16 number, always finite here.
enum class Half : uint16_t {};

// How a slice finds its columns.
enum class SliceKind : uint8_t {
  kDiagonals,  // row + one offset per level: x is loaded whole
  kNear,       // 16-bit offsets from a base column: x is gathered
  kFar         // 32-bit columns: x is gathered
};

// 16 rows, stored level by level. A level has 16 values, one per row, and zeros where a row has no
// entry. Level k of a gathering slice has entry k of every row, and rows with more entries than
// there are levels have the rest behind the levels, row after row. A level of diagonals has the
// entries in the columns row + offset; offsets ascend.
struct Slice {
  int64_t values;   // place of the first value
  int64_t indices;  // place of the first column or diagonal
  int32_t levels;
  int32_t full;  // the first levels, in which every row has an entry
  int32_t base;  // the column to which 16-bit offsets are relative
  SliceKind kind;
  bool sorted;  // the window's rows are sorted: a row's place is not its number
  bool tails;   // some row has entries behind the levels
};

// A matrix in slices. `rows` places; a place is 256 w + p for the row at p of window w.
struct SlicedView {
  int64_t rows;
  int64_t columns;
  const Slice* slices;
  const double* values;
  const void* short_values;  // in the same order; null without
  float unit;                // of one in the short values
  const uint16_t* near;
  const int32_t* far;
  const int32_t* diagonals;  // offsets, one per level
  const uint16_t* masks;     // beside the offsets: bit r is set if row r has an entry
  // read of windows that gather only
  const int32_t* lengths;   // entries of the row at a place
  const uint8_t* row_of;    // place -> row in its window
  const uint8_t* place_of;  // row -> place in its window
};

// Columns `column` ... `column + width - 1` of rows `first` ... `first + count - 1` of a product
// with an n x k block.
struct Panel {
  int64_t first;
  int64_t count;
  int64_t stride;
  int64_t column;
  int64_t width;
  // of a block only: the row of x for a column, where the columns are those of another order
  const int32_t* rows_of_x = nullptr;
};

// One step of the recurrence, v_{k+1} = ((a s + b v_k) + c v_{k-1}) + e z, and what an output takes
// of its vectors, y = ((y + w_0 v_{k-1}) + w_1 v_k) + w_2 v_{k+1}. A term whose factor is zero is
// left out; the vectors that no term has need not be there.
template <class T>
struct Update {
  T a;
  T b;
  T c;
  T e;
  const T* current;       // v_k
  const T* previous;      // v_{k-1}
  const T* start;         // z
  T* next;                // may be v_{k-1} or the sums
  double* y = nullptr;    // null where the output takes nothing
  bool begins_y = false;  // y holds nothing yet
  double weights[3] = {};
};

// y = w v or y = y + (w v) over rows x width values, v contiguous, y with a row stride.
struct Accumulation {
  double weight;
  bool first;
  int64_t rows;
  int64_t width;
  int64_t stride;
};

// The factors of y_j = (alpha_j x_j) + (beta_j y_j), repeated over `period` neighbouring values of
// a row-major block, a multiple of its columns. A zero mask leaves the term out.
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

// Sums of rows: each sequential in the order of the columns, from +0.0.
struct SliceKernels {
  void (*sums)(const SlicedView& matrix, const double* x, const Panel& panel,
               double* sums) noexcept;
};

// One type of short values: float, Half or int8_t.
struct ShortKernels {
  void (*sums)(const SlicedView& matrix, const float* x, const Panel& panel, float* sums) noexcept;
  // y = factor x, rounded to nearest, ties to even
  void (*shorten)(const double* x, double factor, void* y, int64_t count) noexcept;
  // y = unit x
  void (*lengthen)(const void* x, double unit, double* y, int64_t count) noexcept;
};

// Everything that walks vectors, common to all storages.
struct VectorKernels {
  // of a contiguous piece whose sums are ready
  void (*update)(const Update<double>& step, const double* sums, int64_t count) noexcept;
  void (*short_update)(const Update<float>& step, const float* sums, int64_t count) noexcept;
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
  SliceKernels slices;
  ShortKernels short_values[3];
  VectorKernels vectors;
  TallSkinnyKernels tall_skinny;
};

}  // namespace autospec

#endif
