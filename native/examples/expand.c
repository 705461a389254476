/* Reads the coefficients of an expansion from a file (written by `autospec export`) and prints
 * p(t) for every t on the command line: the expansion of diag(t) applied to ones. */
#include <autospec/autospec.h>
#include <stdio.h>
#include <stdlib.h>

/* Returns the coefficients in the order of autospec_expand, or NULL. */
static double* read_expansion(const char* path, int* steps, int* outputs) {
  double* p = NULL;
  FILE* file = fopen(path, "r");
  if (file && fscanf(file, "autospec expansion 1 %d %d", steps, outputs) == 2 && *steps >= 0 &&
      *steps <= 65536 && *outputs >= 1 && *outputs <= 65536) {
    const int d = *steps, m = *outputs;
    p = calloc(4 * (size_t)d + (size_t)m * (size_t)(d + 1), sizeof *p);
    int good = p != NULL;
    for (int k = 0; good && k < d; k++)
      good = fscanf(file, "%lf %lf %lf %lf", p + k, p + d + k, p + 2 * d + k, p + 3 * d + k) == 4;
    for (int k = 0; good && k <= d; k++)
      for (int j = 0; good && j < m; j++) good = fscanf(file, "%lf", p + 4 * d + j * (d + 1) + k);
    if (!good) free(p), p = NULL;
  }
  if (file) fclose(file);
  return p;
}

int main(int count, char** arguments) {
  int steps = 0, outputs = 0;
  double* p = count > 2 ? read_expansion(arguments[1], &steps, &outputs) : NULL;
  if (!p) return fprintf(stderr, "usage: expand FILE t ...\n"), 2;
  const int n = count - 2;
  int32_t pointers[n + 1], columns[n];
  double t[n], ones[n], y[n * outputs];
  for (int i = 0; i < n; i++) {
    pointers[i] = columns[i] = i, t[i] = strtod(arguments[2 + i], NULL), ones[i] = 1;
  }
  pointers[n] = n;

  autospec_pool pool;
  autospec_matrix a;
  autospec_block x, image, work;
  autospec_status status = autospec_pool_open(1, &pool);
  status |= autospec_prepare32(n, n, pointers, columns, t, AUTOSPEC_SCALE_NONE, AUTOSPEC_FLOAT64,
                               AUTOSPEC_STORAGE_AUTO, &a);
  status |= autospec_block_open(n, 1, &x) | autospec_block_open(n, outputs, &image) |
            autospec_block_open(n, 2, &work);
  status |= autospec_write(x, ones, n);
  status |= autospec_expand(pool, a, steps, outputs, p, 4 * steps + outputs * (steps + 1), x,
                            image, work);
  status |= autospec_read(image, y, n * outputs);
  for (int i = 0; status == AUTOSPEC_OK && i < n * outputs; i++) {
    printf("%.17g%c", y[i], (i + 1) % outputs == 0 ? '\n' : ' ');
  }
  if (status != AUTOSPEC_OK) fprintf(stderr, "%s\n", autospec_last_error());
  autospec_close(pool), autospec_close(a), autospec_close(x), autospec_close(image),
      autospec_close(work), free(p);
  return status == AUTOSPEC_OK ? 0 : 1;
}
