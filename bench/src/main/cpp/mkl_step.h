#ifndef AUTOSPEC_BENCH_MKL_STEP_H
#define AUTOSPEC_BENCH_MKL_STEP_H

#include <cstdint>

// Intel MKL found at run time, so that the benchmark builds without it. One thread.
class Mkl {
 public:
  // Opens libmkl_rt at `path`; usable() is false if that fails.
  explicit Mkl(const char* path);

  bool usable() const { return sparse_mv_ != nullptr; }

  // Prepares a square CSR matrix with the inspector for many products with row-major blocks of so
  // many columns. Keeps the arrays.
  void prepare(int32_t rows, int32_t* pointers, int32_t* columns, double* values,
               int32_t block_columns = 1);
  void release();

  // y = A x.
  void apply(const double* x, double* y) const;

  // The recurrence step: the product takes a and c along, three axpy do the rest.
  void step(double a, double b, double c, double e, double w, const double* v, double* u,
            const double* z, double* y) const;

 private:
  struct Description {
    int type;
    int fill;
    int diagonal;
  };

  void product(double alpha, const double* x, double beta, double* y) const;

  int32_t rows_ = 0;
  int32_t block_columns_ = 1;
  void* matrix_ = nullptr;
  int (*create_csr_)(void**, int, int, int, int*, int*, int*, double*) = nullptr;
  int (*set_mv_hint_)(void*, int, Description, int) = nullptr;
  int (*set_mm_hint_)(void*, int, Description, int, int, int) = nullptr;
  int (*optimize_)(void*) = nullptr;
  int (*destroy_)(void*) = nullptr;
  int (*sparse_mv_)(int, double, void*, Description, const double*, double, double*) = nullptr;
  int (*sparse_mm_)(int, double, void*, Description, int, const double*, int, int, double, double*,
                    int) = nullptr;
  void (*axpy_)(int, double, const double*, int, double*, int) = nullptr;
};

#endif
