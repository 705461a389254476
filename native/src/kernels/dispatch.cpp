// The one file that knows instruction-set levels.
#include "dispatch.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace autospec {

#if defined(__x86_64__)
extern const KernelTable kernels_x86_64_v2;
extern const KernelTable kernels_x86_64_v3;
extern const KernelTable kernels_x86_64_v4;
#else
extern const KernelTable kernels_baseline;
#endif

namespace {

struct Level {
  const KernelTable* table;
  bool runs_here;
};

constexpr int kMostLevels = 3;

struct Choice {
  const KernelTable* table;
  char note[160];
};

// Fills the levels, the lowest first, and returns their number.
int levels(Level* out) noexcept {
#if defined(__x86_64__)
  __builtin_cpu_init();
  out[0] = {&kernels_x86_64_v2, true};
  out[1] = {&kernels_x86_64_v3, __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") &&
                                    __builtin_cpu_supports("bmi") &&
                                    __builtin_cpu_supports("bmi2")};
  out[2] = {&kernels_x86_64_v4,
            out[1].runs_here && __builtin_cpu_supports("avx512f") &&
                __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512cd") &&
                __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl")};
  return 3;
#else
  out[0] = {&kernels_baseline, true};
  return 1;
#endif
}

Choice choose() noexcept {
  Level all[kMostLevels];
  const int count = levels(all);
  Choice choice = {all[0].table, ""};
  for (int i = 0; i < count; i++) {
    if (all[i].runs_here) {
      choice.table = all[i].table;
    }
  }
  const char* wanted = std::getenv("AUTOSPEC_ISA");
  if (wanted == nullptr || *wanted == '\0') {
    return choice;
  }
  for (int i = 0; i < count; i++) {
    if (std::strcmp(wanted, all[i].table->isa) == 0) {
      if (all[i].runs_here) {
        choice.table = all[i].table;
      } else {
        std::snprintf(choice.note, sizeof choice.note,
                      "AUTOSPEC_ISA is %s, which this CPU does not run: %s serves", wanted,
                      choice.table->isa);
      }
      return choice;
    }
  }
  std::snprintf(choice.note, sizeof choice.note,
                "AUTOSPEC_ISA is \"%.60s\", no level of this library: %s serves", wanted,
                choice.table->isa);
  return choice;
}

const Choice& choice() noexcept {
  static const Choice chosen = choose();
  return chosen;
}

}  // namespace

const KernelTable& kernels() noexcept { return *choice().table; }

const KernelTable* kernels_named(const char* isa) noexcept {
  Level all[kMostLevels];
  const int count = levels(all);
  for (int i = 0; i < count; i++) {
    if (all[i].runs_here && std::strcmp(isa, all[i].table->isa) == 0) {
      return all[i].table;
    }
  }
  return nullptr;
}

const char* isa_note() noexcept { return choice().note; }

}  // namespace autospec
