#ifndef AUTOSPEC_CPUS_H
#define AUTOSPEC_CPUS_H

#include <cstdint>

namespace autospec {

constexpr int32_t kMostThreads = 1024;

// AUTOSPEC_THREADS if it is a number of threads, else the CPUs this process may use.
int32_t default_threads() noexcept;

// Why AUTOSPEC_THREADS was not followed when this was first asked, or "".
const char* threads_note() noexcept;

// CPUs that a cgroup's limit lets run at once, the text of cpu.max ("200000 100000", "max 100000"),
// rounded up; 0 without a limit.
int32_t cpus_of_quota(const char* cpu_max) noexcept;

// Processors of the system that no thread but the caller's runs on or waits for, the caller's
// included; 0 where that is not known.
int32_t free_processors() noexcept;

// The same from the number of processors and the text of /proc/loadavg ("0.20 0.18 0.12 1/80
// 11206": one thread runs or waits for a processor).
int32_t free_processors(int32_t processors, const char* loadavg) noexcept;

}  // namespace autospec

#endif
