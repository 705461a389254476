#include "../src/handles.h"

#include <atomic>
#include <set>
#include <vector>

#include "check.h"

using namespace autospec;

namespace {

std::atomic<int> destroyed{0};

class Probe : public Object {
 public:
  Probe() : Object(Kind::kBlock) {}
  ~Probe() override { destroyed++; }
};

}  // namespace

int main() {
  for (const int64_t foreign : {int64_t{0}, int64_t{-1}, int64_t{1}, INT64_MAX, INT64_MIN}) {
    check(take(foreign) == nullptr, "a foreign handle gives nothing");
    close(foreign);
  }
  std::set<int64_t> seen;
  for (int round = 0; round < 5; round++) {
    std::vector<int64_t> open;
    for (int i = 0; i < 3000; i++) {
      const int64_t handle = enter(std::make_unique<Probe>());
      check(handle > 0 && seen.insert(handle).second, "no handle is used twice");
      open.push_back(handle);
    }
    check(live_objects() == 3000, "live objects are counted");
    for (const int64_t handle : open) {
      close(handle);
      close(handle);
      check(take(handle) == nullptr, "a closed handle gives nothing");
    }
    check(live_objects() == 0 && destroyed == 3000 * (round + 1), "closed objects are destroyed");
  }
  const int64_t handle = enter(std::make_unique<Probe>());
  check(take(handle) != nullptr, "an open handle gives its object");
  close(handle);
  check(live_objects() == 1, "a held object outlives close");
  check(take(handle) == nullptr, "nobody takes it again");
  drop(handle);
  check(live_objects() == 0, "the last reference destroys it");
}
