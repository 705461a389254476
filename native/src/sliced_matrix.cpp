#include "sliced_matrix.h"

#include <algorithm>
#include <cmath>

#include "short_values.h"

namespace autospec {
namespace {

struct SlicedArrays {
  Slicing slicing;
  Buffer<double> values;
  Buffer<uint16_t> near;
  Buffer<int32_t> far;
  ShortValues short_values;

  // What every sum reads besides the values.
  int64_t structure_bytes() const noexcept {
    return slicing.slices.bytes() + slicing.lengths.bytes() + slicing.row_of.bytes() +
           slicing.place_of.bytes() + slicing.diagonals.bytes() + slicing.masks.bytes() +
           near.bytes() + far.bytes();
  }
};

class SlicedMatrix final : public Matrix {
 public:
  SlicedMatrix(Facts facts, SlicedArrays arrays) noexcept
      : Matrix(std::move(facts)),
        arrays_(std::move(arrays)),
        view_{this->facts().rows,
              this->facts().columns,
              arrays_.slicing.slices.data(),
              arrays_.values.data(),
              arrays_.short_values.values.data(),
              arrays_.short_values.unit,
              arrays_.near.data(),
              arrays_.far.data(),
              arrays_.slicing.diagonals.data(),
              arrays_.slicing.masks.data(),
              arrays_.slicing.lengths.data(),
              arrays_.slicing.row_of.data(),
              arrays_.slicing.place_of.data()},
        kernels_(kernels().slices),
        short_sums_(
            kernels().short_values[std::max(0, this->facts().precision - AUTOSPEC_FLOAT32)].sums) {}

  const char* storage() const noexcept override {
    if (facts().reordering != nullptr) {
      return "sell, reordered";
    }
    if (arrays_.slicing.diagonal_values == 0) {
      return "sell";
    }
    return arrays_.slicing.diagonal_values == arrays_.slicing.values ? "diagonals"
                                                                     : "diagonals and sell";
  }

  int64_t bytes() const noexcept override {
    return arrays_.structure_bytes() + arrays_.slicing.work.bytes() + arrays_.values.bytes() +
           arrays_.short_values.values.bytes() +
           (facts().scale == nullptr ? 0 : facts().scale->bytes()) +
           (facts().locality == nullptr ? 0 : facts().locality->bytes()) +
           (facts().reordering == nullptr ? 0 : facts().reordering->bytes());
  }

  int64_t bytes_inside() const noexcept override {
    return arrays_.structure_bytes() +
           (facts().short_inside ? arrays_.short_values.values.bytes() : arrays_.values.bytes());
  }

  void sums(const double* x, const Panel& panel, double* sums) const noexcept override {
    kernels_.sums(view_, x, panel, sums);
  }

  void sums(const float* x, const Panel& panel, float* sums) const noexcept override {
    short_sums_(view_, x, panel, sums);
  }

  int64_t granule() const noexcept override {
    return arrays_.slicing.sorted ? kWindowRows : kSliceRows;
  }

  int64_t cost_before(int64_t row) const noexcept override {
    const int64_t begin = row / kWindowRows * kWindowRows;
    const int64_t* work = arrays_.slicing.work.data() + row / kWindowRows;
    const int64_t within = begin == row ? 0
                                        : (work[1] - work[0]) * (row - begin) /
                                              std::min<int64_t>(kWindowRows, facts().rows - begin);
    // a row's update moves about as many bytes as four nonzeros
    return 4 * row + work[0] + within;
  }

 private:
  const SlicedArrays arrays_;
  const SlicedView view_;
  const SliceKernels& kernels_;
  void (*const short_sums_)(const SlicedView&, const float*, const Panel&, float*) noexcept;
};

const char* reason(const Slicing& slicing) noexcept {
  if (slicing.shared) {
    return slicing.diagonal_values == slicing.values
               ? "neighbouring rows have common diagonals, and often the same values"
               : "some neighbouring rows have common diagonals, and often the same values";
  }
  if (slicing.diagonal_values == 0) {
    return "neighbouring rows have no common diagonals";
  }
  return slicing.diagonal_values == slicing.values ? "neighbouring rows have common diagonals"
                                                   : "some neighbouring rows have common diagonals";
}

// Puts the entries where the slices want them, scaled, and looks at their magnitudes on the way.
template <class P>
class Filling {
 public:
  Filling(const SourceMatrix<P>& source, SlicedArrays& arrays) noexcept : a_(source), to_(arrays) {}

  void run() noexcept {
    for (int64_t place = 0; place < a_.rows; place += kSliceRows) {
      const Slice& slice = to_.slicing.slices.data()[place / kSliceRows];
      if (slice.values < filled_) {
        continue;  // an earlier slice's
      }
      filled_ = slice.values + slice.levels * int64_t{kSliceRows};
      switch (slice.kind) {
        case SliceKind::kDiagonals:
          fill_diagonals(slice, place);
          break;
        case SliceKind::kNear:
          fill_gathers(slice, place, to_.near.data() + slice.indices, slice.base);
          break;
        case SliceKind::kFar:
          fill_gathers(slice, place, to_.far.data() + slice.indices, 0);
          break;
      }
    }
  }

  double norm_bound() const noexcept { return norm_bound_; }
  double largest() const noexcept { return largest_; }

 private:
  // Calls put(k, value) for every entry k of a row.
  template <class Put>
  void for_each_entry(int64_t row, Put put) noexcept {
    const int64_t begin = a_.pointers[row];
    const int64_t count = a_.length(row);
    double sum = 0;
    double largest = 0;
    for (int64_t k = 0; k < count; k++) {
      const double value = a_.value(row, begin + k);
      const double size = std::abs(value);
      sum += size;
      largest = std::max(largest, size);
      put(k, value);
    }
    largest_ = std::max(largest_, largest);
    norm_bound_ = std::max(norm_bound_, sum);
  }

  void fill_diagonals(const Slice& slice, int64_t begin) noexcept {
    const int32_t* offsets = to_.slicing.diagonals.data() + slice.indices;
    double* values = to_.values.data() + slice.values;
    for (int64_t row = begin; row < std::min(a_.rows, begin + kSliceRows); row++) {
      const int32_t* columns = a_.indices + a_.pointers[row];
      int64_t level = 0;
      for_each_entry(row, [&](int64_t k, double value) {
        while (offsets[level] + row != columns[k]) {
          level++;
        }
        values[level * kSliceRows + row - begin] = value;
      });
    }
  }

  template <class Index>
  void fill_gathers(const Slice& slice, int64_t place, Index* indices, int32_t base) noexcept {
    double* values = to_.values.data() + slice.values;
    int64_t tail = slice.levels * int64_t{kSliceRows};
    // a row that ends early reads, and throws away, a column of its slice: one that is near in a
    // wave
    std::fill(indices, indices + tail, Index(some_column(place) - base));
    const int64_t window = place / kWindowRows * kWindowRows;
    for (int64_t lane = 0; lane < std::min(a_.rows - place, int64_t{kSliceRows}); lane++) {
      const int64_t row = window + to_.slicing.row_of.data()[place + lane];
      const int32_t* columns = a_.indices + a_.pointers[row];
      for_each_entry(row, [&](int64_t k, double value) {
        const int64_t at = k < slice.levels ? k * kSliceRows + lane : tail++;
        values[at] = value;
        indices[at] = Index(columns[k] - base);
      });
    }
  }

  // The first column of the slice's longest row, 0 if it has none.
  int32_t some_column(int64_t place) const noexcept {
    const int64_t row = place / kWindowRows * kWindowRows + to_.slicing.row_of.data()[place];
    return a_.length(row) > 0 ? a_.indices[a_.pointers[row]] : 0;
  }

  const SourceMatrix<P>& a_;
  SlicedArrays& to_;
  int64_t filled_ = 0;
  double norm_bound_ = 0;
  double largest_ = 0;
};

}  // namespace

template <class P>
std::unique_ptr<Matrix> sliced_matrix(const SourceMatrix<P>& source, Matrix::Facts facts,
                                      Storage storage) {
  SlicedArrays arrays;
  arrays.slicing = sliced(source, storage);
  arrays.values = Buffer<double>(arrays.slicing.values, Pages::kAtOnce);
  arrays.near = Buffer<uint16_t>(arrays.slicing.near, Pages::kAtOnce);
  arrays.far = Buffer<int32_t>(arrays.slicing.far, Pages::kAtOnce);
  if (facts.reason == nullptr) {
    facts.reason = reason(arrays.slicing);
  }
  Filling<P> filling(source, arrays);
  filling.run();
  facts.norm_bound = filling.norm_bound();
  if (facts.precision != AUTOSPEC_FLOAT64) {
    arrays.short_values = short_values(facts.precision, arrays.slicing, facts.rows,
                                       arrays.values.data(), filling.largest());
    facts.norm_bound = std::max(facts.norm_bound, arrays.short_values.norm_bound);
    facts.rounding_bound = arrays.short_values.rounding_bound;
  }
  return std::make_unique<SlicedMatrix>(std::move(facts), std::move(arrays));
}

template std::unique_ptr<Matrix> sliced_matrix(const SourceMatrix<int32_t>&, Matrix::Facts,
                                               Storage);
template std::unique_ptr<Matrix> sliced_matrix(const SourceMatrix<int64_t>&, Matrix::Facts,
                                               Storage);

}  // namespace autospec
