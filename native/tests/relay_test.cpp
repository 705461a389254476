// Threads that take tiles turn by turn: none overtakes the tile before, and all is done.
#include "../src/relay.h"

#include <thread>
#include <vector>

#include "check.h"

using namespace autospec;

namespace {

// A turn reads what the same turn of the tile before wrote; no atomics: the relay has to order them.
void run_tiles(int64_t tiles, int64_t turns, int threads) {
  Relay relay(tiles, turns);
  std::vector<std::vector<int64_t>> value(std::size_t(tiles),
                                          std::vector<int64_t>(std::size_t(turns), 0));
  const auto run = [&] {
    for (int64_t tile = relay.take(); tile < tiles; tile = relay.take()) {
      const Relay::Turns turn_of = relay.turns_of(tile);
      for (int64_t turn = 0; turn < turns; turn++) {
        turn_of.before(turn);
        const int64_t before =
            tile == 0 ? 0 : value[std::size_t(tile - 1)][std::size_t(turn)];
        value[std::size_t(tile)][std::size_t(turn)] = before + 1;
        turn_of.after(turn);
      }
    }
  };
  std::vector<std::thread> others;
  for (int i = 1; i < threads; i++) {
    others.emplace_back(run);
  }
  run();
  for (std::thread& other : others) {
    other.join();
  }
  for (int64_t tile = 0; tile < tiles; tile++) {
    for (const int64_t count : value[std::size_t(tile)]) {
      check(count == tile + 1, "a turn finds that of the tile before done");
    }
  }
}

}  // namespace

int main() {
  for (const int threads : {1, 2, 3, 5}) {
    for (const int64_t tiles : {int64_t{1}, int64_t{2}, int64_t{7}, Relay::kMostTiles}) {
      for (const int64_t turns : {1, 3, 4, 5, 100}) {
        run_tiles(tiles, turns, threads);
      }
    }
  }
}
