#ifndef AUTOSPEC_PROCESSOR_SHARE_H
#define AUTOSPEC_PROCESSOR_SHARE_H

#include <time.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>

namespace autospec {

inline double wall_seconds() noexcept {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

// Of the calling thread.
inline double processor_seconds() noexcept {
  timespec time;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return double(time.tv_sec) + 1e-9 * double(time.tv_nsec);
}

// Whether the threads of a pool are worth waking, judged by two observations.
//
// Before a job, unless another has just ended: where others leave one processor, a second thread
// would wait for its turns, of 4 ms and more, and the caller for it. The caller works alone as long
// as that is seen.
//
// After jobs: how many processors the threads got, their processor time over the time that jobs
// took, in spells of kSpell seconds of jobs. After a spell with too few the caller works alone
// until nobody else has been seen for as long as the spell took.
//
// But what is seen may be harmless, work of a low priority say. So the threads are tried again
// after kRest times as long as the spell or the longest job alone took, and trying costs little.
class ProcessorShare {
 public:
  // Processors that others leave, the caller's included; 0 where that is not known.
  using FreeProcessors = int32_t (*)() noexcept;

  // Measured beside a busy loop on one of two processors (128^3, 7 points, degree 8): two threads
  // get 1.1 to 1.3 processors, and what each does in its time is less than one alone does, because
  // they share the memory and wait where the other was stopped. With both free they get 1.9.
  static constexpr double kWorthwhile = 1.4;
  static constexpr double kSpell = 0.005;
  // A trial takes up to 1.3 times as long as the caller alone: 2 % of the time with its rest.
  static constexpr double kRest = 16;
  // Seconds between looks at the system while the caller works alone, of some microseconds each.
  static constexpr double kGlance = 0.001;

  ProcessorShare(double least, FreeProcessors free_processors) noexcept
      : least_(least), free_processors_(free_processors) {}

  // Whether the caller does better without its threads in the job that begins now.
  bool poor(double now) noexcept {
    if (alone()) {
      return !worth_another_try(now);
    }
    if (harmless_ || now < last_end_ + kSpell) {
      return false;
    }
    if (free_processors_() != 1) {
      last_end_ = now;  // seen for a while
      return false;
    }
    retire(now, 0);
    return true;
  }

  // What poor said last; may be asked by any thread.
  bool alone() const noexcept { return alone_.load(std::memory_order_relaxed); }

  // A job of the threads from start to end and their processor time.
  void add(double start, double end, double processor) noexcept {
    last_end_ = end;
    wall_ += end - start;
    processor_ += processor;
    if (wall_ < kSpell) {
      return;
    }
    if (processor_ < least_ * wall_) {
      retire(end, wall_);
    } else {
      harmless_ = harmless_ || trial_;
      trial_ = false;
    }
    wall_ = 0;
    processor_ = 0;
  }

  // A job that the caller did alone.
  void add_alone(double start, double end) noexcept { longest_ = std::max(longest_, end - start); }

 private:
  void retire(double now, double lost) noexcept {
    alone_ = true;
    harmless_ = false;
    trial_ = false;
    since_ = last_glance_ = last_crowded_ = now;
    quiet_ = lost;
    longest_ = std::max(kSpell, lost);
  }

  bool worth_another_try(double now) noexcept {
    trial_ = now >= since_ + kRest * longest_;
    if (!trial_) {
      if (now < last_glance_ + kGlance) {
        return false;
      }
      last_glance_ = now;
      if (free_processors_() < 2) {
        last_crowded_ = now;
        return false;
      }
      if (now < last_crowded_ + quiet_) {
        return false;
      }
    }
    alone_ = false;
    last_end_ = now;
    return true;
  }

  const double least_;
  const FreeProcessors free_processors_;
  // the spell under way
  double wall_ = 0;
  double processor_ = 0;
  double last_end_ = -kSpell;
  bool trial_ = false;     // the threads are tried although others were seen
  bool harmless_ = false;  // and did well
  std::atomic<bool> alone_{false};
  double since_ = 0;  // the caller works alone
  double last_glance_ = 0;
  double last_crowded_ = 0;
  double quiet_ = 0;  // seconds without others that end it
  double longest_ = 0;
};

}  // namespace autospec

#endif
