// Buffers are zeroed, counted and aligned, whether their memory is new or was another's.
#include "../src/buffer.h"

#include <algorithm>
#include <cstdint>
#include <random>
#include <thread>
#include <vector>

#include "../src/idle_maps.h"
#include "check.h"

using namespace autospec;

namespace {

constexpr int64_t kKb = 1 << 10;

bool zeroed(const Buffer<unsigned char>& buffer) {
  return std::all_of(buffer.data(), buffer.data() + buffer.bytes(),
                     [](unsigned char byte) { return byte == 0; });
}

void fill(const Buffer<unsigned char>& buffer, unsigned char byte) {
  std::fill(buffer.data(), buffer.data() + buffer.bytes(), byte);
}

// On both sides of every size at which the source of the memory changes.
void check_sizes() {
  for (const Pages pages : {Pages::kWhenTouched, Pages::kAtOnce}) {
    for (const int64_t size : {int64_t{0}, int64_t{1}, 64 * kKb - 1, 64 * kKb, 65 * kKb, 500 * kKb,
                               4096 * kKb - 1, 4096 * kKb, 9000 * kKb}) {
      for (int again = 0; again < 3; again++) {
        const int64_t before = live_bytes();
        const Buffer<unsigned char> buffer(size, pages);
        check(buffer.bytes() == size && live_bytes() == before + size, "bytes are counted");
        check(reinterpret_cast<std::uintptr_t>(buffer.data()) % 64 == 0, "a buffer is aligned");
        check(zeroed(buffer), "a buffer is zeroed");
        fill(buffer, 0xff);
      }
    }
  }
  check(live_bytes() == 0, "nothing is left");
}

void check_reuse() {
  const void* first = nullptr;
  {
    const Buffer<unsigned char> buffer(300 * kKb);
    first = buffer.data();
  }
  const int64_t idle = idle_bytes();
  if (idle == 0) {
    return;  // not where blocks are mapped
  }
  const Buffer<unsigned char> next(300 * kKb - 100);
  check(idle_bytes() < idle, "what waits is used");
  check(std::abs(reinterpret_cast<std::intptr_t>(next.data()) -
                 reinterpret_cast<std::intptr_t>(first)) < 4096,
        "the map is that of the buffer released last");
}

void check_bound() {
  for (int64_t size = 64 * kKb; size < 4096 * kKb; size += 37 * kKb) {
    std::vector<Buffer<unsigned char>> many;
    for (int i = 0; i < 5; i++) {
      many.emplace_back(size);
    }
    many.clear();
    check(idle_bytes() <= int64_t(IdleMaps::kMostBytes), "no more waits than may");
  }
}

void check_threads() {
  std::vector<std::thread> threads;
  for (uint64_t seed = 0; seed < 4; seed++) {
    threads.emplace_back([seed] {
      std::mt19937_64 random(seed);
      std::vector<Buffer<unsigned char>> mine(6);
      for (int i = 0; i < 300; i++) {
        Buffer<unsigned char>& one = mine[random() % mine.size()];
        one = Buffer<unsigned char>(int64_t(random() % (3 << 16)) + 32 * kKb);
        check(zeroed(one), "a buffer is nobody else's");
        fill(one, static_cast<unsigned char>(seed + 1));
      }
    });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  check(live_bytes() == 0, "nothing is left");
}

}  // namespace

int main() {
  check_sizes();
  check_reuse();
  check_bound();
  check_threads();
}
