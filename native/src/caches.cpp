#include "caches.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#if defined(__x86_64__)
#include <cpuid.h>

#include "cache_leaves.h"
#endif

namespace autospec {
namespace {

constexpr Caches kUnknown = {int64_t{512} << 10, int64_t{8} << 20};

bool read_text(const char* path, char* text, int size) noexcept {
  std::FILE* file = std::fopen(path, "re");
  if (file == nullptr) {
    return false;
  }
  const bool read = std::fgets(text, size, file) != nullptr;
  std::fclose(file);
  return read;
}

// "512K", "32M", or 0 for anything else.
int64_t bytes_of(const char* text) noexcept {
  char unit = '\0';
  long long count = 0;
  if (std::sscanf(text, "%lld%c", &count, &unit) < 1 || count < 0) {
    return 0;
  }
  return int64_t(count) * (unit == 'K' ? 1 << 10 : unit == 'M' ? 1 << 20 : 1);
}

// The kernel's own account; sysconf counts every slice of the third level of some processors. Zeros
// where it has none, as in some virtual machines.
Caches told_by_system() noexcept {
  Caches found = {0, 0};
  for (int index = 0; index < 8; index++) {
    char path[96];
    char text[64];
    const auto read = [&](const char* name) noexcept {
      std::snprintf(path, sizeof path, "/sys/devices/system/cpu/cpu0/cache/index%d/%s", index,
                    name);
      return read_text(path, text, sizeof text);
    };
    if (!read("type")) {
      break;
    }
    if (text[0] == 'I') {
      continue;
    }
    const int level = read("level") ? std::atoi(text) : 0;
    const int64_t bytes = read("size") ? bytes_of(text) : 0;
    int64_t& cache = level <= 2 ? found.own : found.shared;
    cache = std::max(cache, bytes);
  }
  return found;
}

Caches told_by_processor() noexcept {
#if defined(__x86_64__)
  return caches_of_leaves([](uint32_t leaf, uint32_t subleaf) noexcept {
    CpuidAnswer answer = {0, 0, 0, 0};
    __get_cpuid_count(leaf, subleaf, &answer.eax, &answer.ebx, &answer.ecx, &answer.edx);
    return answer;
  });
#else
  return {0, 0};
#endif
}

Caches detect() noexcept {
  const Caches system = told_by_system();
  const Caches found = system.own > 0 ? system : told_by_processor();
  return found.own > 0 ? found : kUnknown;
}

Caches choose() noexcept {
  const char* forced = std::getenv("AUTOSPEC_CACHE");
  if (forced != nullptr && *forced != '\0') {
    char* end = nullptr;
    const long long bytes = std::strtoll(forced, &end, 10);
    if (*end == '\0' && bytes >= 0) {
      return {bytes, 0};
    }
  }
  return detect();
}

}  // namespace

const Caches& caches() noexcept {
  static const Caches chosen = choose();
  return chosen;
}

}  // namespace autospec
