#include "csr_matrix.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace autospec {
namespace {

struct CsrArrays {
  Buffer<int32_t> pointers32;
  Buffer<int64_t> pointers64;
  Buffer<int32_t> columns;
  Buffer<double> values;
  Buffer<float> short_values;
};

class CsrStorage final : public Matrix {
 public:
  CsrStorage(Facts facts, CsrArrays arrays, bool masked_tails) noexcept
      : Matrix(std::move(facts)),
        arrays_(std::move(arrays)),
        view_{arrays_.pointers32.data(), arrays_.pointers64.data(),   arrays_.columns.data(),
              arrays_.values.data(),     arrays_.short_values.data(), masked_tails},
        kernels_(kernels().csr) {}

  const char* storage() const noexcept override { return "csr"; }

  int64_t bytes() const noexcept override {
    return arrays_.pointers32.bytes() + arrays_.pointers64.bytes() + arrays_.columns.bytes() +
           arrays_.values.bytes() + arrays_.short_values.bytes() +
           (facts().scale == nullptr ? 0 : facts().scale->bytes()) +
           (facts().locality == nullptr ? 0 : facts().locality->bytes());
  }

  int64_t bytes_inside() const noexcept override {
    return arrays_.pointers32.bytes() + arrays_.pointers64.bytes() + arrays_.columns.bytes() +
           (facts().short_inside ? arrays_.short_values.bytes() : arrays_.values.bytes());
  }

  void sums(const double* x, const Panel& panel, double* sums) const noexcept override {
    kernels_.sums(view_, x, panel, sums);
  }

  void sums(const float* x, const Panel& panel, float* sums) const noexcept override {
    kernels_.short_sums(view_, x, panel, sums);
  }

  int64_t cost_before(int64_t row) const noexcept override {
    // a row's update moves about as many bytes as four nonzeros
    return 4 * row + (view_.pointers32 != nullptr ? view_.pointers32[row] : view_.pointers64[row]);
  }

 private:
  const CsrArrays arrays_;
  const CsrView view_;
  const CsrKernels& kernels_;
};

// Masked tails pay where the length modulo 4 keeps changing (a mispredicted branch costs as much
// as ten entries) and where rows are long (vectors beat single entries by a tenth).
template <class P>
bool prefers_masked_tails(const SourceMatrix<P>& a) noexcept {
  int64_t in_vain = 0;
  int64_t changes = 0;
  int64_t last = 0;
  for (int64_t i = 0; i < a.rows; i++) {
    const int64_t remainder = int64_t(a.pointers[i + 1] - a.pointers[i]) % 4;
    in_vain += (4 - remainder) % 4;
    changes += remainder == last ? 0 : 1;
    last = remainder;
  }
  return in_vain < 10 * changes + int64_t(a.pointers[a.rows]) / 10;
}

// max_i sum_j |a_ij|, added in the order of the columns.
template <class P>
double norm_bound(const P* pointers, const double* values, int64_t rows) noexcept {
  double bound = 0;
  for (int64_t i = 0; i < rows; i++) {
    double sum = 0;
    for (int64_t at = pointers[i]; at < pointers[i + 1]; at++) {
      sum += std::abs(values[at]);
    }
    bound = std::max(bound, sum);
  }
  return bound;
}

}  // namespace

template <class P>
std::unique_ptr<Matrix> csr_matrix(const SourceMatrix<P>& source, Matrix::Facts facts) {
  const int64_t padded = facts.nonzeros + kTailPadding;
  CsrArrays arrays;
  if (facts.nonzeros <= std::numeric_limits<int32_t>::max()) {
    arrays.pointers32 = Buffer<int32_t>(facts.rows + 1);
    std::copy(source.pointers, source.pointers + facts.rows + 1, arrays.pointers32.data());
  } else {
    arrays.pointers64 = Buffer<int64_t>(facts.rows + 1);
    std::copy(source.pointers, source.pointers + facts.rows + 1, arrays.pointers64.data());
  }
  arrays.columns = Buffer<int32_t>(padded);
  std::copy(source.indices, source.indices + facts.nonzeros, arrays.columns.data());
  if (facts.nonzeros > 0) {
    // what the last rows read in vain is near what they read anyway
    std::fill(arrays.columns.data() + facts.nonzeros, arrays.columns.data() + padded,
              source.indices[facts.nonzeros - 1]);
  }
  arrays.values = Buffer<double>(padded);
  double* values = arrays.values.data();
  if (facts.scale == nullptr) {
    std::copy(source.values, source.values + facts.nonzeros, values);
  } else {
    const double* s = facts.scale->data();
    for (int64_t i = 0; i < facts.rows; i++) {
      for (int64_t at = source.pointers[i]; at < source.pointers[i + 1]; at++) {
        values[at] = source.values[at] * s[i] * s[source.indices[at]];
      }
    }
  }
  if (facts.short_inside) {
    arrays.short_values = Buffer<float>(padded);
    kernels().vectors.shorten(values, arrays.short_values.data(), facts.nonzeros);
  }
  facts.norm_bound = norm_bound(source.pointers, values, facts.rows);
  return std::make_unique<CsrStorage>(std::move(facts), std::move(arrays),
                                      prefers_masked_tails(source));
}

template std::unique_ptr<Matrix> csr_matrix(const SourceMatrix<int32_t>&, Matrix::Facts);
template std::unique_ptr<Matrix> csr_matrix(const SourceMatrix<int64_t>&, Matrix::Facts);

}  // namespace autospec
