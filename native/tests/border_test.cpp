#include <cmath>
#include <cstring>
#include <limits>
#include <vector>

#include "autospec/autospec.h"
#include "check.h"

namespace {

const int64_t kPointers[] = {0, 2, 4};
const int32_t kColumns[] = {0, 1, 0, 1};
const double kValues[] = {2, -1, -1, 2};

void refused(autospec_status status, autospec_status expected, const char* words) {
  check(status == expected, words);
  check(std::strstr(autospec_last_error(), words) != nullptr, words);
}

void prepare_refuses() {
  autospec_matrix out = 0;
  const auto prepare = [&](int64_t rows, int64_t columns, const int64_t* pointers,
                           const int32_t* indices, const double* values, int scaling = 0,
                           int precision = 0, int storage = 0) {
    return autospec_prepare(rows, columns, pointers, indices, values, scaling, precision, storage,
                            &out);
  };
  const int64_t late[] = {1, 2, 4};
  const int64_t falling[] = {0, 3, 2};
  const int32_t beyond[] = {0, 2, 0, 1};
  const int32_t negative[] = {-1, 1, 0, 1};
  const int32_t twice[] = {0, 0, 0, 1};
  const double infinite[] = {2, -1, HUGE_VAL, 2};
  const double indefinite[] = {2, -1, -1, -2};
  const autospec_status bad = AUTOSPEC_INVALID_ARGUMENT;
  refused(prepare(-1, 2, kPointers, kColumns, kValues), bad, "-1 x 2");
  refused(prepare(2, int64_t{1} << 31, kPointers, kColumns, kValues), bad, "below 2^31");
  refused(prepare(2, 2, nullptr, kColumns, kValues), bad, "row_pointers is null");
  refused(prepare(2, 2, kPointers, nullptr, kValues), bad, "column_indices is null");
  refused(prepare(2, 2, kPointers, kColumns, nullptr), bad, "values is null");
  refused(prepare(2, 2, late, kColumns, kValues), bad, "start at 1");
  refused(prepare(2, 2, falling, kColumns, kValues), bad, "row 1 ends at entry 2");
  refused(prepare(2, 2, kPointers, beyond, kValues), bad, "row 0 has column 2");
  refused(prepare(2, 2, kPointers, negative, kValues), bad, "row 0 has column -1");
  refused(prepare(2, 2, kPointers, twice, kValues), bad, "column 0 after column 0");
  refused(prepare(2, 2, kPointers, kColumns, infinite), bad, "entry (1, 0)");
  refused(prepare(2, 2, kPointers, kColumns, kValues, 7), bad, "scaling is 7");
  refused(prepare(2, 2, kPointers, kColumns, kValues, 0, -1), bad, "precision is -1");
  refused(prepare(2, 2, kPointers, kColumns, kValues, 0, 4), bad, "precision is 4");
  refused(prepare(2, 2, kPointers, kColumns, kValues, 0, 0, 4), bad, "storage is 4");
  refused(prepare(2, 3, kPointers, kColumns, kValues, AUTOSPEC_SCALE_JACOBI), bad, "square");
  refused(prepare(2, 2, kPointers, kColumns, indefinite, AUTOSPEC_SCALE_JACOBI),
          AUTOSPEC_NOT_POSITIVE, "diagonal entry 1 is -2");
  check(autospec_prepare(2, 2, kPointers, kColumns, kValues, 0, 0, 0, nullptr) == bad, "null out");
  check(autospec_live_objects() == 0 && autospec_live_bytes() == 0, "refusals leave nothing");
}

void memory_runs_out() {
  autospec_block block = 0;
  const int64_t most = std::numeric_limits<int64_t>::max();
  for (const int64_t rows : {most, most / 8, most / 64, int64_t{1} << 55}) {
    refused(autospec_block_open(rows, 1, &block), AUTOSPEC_OUT_OF_MEMORY, "out of memory");
    refused(autospec_block_open(rows, most, &block), AUTOSPEC_OUT_OF_MEMORY, "out of memory");
  }
}

void expand_refuses() {
  autospec_pool pool = 0;
  autospec_matrix a = 0;
  autospec_block x = 0, y = 0, work = 0;
  check(autospec_pool_open(1, &pool) == AUTOSPEC_OK, "pool");
  check(autospec_prepare(2, 2, kPointers, kColumns, kValues, 0, 0, 0, &a) == AUTOSPEC_OK,
        "prepare");
  check(autospec_block_open(2, 1, &x) == AUTOSPEC_OK, "x");
  check(autospec_block_open(2, 1, &y) == AUTOSPEC_OK, "y");
  check(autospec_block_open(2, 2, &work) == AUTOSPEC_OK, "work");
  const double p[] = {1, 0, 0, 0, 0, 1};  // A x
  const double nan[] = {1, 0, NAN, 0, 0, 1};
  const autospec_status bad = AUTOSPEC_INVALID_ARGUMENT;
  refused(autospec_expand(pool, a, 1, 1, p, 5, x, y, work), bad, "has 5 values");
  refused(autospec_expand(pool, a, -1, 1, p, 6, x, y, work), bad, "-1 steps");
  refused(autospec_expand(pool, a, 1, 0, p, 6, x, y, work), bad, "0 outputs");
  refused(autospec_expand(pool, a, 1, 1, nullptr, 6, x, y, work), bad, "coefficients is null");
  refused(autospec_expand(pool, a, 1, 1, nan, 6, x, y, work), bad, "coefficient 2");
  refused(autospec_expand(pool, a, 1, 1, p, 6, x, x, work), bad, "y is x");
  refused(autospec_expand(pool, a, 1, 1, p, 6, x, y, x), bad, "work is 2 x 1");
  refused(autospec_expand(x, a, 1, 1, p, 6, x, y, work), AUTOSPEC_CLOSED, "expected a pool");
  refused(autospec_expand(pool, y, 1, 1, p, 6, x, y, work), AUTOSPEC_CLOSED, "expected a matrix");
  refused(autospec_expand(pool, a, 1, 1, p, 6, x, a, work), AUTOSPEC_CLOSED, "expected a block");
  const double ones[] = {1, 2};
  double result[2] = {};
  check(autospec_write(x, ones, 2) == AUTOSPEC_OK, "write");
  check(autospec_expand(pool, a, 1, 1, p, 6, x, y, work) == AUTOSPEC_OK, "expand");
  check(autospec_read(y, result, 2) == AUTOSPEC_OK, "read");
  check(result[0] == 0 && result[1] == 3, "y = A x");
  double* data = nullptr;
  check(autospec_data(y, &data) == AUTOSPEC_OK && data[1] == 3, "data");
  for (const int64_t handle : {pool, a, x, y, work}) {
    autospec_close(handle);
    autospec_close(handle);
  }
  refused(autospec_expand(pool, a, 1, 1, p, 6, x, y, work), AUTOSPEC_CLOSED, "pool is closed");
  check(autospec_live_objects() == 0 && autospec_live_bytes() == 0, "nothing is left");
}

void a_scale_outlives_its_matrix() {
  autospec_matrix a = 0;
  autospec_block s = 0;
  check(autospec_prepare(2, 2, kPointers, kColumns, kValues, AUTOSPEC_SCALE_JACOBI, 0, 0,
                         &a) == 0,
        "prepare");
  check(autospec_matrix_scale(a, &s) == AUTOSPEC_OK, "scale");
  autospec_close(a);
  double values[2] = {};
  check(autospec_read(s, values, 2) == AUTOSPEC_OK && values[0] == 1 / std::sqrt(2.0), "s");
  autospec_close(s);
  check(autospec_live_bytes() == 0, "nothing is left");
}

}  // namespace

int main() {
  check(autospec_abi_version() == 2, "version");
  check(std::strlen(autospec_isa()) > 0, "level");
  const char* forced = std::getenv("AUTOSPEC_ISA");
  const bool followed = forced == nullptr || std::strcmp(forced, autospec_isa()) == 0;
  check(followed == (std::strlen(autospec_isa_note()) == 0), "a note says why not");
  prepare_refuses();
  memory_runs_out();
  expand_refuses();
  a_scale_outlives_its_matrix();
}
