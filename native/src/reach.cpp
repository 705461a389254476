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
  // the farthest: whatever lies between is covered when the hulls are made monotone.
  for (int64_t row = 0; row < source.rows; row++) {
    if (source.pointers[row] == source.pointers[row + 1]) {
      continue;
    }
    const auto slab = int32_t(row / slab_rows);
    const auto low = int32_t(source.first(row) / slab_rows);
    const auto high = int32_t(source.last(row) / slab_rows);
    first[slab] = std::min(first[slab], low);
    last[slab] = std::max(last[slab], high);
    if (low < slab) {
      last[low] = std::max(last[low], slab);
    }
    if (high > slab) {
      first[high] = std::min(first[high], slab);
    }
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
