/* Solves A x = b, A = tridiag(-1, 4, -1), by 50 Richardson steps v' = (I - A/4) v + b/4 in one
 * call. */
#include <autospec/autospec.h>
#include <math.h>
#include <stdio.h>

enum { N = 1000, STEPS = 50 };

int main(void) {
  static int64_t row_pointers[N + 1];
  static int32_t columns[3 * N];
  static double values[3 * N], b[N], ax[N], p[4 * STEPS + STEPS + 1];
  int64_t nonzeros = 0;
  for (int i = 0; i < N; i++) {
    for (int j = i > 0 ? i - 1 : 0; j <= i + 1 && j < N; j++) {
      columns[nonzeros] = j;
      values[nonzeros++] = i == j ? 4 : -1;
    }
    row_pointers[i + 1] = nonzeros;
    b[i] = 1 + i % 3;
  }
  for (int k = 0; k < STEPS; k++) { /* a, b, c, e of each step; c = 0 */
    p[k] = -0.25, p[STEPS + k] = 1, p[3 * STEPS + k] = 0.25;
  }
  p[5 * STEPS] = 1; /* the weight of the last vector; the others are 0 */

  autospec_pool pool;
  autospec_matrix a;
  autospec_block rhs, x, work;
  autospec_status status = autospec_pool_open(autospec_default_threads(), &pool);
  status |= autospec_prepare(N, N, row_pointers, columns, values, AUTOSPEC_SCALE_NONE,
                             AUTOSPEC_FLOAT64, AUTOSPEC_STORAGE_AUTO, &a);
  status |= autospec_block_open(N, 1, &rhs) | autospec_block_open(N, 1, &x) |
            autospec_block_open(N, 2, &work);
  status |= autospec_write(rhs, b, N);
  status |= autospec_expand(pool, a, STEPS, 1, p, 5 * STEPS + 1, rhs, x, work);
  status |=
      autospec_assign(pool, x, rhs) | autospec_apply(pool, a, rhs, x, 0) | autospec_read(x, ax, N);
  double residual = 0;
  for (int i = 0; i < N; i++) residual = fmax(residual, fabs(b[i] - ax[i]));
  printf("residual %.1e (%s) %s\n", residual, autospec_isa(),
         status == AUTOSPEC_OK ? "" : autospec_last_error());
  autospec_close(pool), autospec_close(a), autospec_close(rhs), autospec_close(x),
      autospec_close(work);
  return status == AUTOSPEC_OK && residual < 1e-10 && autospec_live_objects() == 0 ? 0 : 1;
}
