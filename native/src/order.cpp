#include "order.h"

#include <algorithm>
#include <limits>
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

// Sorts places begin ... end - 1 by length, longest first, rows of one length in the order they
// have.
template <class P>
void sort_by_length(const SourceMatrix<P>& a, int32_t* begin, int32_t* end) noexcept {
  const auto longer = [&](int32_t row, int32_t other) noexcept {
    return a.length(row) > a.length(other);
  };
  if (!std::is_sorted(begin, end, longer)) {
    std::stable_sort(begin, end, longer);
  }
}

constexpr int64_t kSampledWindows = 64;
constexpr int64_t kLineBytes = 64;

// Another order is looked for where more than this share of the entries is the first of its window
// of rows in its cache line of x, and taken where it has at most a part of that. Measured, step over
// MKL's in the matrix' own order, breadth first and longest first, one thread of a Zen 3 (512 KB own)
// beside other work; lines per entry in brackets:
//   mdual (0.26 M rows)       1.31 (0.43)   0.64 (0.12)   1.44 (0.44)   float64
//                             0.98          0.49          0.98          float16
//   ct2010 (68 k)             0.57 (0.38)   0.43 (0.08)   0.60 (0.52)   float64
//   soc-slashdot0902 (82 k)   1.07 (0.34)   1.09 (0.25)   0.90 (0.20)   float64
//   ego-twitter (81 k)        1.02 (0.34)   1.34 (0.18)   1.29 (0.31)   float64
//   G2_circuit (150 k)        1.00 (0.10)   0.81 (0.13)   1.25 (0.22)   float64
constexpr double kScattered = 0.25;
constexpr double kBreadthFirstPays = 0.4;
constexpr double kLongestFirstPays = 0.65;

// Cache lines of x that a window of 256 rows has not read before, per entry, in a sample of windows.
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
  for (int64_t begin = 0; begin < a.rows; begin += kWindowRows) {
    sort_by_length(a, queue + begin, queue + std::min(a.rows, begin + kWindowRows));
  }
  order.place_of = inverse(order.row_at, a.rows);
  return order;
}

template <class P>
Order longest_first(const SourceMatrix<P>& a) {
  Order order = {Buffer<int32_t>(a.rows), Buffer<int32_t>(), ""};
  int64_t longest = 0;
  for (int64_t row = 0; row < a.rows; row++) {
    longest = std::max<int64_t>(longest, a.length(row));
  }
  // next[l]: the place of the next row of length l
  std::vector<int64_t> next(std::size_t(longest + 2), 0);
  const auto next_of = [&](int64_t length) -> int64_t& { return next[std::size_t(length)]; };
  for (int64_t row = 0; row < a.rows; row++) {
    next_of(a.length(row))++;
  }
  int64_t place = 0;
  for (int64_t length = longest; length >= 0; length--) {
    const int64_t rows = next_of(length);
    next_of(length) = place;
    place += rows;
  }
  for (int64_t row = 0; row < a.rows; row++) {
    order.row_at.data()[next_of(a.length(row))++] = int32_t(row);
  }
  order.place_of = inverse(order.row_at, a.rows);
  return order;
}

template <class P>
std::unique_ptr<Order> better_order(const SourceMatrix<P>& a, int64_t value_bytes,
                                    const Caches& caches) {
  if (a.rows * value_bytes <= caches.own || a.rows > std::numeric_limits<int32_t>::max()) {
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

template std::unique_ptr<Order> better_order(const SourceMatrix<int32_t>&, int64_t,
                                             const Caches&);
template std::unique_ptr<Order> better_order(const SourceMatrix<int64_t>&, int64_t,
                                             const Caches&);
template Order longest_first(const SourceMatrix<int32_t>&);
template Order longest_first(const SourceMatrix<int64_t>&);
template Order breadth_first(const SourceMatrix<int32_t>&);
template Order breadth_first(const SourceMatrix<int64_t>&);

template <class P>
OrderedSource<P>::OrderedSource(const SourceMatrix<P>& a, const Order& order, const double* scale)
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
      const int32_t column = a.indices[at];
      indices_.data()[to] = place_of[column];
      values_.data()[to] =
          scale == nullptr ? a.values[at] : a.values[at] * scale[row] * scale[column];
    }
  }
  pointers_.data()[rows_] = P(to);
}

template class OrderedSource<int32_t>;
template class OrderedSource<int64_t>;

}  // namespace autospec
