#include "blocking.h"

#include <algorithm>

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
                                      const Traffic& traffic, int64_t rows) noexcept {
  Shape best = {1, locality.planes()->slab_rows(), 1.0};
  const int64_t per_row = std::max<int64_t>(1, traffic.bytes / rows);
  for (int32_t steps = 2; steps <= std::min(kMostWaveSteps, traffic.steps); steps++) {
    const int64_t width = std::min(cache / (steps * per_row) / kGranule * kGranule, best.width);
    if (width < locality.within()) {
      break;
    }
    const double edge = double((steps - 1) * locality.within()) / double(width);
    const double passes = (1 + kEdgeCost * edge) / steps;
    if (passes < best.passes) {
      best = {steps, width, passes};
    }
  }
  return best;
}

Blocking::Blocking(const ThreadPool& pool, const Matrix& matrix, const Traffic& traffic,
                   const Caches& caches) noexcept
    : rows_(matrix.facts().rows) {
  const Locality* locality = matrix.facts().locality.get();
  const int32_t threads = parts_of(pool, matrix.cost_before(rows_));
  const int64_t cache = cache_of_wave(caches, threads);
  if (locality == nullptr || locality->slabs().slabs() < 2 || traffic.steps < 2 ||
      traffic.bytes <= cache) {
    return;
  }
  reach_ = &locality->slabs();
  Shape shape = over_slabs(cache, *reach_, traffic);
  if (locality->planes() != nullptr) {
    const Shape other = over_planes(cache, *locality, traffic, rows_);
    if (other.passes < shape.passes) {
      reach_ = locality->planes();
      shape = other;
    }
  }
  if (shape.passes > kWorthwhile) {
    return;
  }
  width_ = shape.width;
  shift_ = width_ == reach_->slab_rows()
               ? 0
               : (locality->within() + kGranule - 1) / kGranule * kGranule;
  // as many waves as it takes, all of about the same steps
  const int32_t waves = (traffic.steps + shape.steps - 1) / shape.steps;
  for (steps_ = (traffic.steps + waves - 1) / waves; steps_ > 1; steps_--) {
    for (int32_t parts = threads == 1 ? 1 : std::min(kPartsPerThread * threads, kMostThreads);
         parts >= threads; parts -= threads) {
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
