#include "slicing.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "shared_slices.h"
#include "slice_diagonals.h"

namespace autospec {
namespace {

// Diagonals serve where they have at most this many values per entry.
constexpr double kDiagonalFill = 1.5;

// A slice with more than this is given up without looking at its further rows.
constexpr double kHopelessFill = 2.5;

// Where the longest rows go on for more levels than this with half of their lanes empty, they have
// tails instead: power-law graphs have 6 to 8 % of padding and tails.
constexpr int32_t kLongTails = 8;

constexpr int64_t kNearColumns = int64_t{1} << 16;

template <class P>
class Slicer {
 public:
  Slicer(const SourceMatrix<P>& source, Storage storage)
      : a_(source),
        // diagonals ascend within a row
        storage_(source.ascending && source.rows <= std::numeric_limits<int32_t>::max()
                     ? storage
                     : Storage::kSell),
        shared_(source) {
    const int64_t count = (a_.rows + kSliceRows - 1) / kSliceRows;
    out_.slices = Buffer<Slice>(count, Pages::kAtOnce);
    out_.work = Buffer<int64_t>((a_.rows + kWindowRows - 1) / kWindowRows + 1);
  }

  Slicing run() {
    for (int64_t begin = 0; begin < a_.rows; begin += kWindowRows) {
      const int64_t end = std::min(a_.rows, begin + kWindowRows);
      if (storage_ == Storage::kSell || !cut_into_diagonals(begin, end)) {
        cut_into_gathers(begin, end);
      }
      out_.work.data()[begin / kWindowRows + 1] = work_;
    }
    out_.diagonals = copied(diagonals_);
    out_.masks = copied(masks_);
    return std::move(out_);
  }

 private:
  template <class T>
  static Buffer<T> copied(const std::vector<T>& values) {
    Buffer<T> buffer{int64_t(values.size())};
    std::copy(values.begin(), values.end(), buffer.data());
    return buffer;
  }

  // Leaves everything as it was and returns false if that would cost too much padding.
  bool cut_into_diagonals(int64_t begin, int64_t end) {
    const std::size_t mark = diagonals_.size();
    const int64_t nonzeros = a_.pointers[end] - a_.pointers[begin];
    const double most =
        storage_ == Storage::kDiagonals ? std::numeric_limits<double>::infinity() : kDiagonalFill;
    int64_t place = out_.values;
    int64_t work = 0;
    bool fits = true;
    for (int64_t row = begin; row < end && fits; row += kSliceRows) {
      fits = add_diagonals(row, std::min(end, row + kSliceRows), place);
      work += out_.slices.data()[row / kSliceRows].levels * int64_t{kSliceRows};
    }
    if (!fits || double(work) > most * double(nonzeros)) {
      diagonals_.resize(mark);
      masks_.resize(mark);
      return false;
    }
    out_.shared |= place - out_.values < work;
    out_.diagonal_values += place - out_.values;
    out_.values = place;
    work_ += work;
    if (has_places_) {
      keep_order(begin, end);
    }
    return true;
  }

  // `place` is where new values go.
  bool add_diagonals(int64_t begin, int64_t end, int64_t& place) {
    Slice& slice = out_.slices.data()[begin / kSliceRows];
    if (repeats_last(begin, end)) {
      slice = out_.slices.data()[begin / kSliceRows - 1];
      return true;
    }
    union_.clear();
    const double most = storage_ == Storage::kDiagonals
                            ? std::numeric_limits<double>::infinity()
                            : kHopelessFill * double(a_.pointers[end] - a_.pointers[begin]);
    for (int64_t row = begin; row < end; row++) {
      union_.add(a_.indices + a_.pointers[row], a_.length(row), row, int(row - begin));
      if (double(union_.offsets().size()) * double(end - begin) > most) {
        return false;
      }
    }
    slice = {place,
             int64_t(diagonals_.size()),
             int32_t(union_.offsets().size()),
             0,
             0,
             SliceKind::kDiagonals,
             false,
             false};
    const bool all = std::all_of(union_.masks().begin(), union_.masks().end(),
                                 [](uint16_t mask) { return mask == 0xffff; });
    slice.full = all ? slice.levels : 0;
    diagonals_.insert(diagonals_.end(), union_.offsets().begin(), union_.offsets().end());
    masks_.insert(masks_.end(), union_.masks().begin(), union_.masks().end());
    if (end - begin < kSliceRows || !share(begin, slice)) {
      place += slice.levels * int64_t{kSliceRows};
    }
    return true;
  }

  // Whether 16 rows are those of the slice before, which is one of diagonals, moved down.
  bool repeats_last(int64_t begin, int64_t end) const noexcept {
    return begin > 0 && end - begin == kSliceRows &&
           out_.slices.data()[begin / kSliceRows - 1].kind == SliceKind::kDiagonals &&
           shared_.repeats(begin);
  }

  // Lets a slice of 16 rows, the last one so far, have the place of an earlier one like it.
  bool share(int64_t row, Slice& slice) {
    const int64_t known =
        shared_.find(row, slice, out_.slices.data(), diagonals_.data(), masks_.data());
    if (known < 0) {
      return false;
    }
    diagonals_.resize(std::size_t(slice.indices));
    masks_.resize(std::size_t(slice.indices));
    slice = out_.slices.data()[known];
    return true;
  }

  // Places for all rows, once a window gathers: 6 of the 24 bytes per row of a diagonal matrix.
  void make_places(int64_t first_window) {
    const int64_t count = padded(a_.rows, kSliceRows);
    out_.lengths = Buffer<int32_t>(count, Pages::kAtOnce);
    out_.row_of = Buffer<uint8_t>(count);
    out_.place_of = Buffer<uint8_t>(count);
    has_places_ = true;
    keep_order(0, first_window);
  }

  void keep_order(int64_t begin, int64_t end) noexcept {
    for (int64_t row = begin; row < end; row++) {
      out_.lengths.data()[row] = int32_t(a_.length(row));
      out_.row_of.data()[row] = uint8_t(row % kWindowRows);
      out_.place_of.data()[row] = uint8_t(row % kWindowRows);
    }
  }

  void cut_into_gathers(int64_t begin, int64_t end) {
    if (!has_places_) {
      make_places(begin);
    }
    const bool sorted = sort_by_length(begin, end);
    out_.sorted |= sorted;
    for (int64_t place = begin; place < end; place += kSliceRows) {
      add_gathers(begin, place, int(std::min(end - place, int64_t{kSliceRows})), sorted);
    }
  }

  // Longest first, rows of one length in order. Returns whether any row moved.
  bool sort_by_length(int64_t begin, int64_t end) noexcept {
    std::array<uint8_t, kWindowRows> order;
    const int64_t count = end - begin;
    const auto [shortest, longest] = extreme_lengths(begin, end);
    if (longest - shortest < kCountedLengths) {
      sort_by_counting(begin, count, longest, order);
    } else {
      sort_by_comparing(begin, count, order);
    }
    bool moved = false;
    for (int64_t i = 0; i < count; i++) {
      const uint8_t row = order[std::size_t(i)];
      moved |= row != i;
      out_.lengths.data()[begin + i] = int32_t(a_.length(begin + row));
      out_.row_of.data()[begin + i] = row;
      out_.place_of.data()[begin + row] = uint8_t(i);
    }
    return moved;
  }

  std::pair<int64_t, int64_t> extreme_lengths(int64_t begin, int64_t end) const noexcept {
    int64_t shortest = a_.length(begin);
    int64_t longest = shortest;
    for (int64_t row = begin + 1; row < end; row++) {
      shortest = std::min<int64_t>(shortest, a_.length(row));
      longest = std::max<int64_t>(longest, a_.length(row));
    }
    return {shortest, longest};
  }

  // Where lengths differ by less than this, counted, which takes a fifth of the time of comparing.
  static constexpr int64_t kCountedLengths = 64;

  void sort_by_counting(int64_t begin, int64_t count, int64_t longest,
                        std::array<uint8_t, kWindowRows>& order) const noexcept {
    std::array<int16_t, kCountedLengths + 1> next = {};
    for (int64_t i = 0; i < count; i++) {
      next[std::size_t(longest - a_.length(begin + i) + 1)]++;
    }
    for (std::size_t k = 1; k < next.size(); k++) {
      next[k] = int16_t(next[k] + next[k - 1]);
    }
    for (int64_t i = 0; i < count; i++) {
      order[std::size_t(next[std::size_t(longest - a_.length(begin + i))]++)] = uint8_t(i);
    }
  }

  void sort_by_comparing(int64_t begin, int64_t count,
                         std::array<uint8_t, kWindowRows>& order) const noexcept {
    std::array<uint64_t, kWindowRows> keys;
    for (int64_t i = 0; i < count; i++) {
      keys[std::size_t(i)] = uint64_t(INT32_MAX - a_.length(begin + i)) << 8 | uint64_t(i);
    }
    std::sort(keys.begin(), keys.begin() + count);
    for (int64_t i = 0; i < count; i++) {
      order[std::size_t(i)] = uint8_t(keys[std::size_t(i)] & 0xff);
    }
  }

  void add_gathers(int64_t window, int64_t place, int count, bool sorted) noexcept {
    const int32_t* lengths = out_.lengths.data() + place;
    const bool long_tails = lengths[kFewTails] - lengths[kMostTails] > kLongTails;
    const int32_t levels = lengths[long_tails ? kMostTails : kFewTails];
    int64_t entries = int64_t{levels} * kSliceRows;
    int64_t first = std::numeric_limits<int64_t>::max();
    int64_t last = 0;
    for (int i = 0; i < count; i++) {
      const int64_t row = window + out_.row_of.data()[place + i];
      if (lengths[i] > 0) {
        first = std::min<int64_t>(first, a_.first(row));
        last = std::max<int64_t>(last, a_.last(row));
        entries += std::max(0, lengths[i] - levels);
      }
    }
    first = std::min(first, last);
    const bool near = last - first < kNearColumns;
    int64_t& indices = near ? out_.near : out_.far;
    out_.slices.data()[place / kSliceRows] = {
        out_.values,    indices,
        levels,         lengths[kSliceRows - 1],
        int32_t(first), near ? SliceKind::kNear : SliceKind::kFar,
        sorted,         lengths[0] > levels};
    out_.values += entries;
    work_ += entries;
    indices += entries;
  }

  const SourceMatrix<P>& a_;
  const Storage storage_;
  Slicing out_;
  int64_t work_ = 0;
  bool has_places_ = false;
  SharedSlices<P> shared_;
  SliceDiagonals union_;
  std::vector<int32_t> diagonals_;
  std::vector<uint16_t> masks_;
};

}  // namespace

template <class P>
Slicing sliced(const SourceMatrix<P>& source, Storage storage) {
  return Slicer<P>(source, storage).run();
}

template Slicing sliced(const SourceMatrix<int32_t>&, Storage);
template Slicing sliced(const SourceMatrix<int64_t>&, Storage);

}  // namespace autospec
