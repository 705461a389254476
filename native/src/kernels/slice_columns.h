// Rows of slices times blocks of several columns: the rows of x are loaded whole, nothing is
// gathered. The sums of a few neighbouring rows wait in registers together, so that they do not
// wait for each other's additions.
#ifndef AUTOSPEC_KERNELS_SLICE_COLUMNS_H
#define AUTOSPEC_KERNELS_SLICE_COLUMNS_H

#include <stddef.h>

#include "few_columns.h"
#include "isa.h"
#include "kernels.h"
#include "row_sums.h"
#include "slice_rows.h"

namespace autospec {
namespace {

// Vectors of sums that a row has in registers at most, and all rows together.
constexpr int kRowVectors = 4;
constexpr int kSumVectors = 8;

// Rows that are summed together where each has N vectors.
template <int N>
constexpr int kGroup = kSumVectors / N < 4 ? kSumVectors / N : 4;

// `width` columns from `column` of a panel on, in rows that are `stride` apart; `rows` as in a
// panel.
template <class T>
struct Tile {
  const T* x;  // column `column` of the first row
  int64_t stride;
  int64_t column;
  int64_t width;
  const int32_t* rows;
};

template <int R, class Sums>
[[gnu::always_inline]] inline void clear(Sums (&sums)[R]) noexcept {
  for_constants<R>([&](auto r) __attribute__((always_inline)) { sums[r].clear(); });
}

// The sums of the rows from `lane` on leave the registers once, all together.
template <int R, class Sums, class Finish>
[[gnu::always_inline]] inline void finish_group(const Sums (&sums)[R], int lane, int count,
                                                Finish finish) noexcept {
  Sums finished[R];
  for_constants<R>([&](auto r) __attribute__((always_inline)) { finished[r] = sums[r]; });
  for (int r = 0; r < R && lane + r < count; r++) {
    finish(lane + r, finished[r]);
  }
}

// All rows of a slice, the first `count` of which exist: finish(lane, sums) as soon as one is
// summed. `place` is the first row.
template <int L, int N, class T, class V, class Finish>
[[gnu::noinline]] void diagonal_tile(const Slice& slice, const V* values, const int32_t* offsets,
                                     const uint16_t* masks, int64_t place, int count,
                                     const Tile<T>& tile, Finish finish) noexcept {
  constexpr int R = kGroup<N>;
  constexpr int kAll = (1 << R) - 1;
  const int64_t width = tile.width, stride = tile.stride;
  for (int lane = 0; lane < count; lane += R) {
    RowSums<L, N, T> sums[R];
    clear(sums);
    const T* first = tile.x + (place + lane) * stride;
    for (int32_t level = 0; level < slice.levels; level++) {
      const auto value = few_values<R>(values + kSliceRows * int64_t(level) + lane);
      const T* x = first + offsets[level] * stride;
      const int mask = slice.full == slice.levels ? kAll : masks[level] >> lane & kAll;
      if (mask == kAll) {
        for_constants<R>([&](auto r) __attribute__((always_inline)) {
          sums[r].add(value[int(r)], x + r * stride, width);
        });
      } else {
        for_constants<R>([&](auto r) __attribute__((always_inline)) {
          if ((mask >> r & 1) != 0) {
            sums[r].add(value[int(r)], x + r * stride, width);
          }
        });
      }
    }
    finish_group(sums, lane, count, finish);
  }
}

// add(R, level) for R rows to the end of the shortest, the last, then for one row less.
template <int R, class Add>
[[gnu::always_inline]] inline void add_levels(const int32_t* lengths, int32_t level, int32_t levels,
                                              Add add) noexcept {
  if constexpr (R > 0) {
    const int32_t end = lengths[R - 1] < levels ? lengths[R - 1] : levels;
    for (; level < end; level++) {
      add(Constant<R>(), level);
    }
    add_levels<R - 1>(lengths, level, levels, add);
  }
}

template <int L, int N, class T, class V, class Index, class Rows, class Finish>
[[gnu::noinline]] void gather_tile(const Slice& slice, const V* values, const Index* at,
                                   const int32_t* lengths, int count, const Tile<T>& tile,
                                   Rows rows, Finish finish) noexcept {
  constexpr int R = kGroup<N>;
  const int64_t width = tile.width, stride = tile.stride;
  const T* x = tile.x;
  int64_t tail = kSliceRows * int64_t(slice.levels);
  // longer rows come first
  for (int lane = 0; lane < count; lane += R) {
    RowSums<L, N, T> sums[R];
    clear(sums);
    add_levels<R>(
        lengths + lane, 0,
        slice.levels, [&](auto longer, int32_t level) __attribute__((always_inline)) {
          const int64_t entry = kSliceRows * int64_t(level) + lane;
          const auto value = few_values<R>(values + entry);
          const Index* column = at + entry;
          for_constants<longer>([&](auto r) __attribute__((always_inline)) {
            sums[r].add(value[int(r)], x + rows(column[r]) * stride, width);
          });
        });
    for_constants<R>([&](auto r) __attribute__((always_inline)) {
      for (int32_t level = slice.levels; level < lengths[lane + r]; level++, tail++) {
        sums[r].add(widened(values[tail]), x + rows(at[tail]) * stride, width);
      }
    });
    finish_group(sums, lane, count, finish);
  }
}

// A gathering slice, whose columns are `base` and what `at` adds.
template <int L, int N, class T, class V, class Index, class Finish>
void gather_tile(const Slice& slice, const V* values, const Index* at, int32_t base,
                 const int32_t* lengths, int count, const Tile<T>& tile, Finish finish) noexcept {
  if (tile.rows != nullptr) {
    gather_tile<L, N>(slice, values, at, lengths, count, tile, OtherRows{tile.rows + base}, finish);
  } else {
    Tile<T> from_base = tile;
    from_base.x += base * tile.stride;
    gather_tile<L, N>(slice, values, at, lengths, count, from_base, SameRows(), finish);
  }
}

// The rows at places `place` ... `place + count - 1` of one slice. One of diagonals is in the order
// of the rows.
template <int L, int N, class T, class V, class Finish>
void slice_tile(const SlicedView& matrix, int64_t place, int count, const Tile<T>& tile,
                Finish finish) noexcept {
  const Slice& slice = matrix.slices[place / kSliceRows];
  const V* values = values_of<V>(matrix) + slice.values;
  switch (slice.kind) {
    case SliceKind::kDiagonals:
      diagonal_tile<L, N>(slice, values, matrix.diagonals + slice.indices,
                          matrix.masks + slice.indices, place, count, tile, finish);
      return;
    case SliceKind::kNear:
      gather_tile<L, N>(slice, values, matrix.near + slice.indices, slice.base,
                        matrix.lengths + place, count, tile, finish);
      return;
    case SliceKind::kFar:
      gather_tile<L, N>(slice, values, matrix.far + slice.indices, 0, matrix.lengths + place, count,
                        tile, finish);
      return;
  }
}

// The first `count` rows of a slice, to their places in the order of the rows or behind each other.
template <class T>
void put_rows(const T* of_places, const uint8_t* row_of, int count, int64_t width,
              T* sums) noexcept {
  if (row_of == nullptr) {
    __builtin_memcpy(sums, of_places, sizeof(T) * size_t(count * width));
    return;
  }
  for (int lane = 0; lane < count; lane++) {
    for (int64_t k = 0; k < width; k++) {
      sums[row_of[lane] * width + k] = of_places[lane * width + k];
    }
  }
}

// A tile of the panel's rows; sums begin with the panel's first value.
template <int L, int N, class T, class V>
void tile_sums(const SlicedView& matrix, const Panel& panel, const Tile<T>& tile,
               T* sums) noexcept {
  using Sums = RowSums<L, N, T>;
  const T unit = sizeof(T) < sizeof(double) ? T(matrix.unit) : T(1);
  const bool few = has_few_columns<T>(panel);
  T of_places[kSliceRows * kMostFewColumns];
  const auto finish = [&](int64_t row, const Sums& of_row) __attribute__((always_inline)) {
    of_row.store(unit, sums + (row - panel.first) * panel.width + tile.column, tile.width);
  };
  walk_rows(
      matrix, panel.first, panel.first + panel.count,
      [&](int64_t begin, int64_t end, bool sorted) noexcept {
        for (int64_t place = begin; place < end; place += kSliceRows) {
          const int count = int(end - place < kSliceRows ? end - place : kSliceRows);
          const uint8_t* row_of = sorted ? matrix.row_of + place : nullptr;
          if (few && few_columns_slice<T, V>(matrix, panel, tile.x, place, unit, of_places)) {
            put_rows(of_places, row_of, count, panel.width,
                     sums + ((sorted ? begin : place) - panel.first) * panel.width);
            continue;
          }
          slice_tile<L, N, T, V>(
              matrix, place, count,
              tile, [&](int lane, const Sums& of_row) __attribute__((always_inline)) {
                finish(row_of != nullptr ? begin + row_of[lane] : place + lane, of_row);
              });
        }
      },
      [&](int64_t row) noexcept {
        Sums of_row;
        of_row.clear();
        for_each_entry<V>(matrix, row, [&](V value, int64_t column) noexcept {
          const int64_t x_row = tile.rows == nullptr ? column : tile.rows[column];
          of_row.add(widened(value), tile.x + x_row * tile.stride, tile.width);
        });
        finish(row, of_row);
      });
}

// A tile in M vectors or as few as hold it.
template <int L, int M, class T, class V>
void sums_by_vectors(const SlicedView& matrix, const Panel& panel, const Tile<T>& tile,
                     T* sums) noexcept {
  if constexpr (M > 1) {
    if (tile.width <= (M - 1) * L) {
      sums_by_vectors<L, M - 1, T, V>(matrix, panel, tile, sums);
      return;
    }
  }
  tile_sums<L, M, T, V>(matrix, panel, tile, sums);
}

// A panel of at least L columns, in tiles of up to M vectors that do not overlap.
template <int L, int M, class T, class V>
void columns_by(const SlicedView& matrix, const T* x, const Panel& panel, T* sums) noexcept {
  const int64_t tiles = (panel.width + M * L - 1) / (M * L);
  for (int64_t t = 0; t < tiles; t++) {
    const int64_t begin = panel.width * t / tiles, end = panel.width * (t + 1) / tiles;
    const Tile<T> tile = {x + panel.column + begin, panel.stride, begin, end - begin,
                          panel.rows_of_x};
    sums_by_vectors<L, M, T, V>(matrix, panel, tile, sums);
  }
}

// The widest vectors that the panel fills: fewer than two of them unless none are wider.
template <int L, class T, class V>
void block_sums(const SlicedView& matrix, const T* x, const Panel& panel, T* sums) noexcept {
  if constexpr (L > 1) {
    if (panel.width < L) {
      block_sums<L / 2, T, V>(matrix, x, panel, sums);
      return;
    }
  }
  constexpr int kMost = L == Lanes<T>::kCount ? kRowVectors : L > 1 ? 2 : 1;
  columns_by<L, kMost, T, V>(matrix, x, panel, sums);
}

}  // namespace
}  // namespace autospec

#endif
