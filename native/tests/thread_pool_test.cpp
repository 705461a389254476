#include "../src/thread_pool.h"

#include <atomic>
#include <memory>

#include "check.h"

using namespace autospec;

namespace {

void run_jobs(ThreadPool& pool, int jobs) {
  for (int job = 0; job < jobs; job++) {
    const int32_t parts = 1 + job % 11;
    std::atomic<int> runs[11] = {};
    pool.run(parts, [&](int32_t part) noexcept { runs[part]++; });
    for (int32_t part = 0; part < parts; part++) {
      check(runs[part] == 1, "every part runs once before run returns");
    }
  }
}

}  // namespace

int main() {
  for (const int32_t threads : {1, 2, 5}) {
    ThreadPool pool(threads);
    check(pool.threads() == threads, "the pool knows its threads");
    run_jobs(pool, 2000);
    std::thread first([&] { run_jobs(pool, 2000); });
    std::thread second([&] { run_jobs(pool, 2000); });
    first.join();
    second.join();
  }
  for (int i = 0; i < 200; i++) {
    const auto pool = std::make_unique<ThreadPool>(1 + i % 4);
    run_jobs(*pool, i % 3);
  }
}
