#include "locality.h"

#include <algorithm>

namespace autospec {
namespace {

// Planes must hold at least this many times their own inner reach to be worth cutting.
constexpr int64_t kLeastWidths = 8;

// The largest distance within planes of so many rows, or -1 if the matrix has other ties or too
// far ones.
template <class P>
int64_t distance_within(const SourceMatrix<P>& a, int64_t plane) noexcept {
  int64_t farthest = 0;
  for (int64_t start = 0; start < a.rows; start += plane) {
    for (int64_t row = start; row < std::min(a.rows, start + plane); row++) {
      for (int64_t at = a.pointers[row]; at < a.pointers[row + 1]; at++) {
        const int64_t column = a.indices[at] - start;
        const int64_t shift = column < 0 ? plane : column < plane ? 0 : -plane;
        const int64_t place = column + shift;
        if (place < 0 || place >= plane) {
          return -1;
        }
        farthest = std::max(farthest, std::abs(place - (row - start)));
      }
    }
    if (farthest * kLeastWidths > plane) {
      return -1;
    }
  }
  return farthest;
}

struct Planes {
  int64_t rows;
  int64_t within;
};

// A row with the most entries among so many in the middle: an inner one, if it is a grid's.
template <class P>
int64_t inner_row(const SourceMatrix<P>& a, int64_t count) noexcept {
  int64_t longest = a.rows / 2;
  for (int64_t row = longest; row < std::min(a.rows, a.rows / 2 + count); row++) {
    if (a.length(row) > a.length(longest)) {
      longest = row;
    }
  }
  return longest;
}

// The columns of an inner row fall into those of its own plane and those of the neighbours'; the
// middle of the latter is a plane away, or nearly so with several unknowns to a point.
template <class P>
Planes find_planes(const SourceMatrix<P>& a, int64_t row) noexcept {
  if (a.length(row) == 0) {
    return {0, 0};
  }
  const int64_t last = a.indices[a.pointers[row + 1] - 1];
  int64_t first = last;
  for (int64_t at = a.pointers[row]; at < a.pointers[row + 1]; at++) {
    if (a.indices[at] - row > (last - row) / 2) {
      first = a.indices[at];
      break;
    }
  }
  const int64_t middle = (first + last) / 2 - row;
  for (const int64_t plane : {middle, middle + 1, middle - 1, middle + 2, middle - 2}) {
    if (plane > 0 && 2 * plane < a.rows) {
      const int64_t within = distance_within(a, plane);
      if (within >= 0) {
        return {plane, within};
      }
    }
  }
  return {0, 0};
}

}  // namespace

template <class P>
Locality::Locality(const SourceMatrix<P>& source) : slabs_(source, kSlabRows) {
  // a lag of few slabs makes narrow waves, and nearly the whole matrix has no planes; nor has a
  // matrix that was put in order
  if (!source.ascending || slabs_.lag() < 8 || slabs_.lag() * 4 > slabs_.slabs()) {
    return;
  }
  const Planes found = find_planes(source, inner_row(source, slabs_.lag() * kSlabRows));
  if (found.rows > 0) {
    planes_ = std::make_unique<const Reach>(source, found.rows);
    within_ = found.within;
  }
}

template Locality::Locality(const SourceMatrix<int32_t>&);
template Locality::Locality(const SourceMatrix<int64_t>&);

}  // namespace autospec
