#include "order.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <vector>

#include "kernels/kernels.h"

namespace autospec {
namespace {

constexpr int32_t kNowhere = -1;

Buffer<int32_t> inverse(const Buffer<int32_t>& order, int64_t count) {
  Buffer<int32_t> inverse(count);
  for (int64_t i = 0; i < count; i++) {
    inverse.data()[order.data()[i]] = int32_t(i);
  }
  return inverse;
}

// Sorts places begin ... end - 1 of row_at by length, longest first, rows of one length in the
// order they have; by counting, for the lengths of some rows sum up to no more than their entries.
template <class P>
class SortByLength {
 public:
  explicit SortByLength(const SourceMatrix<P>& a) noexcept : a_(a) {}

  void operator()(int32_t* begin, int32_t* end) {
    rows_.assign(begin, end);
    next_.clear();
    for (const int32_t row : rows_) {
      const auto length = std::size_t(a_.length(row));
      if (next_.size() <= length) {
        next_.resize(length + 1, 0);
      }
      next_[length]++;
    }
    // next_[l]: the place of the next row of length l
    int32_t place = 0;
    for (std::size_t length = next_.size(); length-- > 0;) {
      const int32_t count = next_[length];
      next_[length] = place;
      place += count;
    }
    for (const int32_t row : rows_) {
      begin[next_[std::size_t(a_.length(row))]++] = row;
    }
  }

 private:
  const SourceMatrix<P>& a_;
  std::vector<int32_t> rows_;
  std::vector<int32_t> next_;
};

template <class P>
Order own_order(const SourceMatrix<P>& a) {
  Order order = {Buffer<int32_t>(a.rows), Buffer<int32_t>(), ""};
  std::iota(order.row_at.data(), order.row_at.data() + a.rows, 0);
  return order;
}

constexpr int64_t kSampledWindows = 16;
constexpr int64_t kLineBytes = 64;

// Another order is looked for where more than this share of the entries is the first of its window
// of rows in its cache line of x, and taken where it has at most a part of that. Measured, step
// over MKL's in the matrix' own order and breadth first, one thread of a Zen 3 (512 KB own) beside
// other work; lines per entry in brackets:
//   mdual (0.26 M rows)       1.30 (0.43)   0.50 (0.12)   float64
//                             0.77          0.35          float16
//   ct2010 (68 k)             0.47 (0.38)   0.34 (0.15)   float64
//   de2010 (24 k)             0.47 (0.39)   0.33 (0.17)   float64
// and in their own order and longest first, before rows were sorted within 2048:
//   soc-slashdot0902 (82 k)   1.07 (0.34)   0.90 (0.20)   float64
//   ego-twitter (81 k)        1.02 (0.34)   1.29 (0.31)   float64
//   G2_circuit (150 k)        1.00 (0.10)   1.25 (0.22)   float64
// Sorting by length within 2048 rows gains without a search as well, 10 to 25 % of a step of
// irregular graphs; but a block's rows pass by out of their order then, and a product with 16
// columns takes 1.3 to 1.6 times as long. Looked for only where x is larger than any core's first
// cache, through which the matrix passes as well. The second one's size makes no
// difference: ns per nonzero in the own order and in the better one, of a core with 1 MB (Zen 5):
//   de2010            x of 193 KB    0.52    0.42    float64
//                     x of  96 KB    0.39    0.33    float16
//   soc-slashdot0902  x of 657 KB    0.60    0.49    float64
constexpr int64_t kLeastBytes = int64_t{64} << 10;
constexpr double kScattered = 0.25;
constexpr double kBreadthFirstPays = 0.5;
constexpr double kLongestFirstPays = 0.65;

// Cache lines of x that a window of 256 rows has not read before, per entry, in a sample of
// windows.
template <class P, class RowAt, class PlaceOf>
double new_lines(const SourceMatrix<P>& a, int64_t value_bytes, RowAt row_at, PlaceOf place_of) {
  const int64_t line_values = kLineBytes / value_bytes;
  std::vector<int32_t> last_window(std::size_t(a.rows / line_values + 1), -1);
  const int64_t windows = (a.rows + kWindowRows - 1) / kWindowRows;
  const int64_t stride = std::max<int64_t>(1, windows / kSampledWindows);
  int64_t entries = 0;
  int64_t lines = 0;
  for (int64_t window = 0; window < windows; window += stride) {
    const int64_t end = std::min(a.rows, (window + 1) * kWindowRows);
    for (int64_t place = window * kWindowRows; place < end; place++) {
      const int64_t row = row_at(place);
      entries += a.length(row);
      for (int64_t at = a.pointers[row]; at < a.pointers[row + 1]; at++) {
        int32_t& last = last_window[std::size_t(place_of(a.indices[at]) / line_values)];
        lines += last != window ? 1 : 0;
        last = int32_t(window);
      }
    }
  }
  return double(lines) / double(std::max<int64_t>(1, entries));
}

template <class P>
double new_lines(const SourceMatrix<P>& a, int64_t value_bytes, const Order& order) {
  const int32_t* row_at = order.row_at.data();
  const int32_t* place_of = order.place_of.data();
  return new_lines(
      a, value_bytes, [=](int64_t place) noexcept { return row_at[place]; },
      [=](int64_t row) noexcept { return place_of[row]; });
}

}  // namespace

template <class P>
Order breadth_first(const SourceMatrix<P>& a) {
  Order order = {Buffer<int32_t>(a.rows), Buffer<int32_t>(a.rows), ""};
  int32_t* queue = order.row_at.data();
  int32_t* seen = order.place_of.data();
  std::fill(seen, seen + a.rows, kNowhere);
  int64_t tail = 0;
  int64_t head = 0;
  const auto enter = [&](int64_t row) noexcept {
    seen[row] = 0;
    queue[tail++] = int32_t(row);
  };
  for (int64_t start = 0; start < a.rows; start++) {
    if (seen[start] == kNowhere) {
      enter(start);
    }
    for (; head < tail; head++) {
      const int64_t row = queue[head];
      for (int64_t at = a.pointers[row]; at < a.pointers[row + 1]; at++) {
        if (seen[a.indices[at]] == kNowhere) {
          enter(a.indices[at]);
        }
      }
    }
  }
  SortByLength<P> sort(a);
  for (int64_t begin = 0; begin < a.rows; begin += kSortedRows) {
    sort(queue + begin, queue + std::min(a.rows, begin + kSortedRows));
  }
  order.place_of = inverse(order.row_at, a.rows);
  return order;
}

template <class P>
Order longest_first(const SourceMatrix<P>& a) {
  Order order = own_order(a);
  SortByLength<P> sort(a);
  sort(order.row_at.data(), order.row_at.data() + a.rows);
  order.place_of = inverse(order.row_at, a.rows);
  return order;
}

template <class P>
std::unique_ptr<Order> better_order(const SourceMatrix<P>& a, int64_t value_bytes) {
  if (a.rows * value_bytes <= kLeastBytes || a.rows > std::numeric_limits<int32_t>::max()) {
    return nullptr;
  }
  const auto same = [](int64_t i) noexcept { return i; };
  const double own = new_lines(a, value_bytes, same, same);
  if (own < kScattered) {
    return nullptr;
  }
  Order order = breadth_first(a);
  if (new_lines(a, value_bytes, order) <= kBreadthFirstPays * own) {
    order.reason = "its own order scatters the columns of neighbouring rows";
    return std::make_unique<Order>(std::move(order));
  }
  order = longest_first(a);
  if (new_lines(a, value_bytes, order) <= kLongestFirstPays * own) {
    order.reason = "most entries are in the columns of a few rows";
    return std::make_unique<Order>(std::move(order));
  }
  return nullptr;
}

template std::unique_ptr<Order> better_order(const SourceMatrix<int32_t>&, int64_t);
template std::unique_ptr<Order> better_order(const SourceMatrix<int64_t>&, int64_t);
template Order longest_first(const SourceMatrix<int32_t>&);
template Order longest_first(const SourceMatrix<int64_t>&);
template Order breadth_first(const SourceMatrix<int32_t>&);
template Order breadth_first(const SourceMatrix<int64_t>&);

template <class P>
OrderedSource<P>::OrderedSource(const SourceMatrix<P>& a, const Order& order)
    : rows_(a.rows),
      pointers_(a.rows + 1),
      indices_(int64_t(a.pointers[a.rows])),
      values_(int64_t(a.pointers[a.rows])) {
  const int32_t* place_of = order.place_of.data();
  int64_t to = 0;
  for (int64_t place = 0; place < rows_; place++) {
    const int64_t row = order.row_at.data()[place];
    pointers_.data()[place] = P(to);
    for (int64_t at = a.pointers[row]; at < a.pointers[row + 1]; at++, to++) {
      indices_.data()[to] = place_of[a.indices[at]];
      values_.data()[to] = a.value(row, at);
    }
  }
  pointers_.data()[rows_] = P(to);
}

template class OrderedSource<int32_t>;
template class OrderedSource<int64_t>;

}  // namespace autospec
