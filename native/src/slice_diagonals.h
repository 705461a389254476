#ifndef AUTOSPEC_SLICE_DIAGONALS_H
#define AUTOSPEC_SLICE_DIAGONALS_H

#include <cstdint>
#include <vector>

namespace autospec {

// The union of the diagonals of up to 16 rows, ascending, and which rows have an entry on each.
class SliceDiagonals {
 public:
  void clear() noexcept {
    offsets_.clear();
    masks_.clear();
  }

  // Adds the columns of row `row`, the slice's row number `lane`.
  void add(const int32_t* columns, int64_t count, int64_t row, int lane) {
    const auto bit = uint16_t(1U << lane);
    if (same(columns, count, row)) {
      for (uint16_t& mask : masks_) {
        mask = uint16_t(mask | bit);
      }
      return;
    }
    next_offsets_.clear();
    next_masks_.clear();
    std::size_t old = 0;
    int64_t at = 0;
    while (old < offsets_.size() || at < count) {
      const int64_t offset = at < count ? columns[at] - row : INT64_MAX;
      if (old < offsets_.size() && offsets_[old] <= offset) {
        const bool met = offsets_[old] == offset;
        next_offsets_.push_back(offsets_[old]);
        next_masks_.push_back(uint16_t(masks_[old] | (met ? bit : 0)));
        old++;
        at += met ? 1 : 0;
      } else {
        next_offsets_.push_back(int32_t(offset));
        next_masks_.push_back(bit);
        at++;
      }
    }
    offsets_.swap(next_offsets_);
    masks_.swap(next_masks_);
  }

  const std::vector<int32_t>& offsets() const noexcept { return offsets_; }
  const std::vector<uint16_t>& masks() const noexcept { return masks_; }

 private:
  bool same(const int32_t* columns, int64_t count, int64_t row) const noexcept {
    if (count != int64_t(offsets_.size())) {
      return false;
    }
    bool same = true;
    for (int64_t k = 0; k < count; k++) {
      same &= columns[k] == offsets_[std::size_t(k)] + row;
    }
    return same;
  }

  std::vector<int32_t> offsets_;
  std::vector<uint16_t> masks_;
  std::vector<int32_t> next_offsets_;
  std::vector<uint16_t> next_masks_;
};

}  // namespace autospec

#endif
