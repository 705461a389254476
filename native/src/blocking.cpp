#include "blocking.h"

#include <algorithm>

#include "relay.h"

namespace autospec {
namespace {

// Rows of a tile begin and end where slices do, or nearly.
constexpr int64_t kGranule = 16;

// Waves that save less than this share of the passes over memory are not worth their bookkeeping.
constexpr double kWorthwhile = 0.7;

// What a tile reads at its edge, in short runs that no prefetcher foresees, against its inside.
constexpr double kEdgeCost = 4;

// The cache that the wave of one thread may fill. Measured, ns per nonzero of a step of degree 8 in
// tiles of planes, one thread of a Zen 3 (512 KB own, 32 MB shared) beside other work:
//   cache               none   0.5    1      2      3      4      6      8 MB
//   128^3 7-point       1.05   0.89   0.75   0.66   0.64   0.64   0.63   0.70    float64
//                       0.40   0.43   0.37   0.32   0.32   0.33   0.46   0.45    float16
int64_t cache_of_wave(const Caches& caches, int32_t threads) noexcept {
  return std::max(caches.own, std::min(caches.shared / 8, caches.shared / 2 / threads));
}

// Steps of a wave of at most this many, if all waves have about the same.
int32_t even_steps(const Traffic& traffic, int32_t most) noexcept {
  const int32_t waves = (traffic.steps + most - 1) / most;
  return (traffic.steps + waves - 1) / waves;
}

int64_t shift_of(const Locality& locality) noexcept {
  return (locality.within() + kGranule - 1 + kGranule - 1) / kGranule * kGranule;
}

// A width of at most this with which threads have equally many tiles, two at least; 0 if there would
// be more tiles than a relay has.
int64_t shared_width(int64_t rows, int64_t width, int32_t threads) noexcept {
  const int64_t each = std::max<int64_t>(2, (rows + width * threads - 1) / (width * threads));
  if (each * threads > Relay::kMostTiles) {
    return 0;
  }
  return (rows + each * threads * kGranule - 1) / (each * threads * kGranule) * kGranule;
}

}  // namespace

// The working set is what lies between the first front and the last: a lag per step.
Blocking::Shape Blocking::over_slabs(int64_t cache, const Reach& slabs,
                                     const Traffic& traffic) noexcept {
  const int64_t per_slab = std::max<int64_t>(1, traffic.bytes / slabs.slabs());
  const int64_t fit = cache / (slabs.lag() * per_slab);
  const auto steps = int32_t(std::clamp<int64_t>(fit, 1, std::min(kMostWaveSteps, traffic.steps)));
  return {steps, slabs.slab_rows(), 1.0 / steps};
}

// Each step has its tile of a plane in the cache, and all but the first also what the next step
// needs of it. A row belongs to 1 + (steps - 1) shift / width tiles and comes from memory for each.
Blocking::Shape Blocking::over_planes(int64_t cache, const Locality& locality,
                                      const Traffic& traffic, int64_t rows,
                                      int32_t threads) noexcept {
  const int64_t plane = locality.planes()->slab_rows();
  const int64_t shift = shift_of(locality);
  Shape best = {1, plane, 1.0};
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
      best = {steps, width, passes};
    }
  }
  return best;
}

Blocking::Blocking(const ThreadPool& pool, const Matrix& matrix, const Traffic& traffic,
                   const Caches& caches) noexcept
    : rows_(matrix.facts().rows), threads_(parts_of(pool, matrix.cost_before(rows_))) {
  const Locality* locality = matrix.facts().locality.get();
  const int64_t cache = cache_of_wave(caches, threads_);
  if (locality == nullptr || locality->slabs().slabs() < 2 || traffic.steps < 2 ||
      traffic.bytes <= cache) {
    return;
  }
  reach_ = &locality->slabs();
  Shape shape = over_slabs(cache, *reach_, traffic);
  if (locality->planes() != nullptr) {
    const Shape other = over_planes(cache, *locality, traffic, rows_, threads_);
    if (other.passes < shape.passes) {
      reach_ = locality->planes();
      shape = other;
    }
  }
  if (shape.passes > kWorthwhile) {
    return;
  }
  width_ = shape.width;
  shift_ = in_tiles() ? shift_of(*locality) : 0;
  for (steps_ = even_steps(traffic, shape.steps); steps_ > 1; steps_--) {
    const int32_t least = in_tiles() ? 1 : threads_;
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
