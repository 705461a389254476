// Rows of slices times blocks of several columns: the rows of x are loaded whole, nothing is
// gathered. The sums of a few neighbouring rows wait in registers together, so that they do not wait
// for each other's additions and a loop over the levels serves all of them.
#ifndef AUTOSPEC_KERNELS_SLICE_COLUMNS_H
#define AUTOSPEC_KERNELS_SLICE_COLUMNS_H

#include "isa.h"
#include "kernels.h"
#include "slice_rows.h"

namespace autospec {
namespace {

// Vectors of sums that a row has in registers at most, and all rows together.
constexpr int kRowVectors = 4;
constexpr int kSumVectors = 8;

// The sums of `width` neighbouring columns of R rows, each in N vectors of L lanes, L <= width. The
// last vector ends with the last column: what it shares with the one before is summed twice, alike.
template <int L, int N, int R, class T>
class ColumnSums {
 public:
  explicit ColumnSums(int64_t width) noexcept : last_(width - L) {}

  void add(int row, T value, const T* x) noexcept {
    for (int v = 0; v < N; v++) {
      lanes_[row][v] += value * *reinterpret_cast<const Unaligned*>(x + place(v));
    }
  }

  void load(int row, const T* sums) noexcept {
    for (int v = 0; v < N; v++) {
      __builtin_memcpy(&lanes_[row][v], sums + place(v), sizeof(Vector));
    }
  }

  void store(int row, T* sums) const noexcept {
    for (int v = 0; v < N; v++) {
      __builtin_memcpy(sums + place(v), &lanes_[row][v], sizeof(Vector));
    }
  }

 private:
  typedef T Vector __attribute__((vector_size(L * sizeof(T))));
  typedef T Unaligned __attribute__((vector_size(L * sizeof(T)), aligned(sizeof(T)), may_alias));

  int64_t place(int vector) const noexcept { return vector + 1 < N ? vector * L : last_; }

  const int64_t last_;
  Vector lanes_[R][N] = {};
};

// `width` columns of a block from x on, whose rows are `stride` apart; `rows` as in a panel.
template <class T>
struct Tile {
  const T* x;
  int64_t stride;
  int64_t width;
  const int32_t* rows;
};

// The rows of a tile for the columns of a slice: their numbers,
struct SameRows {
  int64_t operator()(int64_t column) const noexcept { return column; }
};

// or others.
struct OtherRows {
  const int32_t* rows;
  int64_t operator()(int64_t column) const noexcept { return rows[column]; }
};

// R rows of a slice of diagonals from `lane` on; `row` is the first of them.
template <int L, int N, int R, class T, class V>
ColumnSums<L, N, R, T> diagonal_columns(const Slice& slice, const V* values,
                                        const int32_t* offsets, const uint16_t* masks, int lane,
                                        int64_t row, const Tile<T>& tile) noexcept {
  constexpr int kAll = (1 << R) - 1;
  ColumnSums<L, N, R, T> sums(tile.width);
  for (int32_t level = 0; level < slice.levels; level++) {
    const V* value = values + kSliceRows * int64_t(level) + lane;
    const T* x = tile.x + (row + offsets[level]) * tile.stride;
    const int mask = slice.full == slice.levels ? kAll : masks[level] >> lane & kAll;
    if (mask == kAll) {
      for (int r = 0; r < R; r++) {
        sums.add(r, widened(value[r]), x + r * tile.stride);
      }
    } else {
      for (int r = 0; r < R; r++) {
        if ((mask >> r & 1) != 0) {
          sums.add(r, widened(value[r]), x + r * tile.stride);
        }
      }
    }
  }
  return sums;
}

// The first `levels` entries, which all of them have, of R rows of a gathering slice from `lane` on.
template <int L, int N, int R, class T, class V, class Index, class Rows>
ColumnSums<L, N, R, T> gather_columns(const V* values, const Index* at, int32_t levels, int lane,
                                      const Tile<T>& tile, Rows rows) noexcept {
  ColumnSums<L, N, R, T> sums(tile.width);
  for (int32_t level = 0; level < levels; level++) {
    const V* value = values + kSliceRows * int64_t(level) + lane;
    const Index* index = at + kSliceRows * int64_t(level) + lane;
    for (int r = 0; r < R; r++) {
      sums.add(r, widened(value[r]), tile.x + rows(index[r]) * tile.stride);
    }
  }
  return sums;
}

// All rows of a slice, the first `count` of which exist: target(lane) is where a row's sums go.
template <int L, int N, class T, class V, class Target>
void diagonal_tile(const Slice& slice, const V* values, const int32_t* offsets,
                   const uint16_t* masks, int64_t place, int count, const Tile<T>& tile,
                   Target target) noexcept {
  constexpr int kRows = kSumVectors / N < 4 ? kSumVectors / N : 4;
  for (int lane = 0; lane < count; lane += kRows) {
    const auto sums = diagonal_columns<L, N, kRows>(slice, values, offsets, masks, lane,
                                                    place + lane, tile);
    for (int r = 0; r < kRows; r++) {
      if (lane + r < count) {
        sums.store(r, target(lane + r));
      }
    }
  }
}

template <int L, int N, class T, class V, class Index, class Rows, class Target>
void gather_tile(const Slice& slice, const V* values, const Index* at, const int32_t* lengths,
                 int count, const Tile<T>& tile, Rows rows, Target target) noexcept {
  constexpr int kRows = kSumVectors / N < 4 ? kSumVectors / N : 4;
  int64_t tail = kSliceRows * int64_t(slice.levels);
  for (int lane = 0; lane < count; lane += kRows) {
    // longer rows come first
    const int32_t least = lengths[lane + kRows - 1];
    const int32_t common = least < slice.levels ? least : slice.levels;
    const auto sums = gather_columns<L, N, kRows>(values, at, common, lane, tile, rows);
    for (int r = 0; r < kRows; r++) {
      if (lane + r < count) {
        sums.store(r, target(lane + r));
      }
    }
    for (int r = 0; r < kRows && lengths[lane + r] > common; r++) {
      ColumnSums<L, N, 1, T> rest(tile.width);
      rest.load(0, target(lane + r));
      const int32_t length = lengths[lane + r];
      for (int32_t level = common; level < length; level++) {
        const int64_t entry =
            level < slice.levels ? kSliceRows * int64_t(level) + lane + r : tail++;
        rest.add(0, widened(values[entry]), tile.x + rows(at[entry]) * tile.stride);
      }
      rest.store(0, target(lane + r));
    }
  }
}

// A gathering slice, whose columns are `base` and what `at` adds.
template <int L, int N, class T, class V, class Index, class Target>
void gather_tile(const Slice& slice, const V* values, const Index* at, int32_t base,
                 const int32_t* lengths, int count, const Tile<T>& tile, Target target) noexcept {
  if (tile.rows != nullptr) {
    gather_tile<L, N>(slice, values, at, lengths, count, tile, OtherRows{tile.rows + base}, target);
  } else {
    const Tile<T> from_base = {tile.x + base * tile.stride, tile.stride, tile.width, nullptr};
    gather_tile<L, N>(slice, values, at, lengths, count, from_base, SameRows(), target);
  }
}

// The rows at places `place` ... `place + count - 1` of one slice. One of diagonals is in the order of
// the rows.
template <int L, int N, class T, class V, class Target>
void slice_tile(const SlicedView& matrix, int64_t place, int count, const Tile<T>& tile,
                Target target) noexcept {
  const Slice& slice = matrix.slices[place / kSliceRows];
  const V* values = values_of<V>(matrix) + slice.values;
  const int32_t* lengths = matrix.lengths + place;
  switch (slice.kind) {
    case SliceKind::kDiagonals:
      diagonal_tile<L, N>(slice, values, matrix.diagonals + slice.indices,
                          matrix.masks + slice.indices, place, count, tile, target);
      return;
    case SliceKind::kNear:
      gather_tile<L, N>(slice, values, matrix.near + slice.indices, slice.base, lengths, count,
                        tile, target);
      return;
    case SliceKind::kFar:
      gather_tile<L, N>(slice, values, matrix.far + slice.indices, 0, lengths, count, tile, target);
      return;
  }
}

// A tile of the panel's rows; sums begin with the first of them, `sums_stride` apart.
template <int L, int N, class T, class V>
void tile_sums(const SlicedView& matrix, const Panel& panel, const Tile<T>& tile,
               T* sums) noexcept {
  const int64_t sums_stride = panel.width;
  walk_rows(
      matrix, panel.first, panel.first + panel.count,
      [&](int64_t begin, int64_t end, bool sorted) noexcept {
        T* first = sums + (begin - panel.first) * sums_stride;
        for (int64_t place = begin; place < end; place += kSliceRows) {
          const int count = int(end - place < kSliceRows ? end - place : kSliceRows);
          slice_tile<L, N, T, V>(matrix, place, count, tile, [&](int lane) noexcept {
            return first +
                   (sorted ? int64_t{matrix.row_of[place + lane]} : place - begin + lane) *
                       sums_stride;
          });
        }
      },
      [&](int64_t row) noexcept {
        ColumnSums<L, N, 1, T> one(tile.width);
        for_each_entry<V>(matrix, row, [&](V value, int64_t column) noexcept {
          const int64_t x_row = tile.rows == nullptr ? column : tile.rows[column];
          one.add(0, widened(value), tile.x + x_row * tile.stride);
        });
        one.store(0, sums + (row - panel.first) * sums_stride);
      });
}

// A panel of at least L columns, in tiles of up to kRowVectors vectors.
template <int L, class T, class V>
void columns_by(const SlicedView& matrix, const T* x, const Panel& panel, T* sums) noexcept {
  for (int64_t done = 0; done < panel.width;) {
    const int64_t begin = done < panel.width - L ? done : panel.width - L;
    const int64_t left = panel.width - begin;
    const Tile<T> tile = {x + panel.column + begin, panel.stride,
                          left < kRowVectors * L ? left : kRowVectors * L, panel.rows_of_x};
    switch ((tile.width + L - 1) / L) {
      case 1:
        tile_sums<L, 1, T, V>(matrix, panel, tile, sums + begin);
        break;
      case 2:
        tile_sums<L, 2, T, V>(matrix, panel, tile, sums + begin);
        break;
      case 3:
        tile_sums<L, 3, T, V>(matrix, panel, tile, sums + begin);
        break;
      default:
        tile_sums<L, kRowVectors, T, V>(matrix, panel, tile, sums + begin);
        break;
    }
    done = begin + tile.width;
  }
}

// The widest vectors that the panel fills.
template <int L, class T, class V>
void block_sums(const SlicedView& matrix, const T* x, const Panel& panel, T* sums) noexcept {
  if constexpr (L == 1) {
    const int32_t* rows = panel.rows_of_x;
    for (int64_t i = 0; i < panel.count; i++) {
      T sum = 0;
      for_each_entry<V>(matrix, panel.first + i, [&](V value, int64_t column) noexcept {
        const int64_t x_row = rows == nullptr ? column : rows[column];
        sum += widened(value) * x[x_row * panel.stride + panel.column];
      });
      sums[i] = sum;
    }
  } else if (panel.width >= L) {
    columns_by<L, T, V>(matrix, x, panel, sums);
  } else {
    block_sums<L / 2, T, V>(matrix, x, panel, sums);
  }
}

}  // namespace
}  // namespace autospec

#endif
