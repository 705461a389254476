// The clocks of the measuring programs. Others may want the processors: whatever runs in one thread
// or one process is measured by its processor time, only several threads together on the wall.
#ifndef AUTOSPEC_BENCH_CLOCKS_H
#define AUTOSPEC_BENCH_CLOCKS_H

#include <time.h>

inline double seconds_on(clockid_t clock) {
  timespec time;
  clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

inline double thread_seconds() { return seconds_on(CLOCK_THREAD_CPUTIME_ID); }
inline double process_seconds() { return seconds_on(CLOCK_PROCESS_CPUTIME_ID); }
inline double wall_seconds() { return seconds_on(CLOCK_MONOTONIC); }

#endif
