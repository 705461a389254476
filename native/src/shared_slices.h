#ifndef AUTOSPEC_SHARED_SLICES_H
#define AUTOSPEC_SHARED_SLICES_H

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

#include "kernels/kernels.h"
#include "source_matrix.h"

namespace autospec {

// Slices of diagonals met so far, so that one with the same diagonals, masks and values is stored
// once: the operator of a grid with constant coefficients has a few tens of slices, which stay in
// the first caches while a step reads vectors only. Some slices are forgotten where there are many
// different ones, and few are looked for where hardly any was found: a search that fails looks at
// as many as eight.
template <class P>
class SharedSlices {
 public:
  explicit SharedSlices(const SourceMatrix<P>& source)
      : a_(source), scaled_alike_(has_one_scale(source)) {}

  // Whether the 16 rows from `row` on are the 16 before them, one slice further down the diagonals:
  // the common case, seen without the union of diagonals, which takes twice the time.
  bool repeats(int64_t row) const noexcept {
    const int64_t before = a_.pointers[row - kSliceRows], begin = a_.pointers[row];
    const int64_t count = a_.pointers[row + kSliceRows] - begin;
    if (begin - before != count || !same_values(row - kSliceRows, row)) {
      return false;
    }
    P length_changes = 0;
    for (int64_t lane = 1; lane < kSliceRows; lane++) {
      length_changes |=
          P(a_.pointers[row + lane] - begin) ^ P(a_.pointers[row - kSliceRows + lane] - before);
    }
    int32_t turns = 0;
    for (int64_t k = 0; k < count; k++) {
      turns |= (a_.indices[begin + k] - a_.indices[before + k]) ^ kSliceRows;
    }
    return length_changes == 0 && turns == 0;
  }

  // An earlier slice with 16 rows equal to those from `row` on, or -1, after which this is known.
  // Diagonals and masks are the slice's own; `slices`, `diagonals` and `masks` those of all. Throws
  // std::bad_alloc.
  int64_t find(int64_t row, const Slice& slice, const Slice* slices, const int32_t* diagonals,
               const uint16_t* masks) {
    if (credit_ == 0 && row / kSliceRows % kSampled != 0) {
      return kNone;
    }
    known_.resize(kPlaces + kTries, kNone);
    const int64_t known = look_up(row, slice, slices, diagonals, masks);
    credit_ = std::clamp(credit_ + (known == kNone ? -1 : kWorth), 0, kMostCredit);
    return known;
  }

 private:
  static constexpr int32_t kNone = -1;
  static constexpr std::size_t kTries = 8;
  static constexpr std::size_t kPlaces = 4096;
  static constexpr int kPlaceShift = 64 - 12;  // the highest bits of a product are the best

  // A slice found is worth so many failures; when more than that failed, only every so many slices
  // are looked for.
  static constexpr int32_t kWorth = 4;
  static constexpr int32_t kMostCredit = 256;
  static constexpr int64_t kSampled = 16;

  int64_t look_up(int64_t row, const Slice& slice, const Slice* slices, const int32_t* diagonals,
                  const uint16_t* masks) noexcept {
    int32_t* const first = known_.data() + place_of(row, diagonals + slice.indices, slice.levels);
    for (int32_t* known = first; known < first + kTries; known++) {
      if (*known == kNone) {
        *known = int32_t(row / kSliceRows);
        return kNone;
      }
      const Slice& other = slices[*known];
      if (other.kind == SliceKind::kDiagonals && other.levels == slice.levels &&
          same(diagonals + other.indices, diagonals + slice.indices, slice.levels) &&
          same(masks + other.indices, masks + slice.indices, slice.levels) &&
          same_values(int64_t{*known} * kSliceRows, row)) {
        return *known;
      }
    }
    *first = int32_t(row / kSliceRows);
    return kNone;
  }

  template <class T>
  static bool same(const T* a, const T* b, int64_t count) noexcept {
    return count == 0 || std::memcmp(a, b, std::size_t(count) * sizeof(T)) == 0;
  }

  static bool has_one_scale(const SourceMatrix<P>& a) noexcept {
    return a.scale == nullptr ||
           std::all_of(a.scale, a.scale + a.rows, [&](double s) { return s == a.scale[0]; });
  }

  // Of two slices with as many entries, which lie in the same order.
  bool same_values(int64_t row, int64_t other) const noexcept {
    const int64_t begin = a_.pointers[row], of_other = a_.pointers[other];
    const int64_t count = a_.pointers[row + kSliceRows] - begin;
    if (scaled_alike_) {
      return same(a_.values + begin, a_.values + of_other, count);
    }
    for (int64_t lane = 0; lane < kSliceRows; lane++) {
      for (int64_t at = a_.pointers[row + lane]; at < a_.pointers[row + lane + 1]; at++) {
        if (a_.value(row + lane, at) != a_.value(other + lane, at - begin + of_other)) {
          return false;
        }
      }
    }
    return true;
  }

  // By the diagonals and two rows' values.
  std::size_t place_of(int64_t row, const int32_t* diagonals, int64_t levels) const noexcept {
    uint64_t hash = uint64_t(levels);
    const auto mix = [&](uint64_t bits) {
      hash = (hash ^ bits ^ hash >> 29) * 0x9e3779b97f4a7c15U;
    };
    for (int64_t level = 0; level < levels; level++) {
      mix(uint64_t(diagonals[level]));
    }
    for (const int64_t some : {row, row + kSliceRows - 1}) {
      for (int64_t at = a_.pointers[some]; at < a_.pointers[some + 1]; at++) {
        const double value = a_.value(some, at);
        uint64_t bits;
        std::memcpy(&bits, &value, sizeof bits);
        mix(bits);
      }
    }
    return std::size_t(hash >> kPlaceShift);
  }

  const SourceMatrix<P>& a_;
  const bool scaled_alike_;
  int32_t credit_ = kMostCredit;
  std::vector<int32_t> known_;  // slices by place, none before the first is asked for
};

}  // namespace autospec

#endif
