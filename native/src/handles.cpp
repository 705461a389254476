#include "handles.h"

#include <atomic>
#include <mutex>
#include <new>

namespace autospec {
namespace {

// A handle is generation * 2^24 + slot. A slot's word is generation * 2^24 + open * 2^23 + number
// of references, where being open counts as one of them; generations only grow, so that a word of
// an old generation never comes back.
constexpr int kGenerationShift = 24;
constexpr uint64_t kLowBits = (uint64_t{1} << kGenerationShift) - 1;
constexpr uint64_t kOpen = uint64_t{1} << 23;
constexpr uint64_t kReferences = kOpen - 1;
constexpr uint64_t kLastGeneration = (uint64_t{1} << 39) - 1;

constexpr uint32_t kSlotsPerChunk = 1024;
constexpr uint32_t kMostChunks = (uint32_t{1} << kGenerationShift) / kSlotsPerChunk;
constexpr uint32_t kNone = ~uint32_t{0};

struct Slot {
  std::atomic<uint64_t> word{0};
  Object* object = nullptr;
  uint32_t next_free = kNone;
};

// Constant-initialised and never destroyed: a thread may still close a handle while the process
// runs its exit handlers.
std::atomic<Slot*> chunks[kMostChunks];
std::mutex growth;  // guards the free list and the number of slots
uint32_t first_free = kNone;
uint32_t slots_made = 0;
std::atomic<int64_t> live{0};

uint64_t generation_of(uint64_t bits) noexcept { return bits >> kGenerationShift; }

Slot* slot_at(uint32_t index) noexcept {
  Slot* chunk = chunks[index / kSlotsPerChunk].load(std::memory_order_acquire);
  return chunk == nullptr ? nullptr : chunk + index % kSlotsPerChunk;
}

Slot* slot_of(int64_t handle) noexcept {
  return handle <= 0 ? nullptr : slot_at(uint32_t(uint64_t(handle) & kLowBits));
}

uint32_t free_slot() {
  const std::lock_guard<std::mutex> lock(growth);
  if (first_free != kNone) {
    const uint32_t index = first_free;
    first_free = slot_at(index)->next_free;
    return index;
  }
  if (slots_made == kSlotsPerChunk * kMostChunks) {
    throw std::bad_alloc();
  }
  if (slots_made % kSlotsPerChunk == 0) {
    chunks[slots_made / kSlotsPerChunk].store(new Slot[kSlotsPerChunk], std::memory_order_release);
  }
  return slots_made++;
}

void release(Slot* slot, uint32_t index) noexcept {
  const uint64_t before = slot->word.fetch_sub(1, std::memory_order_acq_rel);
  if ((before & kReferences) != 1) {
    return;
  }
  delete slot->object;
  slot->object = nullptr;
  live.fetch_sub(1, std::memory_order_relaxed);
  if (generation_of(before) < kLastGeneration) {
    const std::lock_guard<std::mutex> lock(growth);
    slot->next_free = first_free;
    first_free = index;
  }
}

}  // namespace

int64_t enter(std::unique_ptr<Object> object) {
  const uint32_t index = free_slot();
  Slot* slot = slot_at(index);
  const uint64_t generation = generation_of(slot->word.load(std::memory_order_relaxed)) + 1;
  slot->object = object.release();
  live.fetch_add(1, std::memory_order_relaxed);
  slot->word.store((generation << kGenerationShift) | kOpen | 1, std::memory_order_release);
  return int64_t((generation << kGenerationShift) | index);
}

Object* take(int64_t handle) noexcept {
  Slot* slot = slot_of(handle);
  if (slot == nullptr) {
    return nullptr;
  }
  uint64_t word = slot->word.load(std::memory_order_relaxed);
  do {
    if (generation_of(word) != generation_of(uint64_t(handle)) || (word & kOpen) == 0 ||
        (word & kReferences) == kReferences) {
      return nullptr;
    }
  } while (!slot->word.compare_exchange_weak(word, word + 1, std::memory_order_acquire,
                                             std::memory_order_relaxed));
  return slot->object;
}

void drop(int64_t handle) noexcept {
  release(slot_of(handle), uint32_t(uint64_t(handle) & kLowBits));
}

void close(int64_t handle) noexcept {
  Slot* slot = slot_of(handle);
  if (slot == nullptr) {
    return;
  }
  uint64_t word = slot->word.load(std::memory_order_relaxed);
  do {
    if (generation_of(word) != generation_of(uint64_t(handle)) || (word & kOpen) == 0) {
      return;
    }
  } while (!slot->word.compare_exchange_weak(word, word & ~kOpen, std::memory_order_acq_rel,
                                             std::memory_order_relaxed));
  release(slot, uint32_t(uint64_t(handle) & kLowBits));
}

int64_t live_objects() noexcept { return live.load(std::memory_order_relaxed); }

}  // namespace autospec
