#ifndef AUTOSPEC_RELAY_H
#define AUTOSPEC_RELAY_H

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <limits>
#include <mutex>

namespace autospec {

// Tiles that threads take in their order and do turn by turn, each tile behind the one before it. A
// thread that has caught up sleeps until it is kHeadStart turns behind, so that threads abreast do
// not wake each other at every turn. Whoever waits, waits for a tile that was taken before its own:
// one thread alone, or threads of which some never run, do all tiles.
class Relay {
 public:
  static constexpr int64_t kMostTiles = 256;
  static constexpr int64_t kHeadStart = 4;

  // tiles <= kMostTiles
  Relay(int64_t tiles, int64_t turns) noexcept : turns_(turns) {
    for (int64_t tile = 0; tile < tiles; tile++) {
      done_[tile].store(0, std::memory_order_relaxed);
      wanted_[tile].store(kNobody, std::memory_order_relaxed);
    }
  }

  // The next tile that nobody has taken, or a number beyond all.
  int64_t take() noexcept { return next_.fetch_add(1, std::memory_order_relaxed); }

  // What a sweep over the tile has to do before and after each turn.
  class Turns {
   public:
    void before(int64_t turn) const noexcept { relay_.await(tile_ - 1, turn + 1); }
    void after(int64_t turn) const noexcept { relay_.tell(tile_, turn + 1); }

   private:
    friend class Relay;
    Turns(Relay& relay, int64_t tile) noexcept : relay_(relay), tile_(tile) {}

    Relay& relay_;
    const int64_t tile_;
  };
  Turns turns_of(int64_t tile) noexcept { return {*this, tile}; }

 private:
  static constexpr int64_t kNobody = std::numeric_limits<int64_t>::max();

  // Returns when so many turns of the tile are done.
  void await(int64_t tile, int64_t count) noexcept {
    if (tile < 0 || done_[tile].load() >= count) {
      return;
    }
    std::unique_lock<std::mutex> lock(mutex_);
    const int64_t enough = std::min(count + kHeadStart, turns_);
    wanted_[tile].store(enough);
    wake_.wait(lock, [&] { return done_[tile].load() >= enough; });
    wanted_[tile].store(kNobody);
  }

  // Either the one who waits sees the new count before it sleeps, or this sees what it wants.
  void tell(int64_t tile, int64_t count) noexcept {
    done_[tile].store(count);
    if (wanted_[tile].load() <= count) {
      mutex_.lock();
      mutex_.unlock();
      wake_.notify_all();
    }
  }

  const int64_t turns_;
  std::atomic<int64_t> next_{0};
  std::atomic<int64_t> done_[kMostTiles];    // turns of a tile
  std::atomic<int64_t> wanted_[kMostTiles];  // by the thread behind, if it sleeps
  std::mutex mutex_;
  std::condition_variable wake_;
};

}  // namespace autospec

#endif
