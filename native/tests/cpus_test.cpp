#include "../src/cpus.h"

#include <cstdlib>
#include <cstring>
#include <initializer_list>

#include "check.h"

using namespace autospec;

int main() {
  check(cpus_of_quota("max 100000\n") == 0, "no limit");
  check(cpus_of_quota("200000 100000\n") == 2, "two CPUs");
  check(cpus_of_quota("150000 100000") == 2, "one CPU and a half is two threads");
  check(cpus_of_quota("1000 100000") == 1, "a hundredth of a CPU is one thread");
  check(cpus_of_quota("-1 100000") == 0, "version 1 writes -1 for no limit");
  check(cpus_of_quota("") == 0 && cpus_of_quota("100") == 0, "half a line is no limit");
  check(free_processors(4, "0.20 0.18 0.12 1/80 11206\n") == 4,
        "the caller's own thread is no other");
  check(free_processors(4, "3.20 1.18 0.12 3/80 11206\n") == 2, "two others take two");
  check(free_processors(4, "9.20 1.18 0.12 12/80 11206\n") == 1, "the caller always has its own");
  check(free_processors(4, "0.00 0.00 0.00 0/0 0\n") == 0, "nobody running is no answer");
  check(free_processors(4, "") == 0 && free_processors(4, "0.1 0.1") == 0, "half a line neither");
  check(free_processors() >= 0, "the system answers, or nobody knows");
  setenv("AUTOSPEC_THREADS", "-1", 1);
  check(std::strstr(threads_note(), "\"-1\"") != nullptr, "a note says why not");
  setenv("AUTOSPEC_THREADS", "7", 1);
  check(default_threads() == 7, "AUTOSPEC_THREADS is followed");
  for (const char* bad : {"0", "-3", "seven", "7x", "", "99999999999999999999"}) {
    setenv("AUTOSPEC_THREADS", bad, 1);
    const int32_t threads = default_threads();
    check(threads >= 1 && threads <= kMostThreads, "a bad AUTOSPEC_THREADS is ignored");
  }
}
