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

int32_t nobody_knows() noexcept { return 0; }
int32_t all_free() noexcept { return 1000; }

int32_t seen_free = 0;
int32_t as_seen() noexcept { return seen_free; }

constexpr double kRest = ProcessorShare::kRest;
constexpr double kSpell = ProcessorShare::kSpell;

void sharing_by_processor_time() {
  ProcessorShare share(1.4, nobody_knows);
  check(!share.poor(10), "where nobody knows of others the threads are tried");
  share.add(10, 11, 1.9);
  check(!share.poor(11), "threads that get two processors are worth it");
  share.add(11, 12, 1.3);
  check(share.poor(12) && share.poor(12 + 0.9 * kRest),
        "threads that get less than they are worth rest");
  check(!share.poor(12 + 1.1 * kRest), "and are tried again");
  share.add(40, 40 + 0.1 * kSpell, 0);
  check(!share.poor(40.1), "a short job alone says nothing");
  share.add(41, 42, 2);
  check(!share.poor(42), "a spell is judged as a whole");
}

void sharing_by_what_is_seen() {
  ProcessorShare share(1.4, as_seen);
  seen_free = 1;
  check(share.poor(10), "where others leave one processor a thread is not tried");
  seen_free = 2;
  check(share.poor(10.0001), "they are not looked for all the time");
  check(!share.poor(10.1), "once they are gone the threads are back");
  seen_free = 1;
  share.add(10.1, 10.2, 0.2);
  check(!share.poor(10.2), "jobs that follow each other and go well are not disturbed");
  share.add(10.2, 10.3, 0.12);
  seen_free = 2;
  check(share.poor(10.35), "after a poor spell one glance is not enough");
  seen_free = 1;
  check(share.poor(10.39), "others are seen again");
  seen_free = 2;
  check(share.poor(10.45), "and the wait begins anew");
  check(!share.poor(10.5), "as long as the spell was without others is enough");
}

void harmless_others() {
  ProcessorShare share(1.4, as_seen);
  seen_free = 1;
  check(share.poor(10), "others are seen");
  share.add_alone(10, 11);
  check(share.poor(10 + 0.9 * kRest), "the longer the jobs, the rarer a trial");
  check(!share.poor(10 + 1.1 * kRest), "the threads are tried although others are seen");
  share.add(40, 41, 1.9);
  check(!share.poor(100), "who leaves the threads their processors is no longer looked for");
  share.add(100, 101, 1.2);
  check(share.poor(101), "until a spell is poor");
}

void jobs_made_for_the_threads_there_are() {
  ThreadPool pool(3, 0, as_seen);
  seen_free = 1;
  check(pool.threads_now() == 1, "where the caller will work alone jobs are made for one thread");
  const double begin = wall_seconds();
  while (wall_seconds() < begin + 2 * ProcessorShare::kGlance) {
    pool.run(1, [](int32_t) noexcept {});
  }
  seen_free = 3;
  check(pool.threads_now() == 3, "and for all again once the others are gone");
  run_jobs(pool, 20);
}

}  // namespace

int main() {
  for (const int32_t threads : {1, 2, 5}) {
    ThreadPool pool(threads, 0, all_free);
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

  sharing_by_processor_time();
  sharing_by_what_is_seen();
  harmless_others();
  jobs_made_for_the_threads_there_are();

  // threads that never get enough: the caller does everything
  ThreadPool alone(4, 1e9, nobody_knows);
  alone.run(2, [](int32_t) noexcept {
    const double end = wall_seconds() + 10 * ProcessorShare::kSpell;
    while (wall_seconds() < end) {
    }
  });
  const std::thread::id caller = std::this_thread::get_id();
  alone.run(64, [&](int32_t) noexcept {
    check(std::this_thread::get_id() == caller,
          "a caller whose threads get too little works alone");
  });
  run_jobs(alone, 100);
}
