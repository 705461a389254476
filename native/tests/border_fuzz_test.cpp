// Seeded random calls with good, closed, foreign and confused handles: nothing but a status.
#include <cstdlib>
#include <random>
#include <vector>

#include "autospec/autospec.h"
#include "check.h"

namespace {

class Fuzzer {
 public:
  explicit Fuzzer(uint64_t seed) : random_(seed) {}

  void run(int calls) {
    for (int i = 0; i < calls; i++) {
      const autospec_status status = call();
      check(status >= AUTOSPEC_OK && status < AUTOSPEC_INTERNAL, "a status of the header");
    }
    for (const int64_t handle : handles_) {
      autospec_close(handle);
    }
    check(autospec_live_objects() == 0 && autospec_live_bytes() == 0, "nothing is left");
  }

 private:
  int64_t below(int64_t bound) { return int64_t(random_() % uint64_t(bound)); }

  int64_t handle() {
    if (below(20) == 0 || handles_.empty()) {
      return below(2) == 0 ? int64_t(random_()) : below(1 << 26);
    }
    return handles_[std::size_t(below(int64_t(handles_.size())))];
  }

  autospec_status keep(autospec_status status, int64_t opened) {
    if (status == AUTOSPEC_OK && opened != 0) {
      handles_.push_back(opened);
      if (handles_.size() > 40) {
        autospec_close(handles_.front());
        handles_.erase(handles_.begin());
      }
    }
    return status;
  }

  autospec_status prepare() {
    const int64_t rows = below(6);
    const int64_t columns = below(3) == 0 ? below(6) : rows;
    std::vector<int32_t> pointers{0};
    std::vector<int32_t> indices;
    for (int64_t i = 0; i < rows; i++) {
      for (int32_t j = 0; j < columns; j++) {
        if (j == i || below(2) == 0) {
          indices.push_back(below(200) == 0 ? j + 3 : j);
        }
      }
      pointers.push_back(int32_t(indices.size()));
    }
    const std::vector<double> values(indices.size(), below(9) == 0 ? -1 : 1);
    int64_t out = 0;
    const autospec_status status =
        autospec_prepare32(rows, columns, pointers.data(), indices.data(), values.data(),
                           int32_t(below(3)), int32_t(below(5)), int32_t(below(4)), &out);
    return keep(status, out);
  }

  autospec_status expand() {
    const auto steps = int32_t(below(4));
    const auto outputs = int32_t(1 + below(2));
    std::vector<double> p(std::size_t(4 * steps + outputs * (steps + 1)), 0.5);
    for (double& value : p) {
      value = double(below(3)) - 1;
    }
    const int64_t length = int64_t(p.size()) - (below(30) == 0 ? 1 : 0);
    return autospec_expand(handle(), handle(), steps, outputs, p.data(), length, handle(), handle(),
                           handle());
  }

  autospec_status open() {
    int64_t out = 0;
    if (below(8) == 0) {
      const autospec_status status = autospec_pool_open(int32_t(below(4)), &out);
      return keep(status, out);
    }
    const autospec_status status = autospec_block_open(below(6) - below(2), below(4), &out);
    return keep(status, out);
  }

  autospec_status call() {
    double numbers[64] = {};
    int64_t whole = 0;
    double* data = nullptr;
    const char* text = nullptr;
    int32_t steps = 0;
    switch (below(21)) {
      case 0:
      case 1:
        return open();
      case 2:
        return prepare();
      case 3:
      case 4:
        return expand();
      case 5:
        return autospec_apply(handle(), handle(), handle(), handle(),
                              below(2) == 0 ? nullptr : numbers);
      case 6:
        return autospec_write(handle(), numbers, below(20));
      case 7:
        return autospec_read(handle(), below(9) == 0 ? nullptr : numbers, below(20));
      case 8:
        return autospec_data(handle(), below(9) == 0 ? nullptr : &data);
      case 9:
        return autospec_fill(handle(), handle(), 1);
      case 10:
        return autospec_assign(handle(), handle(), handle());
      case 11:
        return autospec_scale_rows(handle(), handle(), handle());
      case 12:
        return autospec_axpby(handle(), double(below(2)), handle(), double(below(2)), handle());
      case 13:
        return autospec_dot_pair(handle(), handle(), handle(), handle(), numbers);
      case 14:
        return autospec_descend(handle(), 0.5, handle(), handle(), handle(), handle(),
                                below(2) == 0 ? 0 : handle(), below(2) == 0 ? nullptr : numbers);
      case 15: {
        const autospec_status status = autospec_matrix_scale(handle(), &whole);
        return keep(status, whole);
      }
      case 16:
        switch (below(3)) {
          case 0:
            return autospec_matrix_bytes(handle(), &whole);
          case 1:
            return autospec_matrix_storage(handle(), &text);
          default:
            return autospec_matrix_steps_per_pass(handle(), handle(), int32_t(below(9)) - 1,
                                                  below(4), &steps);
        }
      case 17:
        return autospec_axpby_columns(handle(), below(9) == 0 ? nullptr : numbers, handle(),
                                      numbers, handle());
      case 18: {
        int32_t from[3];
        int32_t to[3];
        for (int i = 0; i < 3; i++) {
          from[i] = int32_t(below(20) - (below(20) == 0 ? 20 : 0)) % 3;
          to[i] = int32_t(below(3));
        }
        return autospec_copy_columns(handle(), handle(), below(9) == 0 ? nullptr : from, handle(),
                                     to, int32_t(below(5)) - 1);
      }
      case 19:
        return below(2) == 0 ? autospec_gram(handle(), handle(), handle(), numbers)
                             : autospec_combine(handle(), handle(), numbers, double(below(2)),
                                                handle());
      default:
        autospec_close(below(4) == 0 ? handle() : 0);
        return autospec_matrix_norm_bound(handle(), numbers);
    }
  }

  std::mt19937_64 random_;
  std::vector<int64_t> handles_;
};

}  // namespace

// The number of calls may be given; the same calls in every run.
int main(int count, char** arguments) {
  Fuzzer(20260101).run(count > 1 ? std::atoi(arguments[1]) : 200000);
}
