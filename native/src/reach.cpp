#include "reach.h"

#include <algorithm>

namespace autospec {

template <class P>
Reach::Reach(const SourceMatrix<P>& source, int64_t slab_rows)
    : slab_rows_(slab_rows),
      slabs_((source.rows + slab_rows - 1) / slab_rows),
      first_(slabs_),
      last_(slabs_) {
  int32_t* first = first_.data();
  int32_t* last = last_.data();
  for (int64_t slab = 0; slab < slabs_; slab++) {
    first[slab] = last[slab] = int32_t(slab);
  }
  // A tie of s and t, s < t, lengthens the hull of s to t and that of t to s. It is enough to note
  // the farthest of a slab: whatever lies between is covered when the hulls are made monotone.
  for (int64_t slab = 0; slab < slabs_; slab++) {
    const int64_t end = std::min(source.rows, (slab + 1) * slab_rows);
    auto least = int32_t(slab * slab_rows);
    int32_t largest = least;
    for (int64_t row = slab * slab_rows; row < end; row++) {
      if (source.pointers[row] < source.pointers[row + 1]) {
        least = std::min(least, source.first(row));
        largest = std::max(largest, source.last(row));
      }
    }
    const auto low = int32_t(least / slab_rows);
    const auto high = int32_t(largest / slab_rows);
    first[slab] = std::min(first[slab], low);
    last[slab] = std::max(last[slab], high);
    last[low] = std::max(last[low], int32_t(slab));
    first[high] = std::min(first[high], int32_t(slab));
  }
  for (int64_t slab = 1; slab < slabs_; slab++) {
    last[slab] = std::max(last[slab], last[slab - 1]);
  }
  for (int64_t slab = slabs_ - 1; slab > 0; slab--) {
    first[slab - 1] = std::min(first[slab - 1], first[slab]);
  }
  for (int64_t slab = 0; slab < slabs_; slab++) {
    lag_ = std::max(lag_, last[slab] - slab + 1);
  }
}

int64_t Reach::free_of_earlier(int64_t slab) const noexcept {
  const int32_t* first = first_.data();
  return std::lower_bound(first, first + slabs_, int32_t(slab)) - first;
}

int64_t Reach::tied_to_later(int64_t slab) const noexcept {
  const int32_t* last = last_.data();
  return std::lower_bound(last, last + slabs_, int32_t(slab)) - last;
}

template Reach::Reach(const SourceMatrix<int32_t>&, int64_t);
template Reach::Reach(const SourceMatrix<int64_t>&, int64_t);

}  // namespace autospec
