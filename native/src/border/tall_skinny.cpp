#include "../tall_skinny.h"

#include "arguments.h"

using namespace autospec;

autospec_status autospec_gram(autospec_pool pool, autospec_block x, autospec_block y,
                              double* products) noexcept {
  return guarded([&] {
    const Held<ThreadPool> threads(pool);
    const Held<Block> left(x);
    const Held<Block> right(y);
    require_shape(*right, "y", left->rows(), right->columns());
    require_given(products, "products");
    gram(*threads, *left, *right, products);
  });
}

autospec_status autospec_combine(autospec_pool pool, autospec_block x, const double* s, double beta,
                                 autospec_block y) noexcept {
  return guarded([&] {
    const Held<ThreadPool> threads(pool);
    const Held<Block> from(x);
    const Held<Block> to(y);
    require_distinct(*to, "y", *from, "x");
    require_shape(*from, "x", to->rows(), from->columns());
    require_given(s, "s");
    combine(*threads, *from, s, beta, *to);
  });
}
