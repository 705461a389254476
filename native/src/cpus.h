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

}  // namespace autospec

#endif
