#ifndef AUTOSPEC_PROCESSOR_SHARE_H
#define AUTOSPEC_PROCESSOR_SHARE_H

#include <time.h>

#include <chrono>

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

// How many processors the threads of a pool got: their processor time over the time that jobs took,
// in spells of kSpell seconds of jobs. After a spell with too few it says so for kRest times as long
// as the spell took, so that trying again costs little.
class ProcessorShare {
 public:
  // Measured beside a busy loop on one of two processors (128^3, 7 points, degree 8): two threads get
  // 1.1 to 1.3 processors, and what each does in its time is less than one alone does, because they
  // share the memory and wait where the other was stopped. With both free they get 1.9.
  static constexpr double kWorthwhile = 1.4;
  static constexpr double kSpell = 0.005;
  static constexpr double kRest = 16;

  explicit ProcessorShare(double least) noexcept : least_(least) {}

  bool poor(double now) const noexcept { return now < rest_end_; }

  // A job from start to end and the processor time of its threads.
  void add(double start, double end, double processor) noexcept {
    wall_ += end - start;
    processor_ += processor;
    if (wall_ < kSpell) {
      return;
    }
    if (processor_ < least_ * wall_) {
      rest_end_ = end + kRest * wall_;
    }
    wall_ = 0;
    processor_ = 0;
  }

 private:
  const double least_;
  double wall_ = 0;
  double processor_ = 0;
  double rest_end_ = 0;
};

}  // namespace autospec

#endif
