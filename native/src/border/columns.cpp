#include <algorithm>

#include "../kernels/dispatch.h"
#include "../partition.h"
#include "arguments.h"

using namespace autospec;

namespace {

// The factors of columns column ... column + width - 1, over as many rows as fit.
ColumnFactors factors_of(const double* alpha, const double* beta, int64_t width) noexcept {
  ColumnFactors factors;
  factors.period = ColumnFactors::kMost / width * width;
  for (int64_t i = 0; i < factors.period; i++) {
    factors.alpha[i] = alpha[i % width];
    factors.beta[i] = beta[i % width];
    factors.keep_x[i] = factors.alpha[i] == 0 ? 0 : -1;
    factors.keep_y[i] = factors.beta[i] == 0 ? 0 : -1;
  }
  return factors;
}

// A row too wide for the factors' period is walked in panels.
void axpby_rows(const double* alpha, const Block& x, const double* beta, const Block& y,
                int64_t begin, int64_t end) noexcept {
  const int64_t columns = y.columns();
  if (columns <= ColumnFactors::kMost) {
    const ColumnFactors factors = factors_of(alpha, beta, columns);
    kernels().vectors.axpby_columns(factors, x.data() + begin * columns,
                                    y.data() + begin * columns, (end - begin) * columns);
    return;
  }
  for (int64_t column = 0; column < columns; column += ColumnFactors::kMost) {
    const int64_t width = std::min(ColumnFactors::kMost, columns - column);
    const ColumnFactors factors = factors_of(alpha + column, beta + column, width);
    for (int64_t row = begin; row < end; row++) {
      const int64_t at = row * columns + column;
      kernels().vectors.axpby_columns(factors, x.data() + at, y.data() + at, width);
    }
  }
}

void require_columns(const int32_t* columns, int32_t count, const char* name, const Block& block) {
  for (int32_t i = 0; i < count; i++) {
    if (columns[i] < 0 || columns[i] >= block.columns()) {
      fail(AUTOSPEC_INVALID_ARGUMENT, "%s[%d] is %d: expected a column of the %lld x %lld block",
           name, i, columns[i], shown(block.rows()), shown(block.columns()));
    }
  }
}

}  // namespace

autospec_status autospec_axpby_columns(autospec_pool pool, const double* alpha, autospec_block x,
                                       const double* beta, autospec_block y) noexcept {
  return guarded([&] {
    const Held<ThreadPool> threads(pool);
    const Held<Block> from(x);
    const Held<Block> to(y);
    require_same_shape(*from, "x", *to);
    require_given(alpha, "alpha");
    require_given(beta, "beta");
    const int32_t parts = parts_of(*threads, to->count());
    const EvenParts pieces(to->rows(), 1, parts);
    threads->run(parts, [&](int32_t part) noexcept {
      axpby_rows(alpha, *from, beta, *to, pieces.begin(part), pieces.begin(part + 1));
    });
  });
}

autospec_status autospec_copy_columns(autospec_pool pool, autospec_block x, const int32_t* from,
                                      autospec_block y, const int32_t* to, int32_t count) noexcept {
  return guarded([&] {
    const Held<ThreadPool> threads(pool);
    const Held<Block> source(x);
    const Held<Block> target(y);
    require_distinct(*target, "y", *source, "x");
    require_shape(*source, "x", target->rows(), source->columns());
    if (count < 0) {
      fail(AUTOSPEC_INVALID_ARGUMENT, "count is %d: expected at least 0", count);
    }
    if (count == 0) {
      return;
    }
    require_given(from, "from");
    require_given(to, "to");
    require_columns(from, count, "from", *source);
    require_columns(to, count, "to", *target);
    const ColumnCopy columns{from, source->columns(), to, target->columns(), count};
    const int32_t parts = parts_of(*threads, target->rows() * count);
    const EvenParts pieces(target->rows(), 1, parts);
    threads->run(parts, [&](int32_t part) noexcept {
      const int64_t row = pieces.begin(part);
      kernels().vectors.copy_columns(columns, source->data() + row * columns.from_stride,
                                     target->data() + row * columns.to_stride,
                                     pieces.begin(part + 1) - row);
    });
  });
}
