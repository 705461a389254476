// Threads use blocks, matrices and pools while others close them: every call works or is refused.
#include <atomic>
#include <thread>
#include <vector>

#include "autospec/autospec.h"
#include "check.h"

namespace {

constexpr int64_t kRows = 40000;

struct Objects {
  autospec_pool pool;
  autospec_matrix a;
  autospec_block x, y, work;
};

Objects open() {
  std::vector<int64_t> pointers{0};
  std::vector<int32_t> columns;
  for (int64_t i = 0; i < kRows; i++) {
    for (int64_t j = i - 1; j <= i + 1; j++) {
      if (j >= 0 && j < kRows) {
        columns.push_back(int32_t(j));
      }
    }
    pointers.push_back(int64_t(columns.size()));
  }
  const std::vector<double> values(columns.size(), 0.25);
  Objects o = {};
  check(autospec_pool_open(3, &o.pool) == AUTOSPEC_OK, "pool");
  check(autospec_prepare(kRows, kRows, pointers.data(), columns.data(), values.data(), 0,
                         AUTOSPEC_FLOAT32, 0, &o.a) == AUTOSPEC_OK,
        "prepare");
  check(autospec_block_open(kRows, 1, &o.x) == AUTOSPEC_OK, "x");
  check(autospec_block_open(kRows, 1, &o.y) == AUTOSPEC_OK, "y");
  check(autospec_block_open(kRows, 2, &o.work) == AUTOSPEC_OK, "work");
  return o;
}

void use_until_refused(const Objects& o, bool expand) {
  const double p[] = {1, 1, 0, 0, 0, -1, 0, 1, 0.5, 0.5, 0.5};
  double dot = 0;
  autospec_status status = AUTOSPEC_OK;
  for (int i = 0; i < 1000000 && status == AUTOSPEC_OK; i++) {
    status = expand ? autospec_expand(o.pool, o.a, 2, 1, p, 11, o.x, o.y, o.work)
                    : autospec_dot(o.pool, o.x, o.x, &dot);
  }
  check(status == AUTOSPEC_CLOSED, "a closed object is refused");
}

}  // namespace

int main() {
  for (int round = 0; round < 12; round++) {
    const Objects o = open();
    std::atomic<int> ready{0};
    std::thread expander([&] {
      ready++;
      use_until_refused(o, true);
    });
    std::thread reader([&] {
      ready++;
      use_until_refused(o, false);
    });
    while (ready < 2) {
      std::this_thread::yield();
    }
    const int64_t victims[] = {o.x, o.pool, o.a, o.work};
    std::thread closer([&] { autospec_close(victims[round % 4]); });
    autospec_close(victims[(round + 1) % 4]);
    closer.join();
    autospec_close(o.x);
    expander.join();
    reader.join();
    for (const int64_t handle : {o.pool, o.a, o.x, o.y, o.work}) {
      autospec_close(handle);
    }
    check(autospec_live_objects() == 0 && autospec_live_bytes() == 0, "nothing is left");
  }
}
