#include "cpus.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <thread>

#if defined(__linux__)
#include <sched.h>
#endif

namespace autospec {
namespace {

constexpr std::size_t kMostPath = 512;

bool read_line(const char* path, char* line, int size) noexcept {
  std::FILE* file = std::fopen(path, "re");
  if (file == nullptr) {
    return false;
  }
  const bool read = std::fgets(line, size, file) != nullptr;
  std::fclose(file);
  return read;
}

int32_t affinity() noexcept {
#if defined(__linux__)
  // the kernel refuses a set smaller than its own, so the set is larger than any machine known
  constexpr int kMostCpus = 8192;
  alignas(cpu_set_t) unsigned char bits[kMostCpus / 8];
  auto* set = reinterpret_cast<cpu_set_t*>(bits);
  if (sched_getaffinity(0, sizeof bits, set) == 0) {
    const int count = CPU_COUNT_S(sizeof bits, set);
    if (count > 0) {
      return count;
    }
  }
#endif
  return std::max(1, int32_t(std::thread::hardware_concurrency()));
}

int32_t tighter(int32_t limit, int32_t other) noexcept {
  return other > 0 && (limit == 0 || other < limit) ? other : limit;
}

int32_t quota_of(const char* directory, bool version2) noexcept {
  char path[kMostPath + 64];
  char text[128] = "";
  if (version2) {
    std::snprintf(path, sizeof path, "%s/cpu.max", directory);
    return read_line(path, text, sizeof text) ? cpus_of_quota(text) : 0;
  }
  char quota[48] = "";
  char period[48] = "";
  std::snprintf(path, sizeof path, "%s/cpu.cfs_quota_us", directory);
  const bool has_quota = read_line(path, quota, sizeof quota);
  std::snprintf(path, sizeof path, "%s/cpu.cfs_period_us", directory);
  if (!has_quota || !read_line(path, period, sizeof period)) {
    return 0;
  }
  std::snprintf(text, sizeof text, "%ld %ld", std::atol(quota), std::atol(period));
  return cpus_of_quota(text);
}

// The limits of a group and of every group above it hold together.
int32_t quota_upwards(const char* mount, const char* group, bool version2) noexcept {
  char directory[kMostPath];
  std::snprintf(directory, sizeof directory, "%s%s", mount, group);
  const std::size_t root = std::strlen(mount);
  int32_t limit = quota_of(mount, version2);
  for (std::size_t length = std::strlen(directory); length > root; length--) {
    if (directory[length] == '/' || directory[length] == '\0') {
      directory[length] = '\0';
      limit = tighter(limit, quota_of(directory, version2));
    }
  }
  return limit;
}

int32_t quota() noexcept {
  std::FILE* file = std::fopen("/proc/self/cgroup", "re");
  if (file == nullptr) {
    return 0;
  }
  int32_t limit = 0;
  char line[kMostPath];
  while (std::fgets(line, sizeof line, file) != nullptr) {
    line[std::strcspn(line, "\n")] = '\0';
    // "hierarchy:controllers:group"; version 2 has hierarchy 0 and no controllers
    char* controllers = std::strchr(line, ':');
    char* group = controllers == nullptr ? nullptr : std::strchr(controllers + 1, ':');
    if (group == nullptr) {
      continue;
    }
    *group++ = '\0';
    controllers++;
    if (*controllers == '\0') {
      limit = tighter(limit, quota_upwards("/sys/fs/cgroup", group, true));
    } else if (std::strcmp(controllers, "cpu") == 0 ||
               std::strcmp(controllers, "cpu,cpuacct") == 0) {
      limit = tighter(limit, quota_upwards("/sys/fs/cgroup/cpu", group, false));
    }
  }
  std::fclose(file);
  return limit;
}

// What AUTOSPEC_THREADS says, "" if it is not set.
const char* asked() noexcept {
  const char* text = std::getenv("AUTOSPEC_THREADS");
  return text == nullptr ? "" : text;
}

// A number of threads as text, or 0 if it is none.
int32_t number_of_threads(const char* text) noexcept {
  char* end = nullptr;
  const long threads = std::strtol(text, &end, 10);
  const bool whole = end != text && *end == '\0';
  return whole && threads >= 1 && threads <= kMostThreads ? int32_t(threads) : 0;
}

struct Note {
  char text[160];
};

Note note_on_threads() noexcept {
  Note note = {""};
  if (*asked() != '\0' && number_of_threads(asked()) == 0) {
    std::snprintf(note.text, sizeof note.text,
                  "AUTOSPEC_THREADS is \"%.60s\", no number from 1 to %d: it is ignored", asked(),
                  int(kMostThreads));
  }
  return note;
}

}  // namespace

int32_t cpus_of_quota(const char* cpu_max) noexcept {
  long allowed = 0;
  long period = 0;
  if (std::sscanf(cpu_max, "%ld %ld", &allowed, &period) != 2 || allowed <= 0 || period <= 0) {
    return 0;
  }
  return int32_t(std::min<long>((allowed - 1) / period + 1, kMostThreads));
}

int32_t free_processors(int32_t processors, const char* loadavg) noexcept {
  int running = 0;
  // a thread that reads this runs
  if (std::sscanf(loadavg, "%*s %*s %*s %d/", &running) != 1 || running < 1) {
    return 0;
  }
  return std::max(1, processors - (running - 1));
}

int32_t free_processors() noexcept {
  static const auto processors = int32_t(sysconf(_SC_NPROCESSORS_ONLN));
  char text[128];
  return read_line("/proc/loadavg", text, sizeof text) ? free_processors(processors, text) : 0;
}

int32_t default_threads() noexcept {
  const int32_t forced = number_of_threads(asked());
  return forced > 0 ? forced : std::max(1, std::min(tighter(affinity(), quota()), kMostThreads));
}

const char* threads_note() noexcept {
  static const Note note = note_on_threads();
  return note.text;
}

}  // namespace autospec
