#include "blocking.h"

#include <algorithm>

#include "relay.h"

namespace autospec {
namespace {

// Rows of a tile begin and end where slices do, or nearly.
constexpr int64_t kGranule = 16;

// Waves that save less than this share of the passes over memory are not worth their bookkeeping.
constexpr double kWorthwhile = 0.7;

// Slabs of a turn that is long where the lag is short.
constexpr int64_t kLeastLongTurn = 16;

// What a tile reads at its edge, in short runs that no prefetcher foresees, against its inside.
constexpr double kEdgeCost = 4;

// What a thread's wave may fill of the cache that cores share: their part of half of it. Measured
// on a Zen 5 with 1 MB of its own, ns per nonzero of a step of degree 8, one thread beside other
// work, where the wave may fill so much of it:
//   shared           none   2      4      8      16 MB
//   128^3 7-point    0.300  0.280  0.281  0.267  0.258    float64
//   306^2 x 60       0.255  0.242  0.240  0.227  0.217    float64
//                    0.182  0.173  0.176  0.170  0.166    float16
int64_t shared_part(const Caches& caches, int32_t threads) noexcept {
  return caches.shared / 2 / threads;
}

// Steps of a wave of at most this many, if all waves have about the same.
int32_t even_steps(const Traffic& traffic, int32_t most) noexcept {
  const int32_t waves = (traffic.steps + most - 1) / most;
  return (traffic.steps + waves - 1) / waves;
}

int64_t slabs_within(int64_t cache, const Reach& slabs, const Traffic& traffic) noexcept {
  return cache / std::max<int64_t>(1, traffic.bytes / slabs.slabs());
}

int64_t shift_of(const Locality& locality) noexcept {
  return (locality.within() + kGranule - 1 + kGranule - 1) / kGranule * kGranule;
}

// A width of at most this with which threads have equally many tiles, two at least; 0 if there
// would be more tiles than a relay has.
int64_t shared_width(int64_t rows, int64_t width, int32_t threads) noexcept {
  const int64_t each = std::max<int64_t>(2, (rows + width * threads - 1) / (width * threads));
  if (each * threads > Relay::kMostTiles) {
    return 0;
  }
  return (rows + each * threads * kGranule - 1) / (each * threads * kGranule) * kGranule;
}

}  // namespace

// The working set is what lies between the first front and the last: a lag per step, and a turn. At
// least half a lag is left for the turn.
Blocking::Shape Blocking::over_slabs(int64_t cache, const Reach& slabs,
                                     const Traffic& traffic) noexcept {
  const int64_t fit = (slabs_within(cache, slabs, traffic) - slabs.lag() / 2) / slabs.lag();
  const auto most = int32_t(std::clamp<int64_t>(fit, 1, std::min(kMostWaveSteps, traffic.steps)));
  const int32_t steps = even_steps(traffic, most);
  return {&slabs, cache, steps, slabs.slab_rows(), 1.0 / steps};
}

// What the cache has left makes turns longer, up to a lag: each step then reads and writes long
// runs, which the hardware prefetches. Measured, ns per nonzero, turns of 1, 2, 4, 8, 16 and 32
// slabs, 128^3 7-point with a lag of 65: 0.234, 0.221, 0.217, 0.200, 0.190, 0.181 in float64;
// 0.180, -, 0.166, -, 0.158, 0.155 in float16.
int64_t Blocking::slabs_of_turn(const Shape& shape, int32_t steps,
                                const Traffic& traffic) noexcept {
  const Reach& slabs = *shape.reach;
  const int64_t left = slabs_within(shape.cache, slabs, traffic) - steps * slabs.lag();
  return std::clamp<int64_t>(left, 1, std::max(slabs.lag(), kLeastLongTurn));
}

// Each step has its tile of a plane in the cache, and all but the first also what the next step
// needs of it. A row belongs to 1 + (steps - 1) shift / width tiles and comes from memory for each.
Blocking::Shape Blocking::over_planes(int64_t cache, const Locality& locality,
                                      const Traffic& traffic, int64_t rows,
                                      int32_t threads) noexcept {
  const int64_t plane = locality.planes()->slab_rows();
  const int64_t shift = shift_of(locality);
  Shape best = {locality.planes(), cache, 1, plane, 1.0};
  const int64_t per_row = std::max<int64_t>(1, traffic.bytes / rows);
  for (int32_t steps = 2; steps <= std::min(kMostWaveSteps, traffic.steps); steps++) {
    if (steps != even_steps(traffic, steps)) {
      continue;
    }
    int64_t width = std::min(cache / (steps * per_row) / kGranule * kGranule, plane);
    if (threads > 1 && width >= shift) {
      width = shared_width(plane + (steps - 1) * shift, width, threads);
    }
    if (width < shift) {
      break;
    }
    const double edge = double((steps - 1) * shift) / double(width);
    const double passes = (1 + kEdgeCost * edge) / steps;
    if (passes < best.passes) {
      best = {locality.planes(), cache, steps, width, passes};
    }
  }
  return best;
}

Blocking::Shape Blocking::within(int64_t cache, const Locality& locality, const Traffic& traffic,
                                 int64_t rows, int32_t threads) noexcept {
  const Shape shape = over_slabs(cache, locality.slabs(), traffic);
  if (locality.planes() == nullptr) {
    return shape;
  }
  const Shape other = over_planes(cache, locality, traffic, rows, threads);
  return other.passes < shape.passes ? other : shape;
}

Blocking::Blocking(int32_t threads, const Matrix& matrix, const Traffic& traffic,
                   const Caches& caches) noexcept
    : rows_(matrix.facts().rows), threads_(matrix.cost_before(rows_) < kSmallJob ? 1 : threads) {
  const Locality* locality = matrix.facts().locality.get();
  if (locality == nullptr || locality->slabs().slabs() < 2 || traffic.steps < 2 ||
      traffic.bytes <= caches.own) {
    return;
  }
  Shape shape = within(caches.own, *locality, traffic, rows_, threads_);
  // what fits the shared cache as a whole comes from there anyway
  const int64_t shared = shared_part(caches, threads_);
  if (traffic.bytes > shared && shared > caches.own) {
    const Shape other = within(shared, *locality, traffic, rows_, threads_);
    shape = other.passes < shape.passes ? other : shape;
  }
  if (shape.passes > kWorthwhile) {
    return;
  }
  reach_ = shape.reach;
  width_ = shape.width;
  shift_ = in_tiles() ? shift_of(*locality) : 0;
  const int32_t least = in_tiles() ? 1 : threads_;
  for (steps_ = shape.steps; steps_ > 1; steps_--) {
    turn_ = in_tiles() ? 1 : slabs_of_turn(shape, steps_, traffic);
    for (int32_t parts = least == 1 ? 1 : std::min(kPartsPerThread * threads_, kMostThreads);
         parts >= least; parts -= threads_) {
      if (cut(matrix, parts)) {
        return;
      }
    }
  }
}

bool Blocking::cut(const Matrix& matrix, int32_t stretches) noexcept {
  const RowParts rows(matrix, stretches, reach_->slab_rows());
  stretches_ = stretches;
  for (int32_t part = 0; part < stretches; part++) {
    cuts_[part] = rows.begin(part) / reach_->slab_rows();
  }
  cuts_[stretches] = reach_->slabs();
  for (int32_t part = 0; part < stretches; part++) {
    if (!separates(stretch(part, steps_))) {
      return false;
    }
  }
  return true;
}

}  // namespace autospec
