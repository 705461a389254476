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
    ThreadPool pool(threads, 0);
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

  ProcessorShare share(1.4);
  share.add(10, 11, 1.9);
  check(!share.poor(11), "threads that get two processors are worth it");
  share.add(11, 12, 1.3);
  check(share.poor(12) && share.poor(12 + 0.9 * ProcessorShare::kRest),
        "threads that get less than they are worth rest");
  check(!share.poor(12 + 1.1 * ProcessorShare::kRest), "and are tried again");
  share.add(40, 40 + 0.1 * ProcessorShare::kSpell, 0);
  check(!share.poor(40.1), "a short job alone says nothing");
  share.add(41, 42, 2);
  check(!share.poor(42), "a spell is judged as a whole");

  // threads that never get enough: the caller does everything
  ThreadPool alone(4, 1e9);
  alone.run(2, [](int32_t) noexcept {
    const double end = wall_seconds() + 10 * ProcessorShare::kSpell;
    while (wall_seconds() < end) {
    }
  });
  const std::thread::id caller = std::this_thread::get_id();
  alone.run(64, [&](int32_t) noexcept {
    check(std::this_thread::get_id() == caller, "a caller whose threads get too little works alone");
  });
  run_jobs(alone, 100);
}
