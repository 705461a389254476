#include "mkl_step.h"

#include <dlfcn.h>

#include <cstdio>

namespace {

constexpr int kNoTranspose = 10;    // SPARSE_OPERATION_NON_TRANSPOSE
constexpr int kGeneral = 20;        // SPARSE_MATRIX_TYPE_GENERAL
constexpr int kRowMajor = 101;      // SPARSE_LAYOUT_ROW_MAJOR
constexpr int kManyProducts = 100000;

template <class Function>
void find(void* library, const char* name, Function* function) {
  *function = reinterpret_cast<Function>(dlsym(library, name));
}

}  // namespace

Mkl::Mkl(const char* path) {
  void* library = dlopen(path, RTLD_NOW | RTLD_GLOBAL);
  if (library == nullptr) {
    std::fprintf(stderr, "without MKL: %s\n", dlerror());
    return;
  }
  void (*set_threads)(int) = nullptr;
  find(library, "MKL_Set_Num_Threads", &set_threads);
  set_threads(1);  // before optimize, which plans for the threads of that moment
  find(library, "mkl_sparse_d_create_csr", &create_csr_);
  find(library, "mkl_sparse_set_mv_hint", &set_mv_hint_);
  find(library, "mkl_sparse_set_mm_hint", &set_mm_hint_);
  find(library, "mkl_sparse_optimize", &optimize_);
  find(library, "mkl_sparse_destroy", &destroy_);
  find(library, "cblas_daxpy", &axpy_);
  find(library, "mkl_sparse_d_mm", &sparse_mm_);
  find(library, "mkl_sparse_d_mv", &sparse_mv_);
}

void Mkl::prepare(int32_t rows, int32_t* pointers, int32_t* columns, double* values,
                  int32_t block_columns) {
  rows_ = rows;
  block_columns_ = block_columns;
  const Description general{kGeneral, 0, 0};
  create_csr_(&matrix_, 0, rows, rows, pointers, pointers + 1, columns, values);
  if (block_columns == 1) {
    set_mv_hint_(matrix_, kNoTranspose, general, kManyProducts);
  } else {
    set_mm_hint_(matrix_, kNoTranspose, general, kRowMajor, block_columns, kManyProducts);
  }
  optimize_(matrix_);
}

void Mkl::release() { destroy_(matrix_); }

void Mkl::product(double alpha, const double* x, double beta, double* y) const {
  const Description general{kGeneral, 0, 0};
  if (block_columns_ == 1) {
    sparse_mv_(kNoTranspose, alpha, matrix_, general, x, beta, y);
  } else {
    sparse_mm_(kNoTranspose, alpha, matrix_, general, kRowMajor, x, block_columns_, block_columns_,
               beta, y, block_columns_);
  }
}

void Mkl::apply(const double* x, double* y) const { product(1, x, 0, y); }

void Mkl::step(double a, double b, double c, double e, double w, const double* v, double* u,
               const double* z, double* y) const {
  const int count = rows_ * block_columns_;
  product(a, v, c, u);
  axpy_(count, b, v, 1, u, 1);
  axpy_(count, e, z, 1, u, 1);
  axpy_(count, w, u, 1, y, 1);
}
