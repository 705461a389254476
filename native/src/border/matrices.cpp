#include <algorithm>
#include <cmath>

#include "../caches.h"
#include "../expansion.h"
#include "../prepare.h"
#include "../products.h"
#include "arguments.h"

using namespace autospec;

namespace {

template <class P>
autospec_status prepare_source(const SourceMatrix<P>& source, int32_t scaling, int32_t precision,
                               int32_t storage, autospec_matrix* out) noexcept {
  return guarded([&] {
    require_given(out, "out");
    require_given(source.pointers, "row_pointers");
    const int64_t rows = source.rows;
    const int64_t columns = source.columns;
    if (rows < 0 || columns < 0 || columns > INT32_MAX) {
      fail(AUTOSPEC_INVALID_ARGUMENT,
           "matrix is %lld x %lld: expected sizes >= 0 and columns below 2^31", shown(rows),
           shown(columns));
    }
    if (scaling != AUTOSPEC_SCALE_NONE && scaling != AUTOSPEC_SCALE_JACOBI) {
      fail(AUTOSPEC_INVALID_ARGUMENT, "scaling is %d: expected AUTOSPEC_SCALE_...", scaling);
    }
    if (precision < AUTOSPEC_FLOAT64 || precision > AUTOSPEC_INT8) {
      fail(AUTOSPEC_INVALID_ARGUMENT,
           "precision is %d: expected AUTOSPEC_FLOAT64, _FLOAT32, _FLOAT16 or _INT8", precision);
    }
    if (storage < AUTOSPEC_STORAGE_AUTO || storage > AUTOSPEC_STORAGE_REORDERED) {
      fail(AUTOSPEC_INVALID_ARGUMENT, "storage is %d: expected AUTOSPEC_STORAGE_...", storage);
    }
    *out = enter(prepare(source, scaling, precision, storage));
  });
}

void require_finite(const double* coefficients, int64_t length) {
  for (int64_t i = 0; i < length; i++) {
    if (!std::isfinite(coefficients[i])) {
      fail(AUTOSPEC_INVALID_ARGUMENT, "coefficient %lld is %g: expected a finite one", shown(i),
           coefficients[i]);
    }
  }
}

}  // namespace

autospec_status autospec_prepare(int64_t rows, int64_t columns, const int64_t* row_pointers,
                                 const int32_t* column_indices, const double* values,
                                 int32_t scaling, int32_t precision, int32_t storage,
                                 autospec_matrix* out) noexcept {
  return prepare_source(SourceMatrix<int64_t>{rows, columns, row_pointers, column_indices, values},
                        scaling, precision, storage, out);
}

autospec_status autospec_prepare32(int64_t rows, int64_t columns, const int32_t* row_pointers,
                                   const int32_t* column_indices, const double* values,
                                   int32_t scaling, int32_t precision, int32_t storage,
                                   autospec_matrix* out) noexcept {
  return prepare_source(SourceMatrix<int32_t>{rows, columns, row_pointers, column_indices, values},
                        scaling, precision, storage, out);
}

autospec_status autospec_matrix_bytes(autospec_matrix matrix, int64_t* out) noexcept {
  return guarded([&] {
    require_given(out, "out");
    *out = Held<Matrix>(matrix)->bytes();
  });
}

autospec_status autospec_matrix_norm_bound(autospec_matrix matrix, double* out) noexcept {
  return guarded([&] {
    require_given(out, "out");
    *out = Held<Matrix>(matrix)->facts().norm_bound;
  });
}

autospec_status autospec_matrix_storage(autospec_matrix matrix, const char** out) noexcept {
  return guarded([&] {
    require_given(out, "out");
    *out = Held<Matrix>(matrix)->storage();
  });
}

autospec_status autospec_matrix_storage_reason(autospec_matrix matrix, const char** out) noexcept {
  return guarded([&] {
    require_given(out, "out");
    *out = Held<Matrix>(matrix)->facts().reason;
  });
}

autospec_status autospec_matrix_rounding_bound(autospec_matrix matrix, double* out) noexcept {
  return guarded([&] {
    require_given(out, "out");
    *out = Held<Matrix>(matrix)->facts().rounding_bound;
  });
}

autospec_status autospec_matrix_reordered(autospec_matrix matrix, int32_t* out) noexcept {
  return guarded([&] {
    require_given(out, "out");
    *out = Held<Matrix>(matrix)->facts().reordering == nullptr ? 0 : 1;
  });
}

autospec_status autospec_matrix_steps_per_pass(autospec_pool pool, autospec_matrix matrix,
                                               int32_t steps, int64_t columns,
                                               int32_t* out) noexcept {
  return guarded([&] {
    require_given(out, "out");
    const Held<ThreadPool> threads(pool);
    const Held<Matrix> a(matrix);
    require_square(*a, "a polynomial");
    if (steps < 0 || columns < 1) {
      fail(AUTOSPEC_INVALID_ARGUMENT,
           "expansion of %d steps and %lld columns: expected steps >= 0 and columns >= 1", steps,
           shown(columns));
    }
    *out = steps_per_pass(*threads, *a, steps, columns, caches());
  });
}

autospec_status autospec_matrix_scale(autospec_matrix matrix, autospec_block* out) noexcept {
  return guarded([&] {
    require_given(out, "out");
    const Held<Matrix> a(matrix);
    *out = a->facts().scale == nullptr
               ? 0
               : enter(std::make_unique<Block>(a->facts().rows, 1, a->facts().scale));
  });
}

autospec_status autospec_apply(autospec_pool pool, autospec_matrix matrix, autospec_block x,
                               autospec_block y, double* dots) noexcept {
  return guarded([&] {
    const Held<ThreadPool> threads(pool);
    const Held<Matrix> a(matrix);
    const Held<Block> from(x);
    const Held<Block> to(y);
    require_shape(*from, "x", a->facts().columns, from->columns());
    require_shape(*to, "y", a->facts().rows, from->columns());
    require_distinct(*to, "y", *from, "x");
    if (dots != nullptr) {
      require_square(*a, "a dot product of x and y");
    }
    apply(*threads, *a, *from, *to, dots);
  });
}

autospec_status autospec_expand(autospec_pool pool, autospec_matrix matrix, int32_t steps,
                                int32_t outputs, const double* coefficients, int64_t length,
                                autospec_block x, autospec_block y, autospec_block work) noexcept {
  return guarded([&] {
    const Held<ThreadPool> threads(pool);
    const Held<Matrix> a(matrix);
    const Held<Block> from(x);
    const Held<Block> to(y);
    const Held<Block> scratch(work);
    require_square(*a, "a polynomial");
    if (steps < 0 || outputs < 1) {
      fail(AUTOSPEC_INVALID_ARGUMENT,
           "expansion of %d steps and %d outputs: expected steps >= 0 and outputs >= 1", steps,
           outputs);
    }
    const int64_t expected = 4 * int64_t(steps) + outputs * (int64_t(steps) + 1);
    if (length != expected) {
      fail(AUTOSPEC_INVALID_ARGUMENT,
           "coefficients has %lld values for %d steps and %d outputs: expected %lld", shown(length),
           steps, outputs, shown(expected));
    }
    require_given(coefficients, "coefficients");
    require_finite(coefficients, length);
    const int64_t k = from->columns();
    const int64_t most = INT64_MAX / 4;
    require_shape(*from, "x", a->facts().rows, k);
    require_shape(*to, "y", a->facts().rows, k <= most / outputs ? k * outputs : -1);
    require_shape(*scratch, "work", a->facts().rows, k <= most ? 2 * k : -1);
    require_distinct(*to, "y", *from, "x");
    require_distinct(*scratch, "work", *from, "x");
    require_distinct(*scratch, "work", *to, "y");
    expand(*threads, *a, Coefficients{steps, outputs, coefficients}, *from, *to, *scratch, caches());
  });
}
