#include <algorithm>
#include <memory>

#include "../cpus.h"
#include "../dots.h"
#include "../kernels/dispatch.h"
#include "../partition.h"
#include "../strips.h"
#include "arguments.h"

using namespace autospec;

namespace {

// Runs body(first value, number of values) over a block in the pool's threads.
template <class Body>
void for_each_part(ThreadPool& pool, const Block& block, int64_t granule, Body body) noexcept {
  const int32_t parts = parts_of(pool, block.count());
  const EvenParts pieces(block.count(), granule, parts);
  pool.run(parts, [&](int32_t part) noexcept {
    body(pieces.begin(part), pieces.begin(part + 1) - pieces.begin(part));
  });
}

}  // namespace

autospec_status autospec_pool_open(int32_t threads, autospec_pool* out) noexcept {
  return guarded([&] {
    require_given(out, "out");
    if (threads < 1 || threads > kMostThreads) {
      fail(AUTOSPEC_INVALID_ARGUMENT, "threads is %d: expected 1 to %d", threads, kMostThreads);
    }
    *out = enter(std::make_unique<ThreadPool>(threads));
  });
}

autospec_status autospec_block_open(int64_t rows, int64_t columns, autospec_block* out) noexcept {
  return guarded([&] {
    require_given(out, "out");
    if (rows < 0 || columns < 1) {
      fail(AUTOSPEC_INVALID_ARGUMENT, "block is %lld x %lld: expected rows >= 0 and columns >= 1",
           shown(rows), shown(columns));
    }
    if (rows > 0 && columns > INT64_MAX / rows) {
      throw std::bad_alloc();
    }
    *out = enter(std::make_unique<Block>(rows, columns,
                                         std::make_shared<const Buffer<double>>(rows * columns)));
  });
}

void autospec_close(int64_t handle) noexcept { close(handle); }

autospec_status autospec_write(autospec_block block, const double* source, int64_t count) noexcept {
  return guarded([&] {
    const Held<Block> to(block);
    require_count(count, "source", *to);
    if (count > 0) {
      require_given(source, "source");
      std::copy(source, source + count, to->data());
    }
  });
}

autospec_status autospec_read(autospec_block block, double* target, int64_t count) noexcept {
  return guarded([&] {
    const Held<Block> from(block);
    require_count(count, "target", *from);
    if (count > 0) {
      require_given(target, "target");
      std::copy(from->data(), from->data() + count, target);
    }
  });
}

autospec_status autospec_data(autospec_block block, double** out) noexcept {
  return guarded([&] {
    require_given(out, "out");
    *out = Held<Block>(block)->data();
  });
}

autospec_status autospec_fill(autospec_pool pool, autospec_block x, double value) noexcept {
  return guarded([&] {
    const Held<ThreadPool> threads(pool);
    const Held<Block> to(x);
    for_each_part(*threads, *to, kStripValues, [&](int64_t first, int64_t count) noexcept {
      kernels().vectors.fill(value, to->data() + first, count);
    });
  });
}

autospec_status autospec_assign(autospec_pool pool, autospec_block x, autospec_block y) noexcept {
  return guarded([&] {
    const Held<ThreadPool> threads(pool);
    const Held<Block> from(x);
    const Held<Block> to(y);
    require_same_shape(*from, "x", *to);
    if (from->data() == to->data()) {
      return;
    }
    for_each_part(*threads, *to, kStripValues, [&](int64_t first, int64_t count) noexcept {
      kernels().vectors.copy(from->data() + first, to->data() + first, count);
    });
  });
}

autospec_status autospec_scale_rows(autospec_pool pool, autospec_block d,
                                    autospec_block x) noexcept {
  return guarded([&] {
    const Held<ThreadPool> threads(pool);
    const Held<Block> factors(d);
    const Held<Block> to(x);
    require_shape(*factors, "d", to->rows(), 1);
    const int64_t columns = to->columns();
    for_each_part(*threads, *to, columns, [&](int64_t first, int64_t count) noexcept {
      kernels().vectors.scale_rows(factors->data() + first / columns, to->data() + first,
                                   count / columns, columns);
    });
  });
}

autospec_status autospec_axpby(autospec_pool pool, double alpha, autospec_block x, double beta,
                               autospec_block y) noexcept {
  return guarded([&] {
    const Held<ThreadPool> threads(pool);
    const Held<Block> from(x);
    const Held<Block> to(y);
    require_same_shape(*from, "x", *to);
    for_each_part(*threads, *to, kStripValues, [&](int64_t first, int64_t count) noexcept {
      kernels().vectors.axpby(alpha, from->data() + first, beta, to->data() + first, count);
    });
  });
}

autospec_status autospec_dot(autospec_pool pool, autospec_block x, autospec_block y,
                             double* dots) noexcept {
  return guarded([&] {
    const Held<ThreadPool> threads(pool);
    const Held<Block> from(x);
    const Held<Block> with(y);
    require_same_shape(*with, "y", *from);
    require_given(dots, "dots");
    dot(*threads, *from, *with, 0, dots);
  });
}

autospec_status autospec_dot_pair(autospec_pool pool, autospec_block x, autospec_block y,
                                  autospec_block z, double* dots) noexcept {
  return guarded([&] {
    const Held<ThreadPool> threads(pool);
    const Held<Block> from(x);
    const Held<Block> first(y);
    const Held<Block> second(z);
    require_same_shape(*first, "y", *from);
    require_same_shape(*second, "z", *from);
    require_given(dots, "dots");
    dot_pair(*threads, *from, *first, *second, dots);
  });
}

autospec_status autospec_descend(autospec_pool pool, double alpha, autospec_block p,
                                 autospec_block q, autospec_block x, autospec_block r,
                                 autospec_block weight, double* squares) noexcept {
  return guarded([&] {
    const Held<ThreadPool> threads(pool);
    const Held<Block> direction(p);
    const Held<Block> image(q);
    const Held<Block> solution(x);
    const Held<Block> residual(r);
    require_same_shape(*direction, "p", *residual);
    require_same_shape(*image, "q", *residual);
    require_same_shape(*solution, "x", *residual);
    require_distinct(*solution, "x", *residual, "r");
    require_distinct(*direction, "p", *residual, "r");
    require_distinct(*image, "q", *solution, "x");
    if (weight == 0) {
      descend(*threads, alpha, *direction, *image, *solution, *residual, nullptr, squares);
      return;
    }
    const Held<Block> weights(weight);
    require_shape(*weights, "weight", residual->rows(), 1);
    require_distinct(*weights, "weight", *residual, "r");
    require_distinct(*weights, "weight", *solution, "x");
    descend(*threads, alpha, *direction, *image, *solution, *residual, &*weights, squares);
  });
}
