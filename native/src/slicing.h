#ifndef AUTOSPEC_SLICING_H
#define AUTOSPEC_SLICING_H

#include <cstdint>

#include "buffer.h"
#include "kernels/kernels.h"
#include "source_matrix.h"

namespace autospec {

// The storages that a caller may force. kReordered is kSell in another order of rows and columns.
enum class Storage { kAuto, kSell, kDiagonals, kReordered };

// Where every entry of a matrix goes: slices of 16 rows in windows of 256. A window is cut into
// diagonals, its rows in order, if that costs little padding; else into gathering slices, its rows
// sorted by length. The values of slices are in the order of their places; a slice of diagonals may
// have those of an earlier one.
struct Slicing {
  Buffer<Slice> slices;
  // of a matrix with slices that gather only
  Buffer<int32_t> lengths;   // of the row at a place
  Buffer<uint8_t> row_of;    // place -> row in its window
  Buffer<uint8_t> place_of;  // row -> place in its window

  Buffer<int32_t> diagonals;
  Buffer<uint16_t> masks;
  Buffer<int64_t> work;         // values of all windows before each, shared ones every time
  int64_t values = 0;           // values stored, padding included
  int64_t near = 0;             // 16-bit offsets
  int64_t far = 0;              // 32-bit columns
  int64_t diagonal_values = 0;  // values in slices of diagonals
  bool sorted = false;          // some window is sorted
  bool shared = false;          // some slices have one place for their values
};

template <class P>
Slicing sliced(const SourceMatrix<P>& source, Storage storage);

extern template Slicing sliced(const SourceMatrix<int32_t>&, Storage);
extern template Slicing sliced(const SourceMatrix<int64_t>&, Storage);

}  // namespace autospec

#endif
