/**
 * AutoSpec: short recurrences of large sparse operators, fused with their sparse product.
 *
 * Conventions
 * - Every object is a handle, a positive integer that is never used twice. A closed, foreign or
 *   zero handle gives AUTOSPEC_CLOSED, never undefined behaviour. Closing an object while another
 *   thread uses it is safe: the memory goes when the last call ends. Closing twice is harmless.
 * - Every function returns a status; autospec_last_error() says more. Nothing prints, exits,
 *   throws, or keeps a caller's pointer.
 * - A block is n x k doubles, row-major without gaps, 64-byte aligned; k = 1 is a vector.
 * - Sums run in one fixed order: the same bits at every instruction-set level and thread
 *   count and in every storage.
 *   No fused multiply-add. A row times a vector: one product after the other in the order of the
 *   columns, from +0.0. A dot product: at most 256 segments of equal length (a multiple of 8
 *   rows, from 10240 rows on at least 512), eight lanes in each by row modulo 8, lanes added as
 *   ((0+4)+(2+6))+((1+5)+(3+7)), segments added in order.
 * - All functions may be called from any thread; blocks must not be written by two calls at once.
 */
#ifndef AUTOSPEC_AUTOSPEC_H
#define AUTOSPEC_AUTOSPEC_H

#include <stdint.h>

#if defined(__cplusplus)
#define AUTOSPEC_NOEXCEPT noexcept
extern "C" {
#else
#define AUTOSPEC_NOEXCEPT
#endif

#if defined(__GNUC__)
#define AUTOSPEC_API __attribute__((visibility("default")))
#else
#define AUTOSPEC_API
#endif

typedef int32_t autospec_status;
enum {
  AUTOSPEC_OK = 0,
  AUTOSPEC_INVALID_ARGUMENT = 1, /* a size, an index, a null pointer, an alias */
  AUTOSPEC_CLOSED = 2,           /* a handle that is closed or was never given */
  AUTOSPEC_OUT_OF_MEMORY = 3,
  AUTOSPEC_NOT_POSITIVE = 4, /* a diagonal entry <= 0 under Jacobi scaling */
  AUTOSPEC_INTERNAL = 5
};

/* What prepare folds into the values. */
enum { AUTOSPEC_SCALE_NONE = 0, AUTOSPEC_SCALE_JACOBI = 1 };

/*
 * The type of the matrix' values inside expand. With any but FLOAT64 the vectors are float32, each
 * value b_ij is a rounded a_ij (to nearest, ties to even), and a row's sum of b_ij x_j is
 *   FLOAT32  of (float) a_ij;
 *   FLOAT16  2^-e times that of float16((float) (2^e a_ij)), largest magnitude 65504, with the e
 *            from -120 to 120 that takes the largest |a_ij| to 2^14 or above;
 *   INT8     m / 127 times that of the integers nearest to 127 a_ij / m, m the largest |a_ij|.
 */
enum {
  AUTOSPEC_FLOAT64 = 0,
  AUTOSPEC_FLOAT32 = 1,
  AUTOSPEC_FLOAT16 = 2,
  AUTOSPEC_INT8 = 3
};

/*
 * How prepare stores the matrix: by its structure, or as the caller says. REORDERED is SELL with the
 * rows and columns of a square matrix in a breadth-first order inside.
 */
enum {
  AUTOSPEC_STORAGE_AUTO = 0,
  AUTOSPEC_STORAGE_SELL = 1,
  AUTOSPEC_STORAGE_DIAGONALS = 2,
  AUTOSPEC_STORAGE_REORDERED = 3
};

typedef int64_t autospec_pool;   /* threads */
typedef int64_t autospec_matrix; /* a prepared matrix */
typedef int64_t autospec_block;  /* n x k doubles */

/* -- diagnostics ------------------------------------------------------------------------------ */

/** Version of this interface. A binary and a header of different versions do not fit. */
AUTOSPEC_API int32_t autospec_abi_version(void) AUTOSPEC_NOEXCEPT;

/** Instruction-set level chosen at load: "x86-64-v4", ...; AUTOSPEC_ISA forces one that runs here.
 */
AUTOSPEC_API const char* autospec_isa(void) AUTOSPEC_NOEXCEPT;

/** Why AUTOSPEC_ISA was not followed, or "" if it was or is not set. */
AUTOSPEC_API const char* autospec_isa_note(void) AUTOSPEC_NOEXCEPT;

/** CPUs this process may use (affinity and cgroup quota), or AUTOSPEC_THREADS if set; >= 1. */
AUTOSPEC_API int32_t autospec_default_threads(void) AUTOSPEC_NOEXCEPT;

/** Why AUTOSPEC_THREADS was not followed, or "" if it was or is not set. */
AUTOSPEC_API const char* autospec_threads_note(void) AUTOSPEC_NOEXCEPT;

/** What the last call of this thread that did not return AUTOSPEC_OK had to say. */
AUTOSPEC_API const char* autospec_last_error(void) AUTOSPEC_NOEXCEPT;

/** Objects not yet closed or still in use: a leak check. */
AUTOSPEC_API int64_t autospec_live_objects(void) AUTOSPEC_NOEXCEPT;

/**
 * Bytes held by matrices and blocks. Up to 16 MB of what they held are kept beside for the next
 * ones.
 */
AUTOSPEC_API int64_t autospec_live_bytes(void) AUTOSPEC_NOEXCEPT;

/* -- handles ---------------------------------------------------------------------------------- */

/**
 * Opens a pool of 1 <= threads <= 1024 threads, the caller's included. Idle threads sleep. Several
 * callers may share a pool: the first has its threads, the others work alone meanwhile.
 */
AUTOSPEC_API autospec_status autospec_pool_open(int32_t threads,
                                                autospec_pool* out) AUTOSPEC_NOEXCEPT;

/** Opens a zero-filled block of rows >= 0 x columns >= 1, row-major without gaps. */
AUTOSPEC_API autospec_status autospec_block_open(int64_t rows, int64_t columns,
                                                 autospec_block* out) AUTOSPEC_NOEXCEPT;

/**
 * Prepares a CSR matrix: copies it, folds in the scaling, chooses a storage.
 *
 * @param row_pointers rows + 1 values, from 0, not decreasing
 * @param column_indices row_pointers[rows] values in [0, columns), ascending within a row
 * @param values as many; finite
 * @param scaling AUTOSPEC_SCALE_...; Jacobi (s_i = 1 / sqrt(a_ii), a_ij s_i s_j) needs a square
 *     matrix with a positive diagonal
 * @param precision AUTOSPEC_FLOAT64, _FLOAT32, _FLOAT16 or _INT8: what expand uses inside
 * @param storage AUTOSPEC_STORAGE_...; AUTO obeys the environment's AUTOSPEC_STORAGE (sell,
 *     diagonals or reordered) and chooses by the structure without it. DIAGONALS may need 16 values per entry.
 */
AUTOSPEC_API autospec_status autospec_prepare(int64_t rows, int64_t columns,
                                              const int64_t* row_pointers,
                                              const int32_t* column_indices, const double* values,
                                              int32_t scaling, int32_t precision, int32_t storage,
                                              autospec_matrix* out) AUTOSPEC_NOEXCEPT;

/** As autospec_prepare, with 32-bit row pointers. */
AUTOSPEC_API autospec_status autospec_prepare32(int64_t rows, int64_t columns,
                                                const int32_t* row_pointers,
                                                const int32_t* column_indices, const double* values,
                                                int32_t scaling, int32_t precision, int32_t storage,
                                                autospec_matrix* out) AUTOSPEC_NOEXCEPT;

/** Closes any handle. A closed or zero handle is left alone. */
AUTOSPEC_API void autospec_close(int64_t handle) AUTOSPEC_NOEXCEPT;

/* -- the matrix ------------------------------------------------------------------------------- */

/** Bytes held by the matrix. */
AUTOSPEC_API autospec_status autospec_matrix_bytes(autospec_matrix matrix,
                                                   int64_t* out) AUTOSPEC_NOEXCEPT;

/**
 * max_i sum_j |a_ij| after scaling, or the same of the rounded values if that is larger: a bound of
 * every |eigenvalue| of both.
 */
AUTOSPEC_API autospec_status autospec_matrix_norm_bound(autospec_matrix matrix,
                                                        double* out) AUTOSPEC_NOEXCEPT;

/**
 * max_i sum_j |a_ij - b_ij| after scaling, b the rounded values; 0 in FLOAT64. No eigenvalue of a
 * symmetric matrix is moved by more.
 */
AUTOSPEC_API autospec_status autospec_matrix_rounding_bound(autospec_matrix matrix,
                                                            double* out) AUTOSPEC_NOEXCEPT;

/** Why prepare chose the storage, a clause without a full stop, valid for ever. */
AUTOSPEC_API autospec_status autospec_matrix_storage_reason(autospec_matrix matrix,
                                                            const char** out) AUTOSPEC_NOEXCEPT;

/**
 * Name of the storage chosen, "sell", "diagonals", "diagonals and sell" or "sell, reordered", valid
 * for ever.
 */
AUTOSPEC_API autospec_status autospec_matrix_storage(autospec_matrix matrix,
                                                     const char** out) AUTOSPEC_NOEXCEPT;

/**
 * Writes 1 if the matrix keeps its rows and columns in another order inside, else 0. Blocks and dot
 * products never show it: the bits are those of the matrix' own order. A call of apply or expand
 * borrows a block of n x k of the matrix then; the first, or one beside others, allocates it.
 */
AUTOSPEC_API autospec_status autospec_matrix_reordered(autospec_matrix matrix,
                                                       int32_t* out) AUTOSPEC_NOEXCEPT;

/**
 * Steps that one pass over memory does in an expansion of so many steps, one output and `columns`
 * columns by this pool: 1 where the matrix fits the cache, or its rows reach too far for waves.
 */
AUTOSPEC_API autospec_status autospec_matrix_steps_per_pass(autospec_pool pool,
                                                            autospec_matrix matrix, int32_t steps,
                                                            int64_t columns,
                                                            int32_t* out) AUTOSPEC_NOEXCEPT;

/**
 * Opens a block (rows x 1) on s, the matrix' own memory: only to be read, to be closed like any
 * other, and good after the matrix is closed. Writes 0 without scaling.
 */
AUTOSPEC_API autospec_status autospec_matrix_scale(autospec_matrix matrix,
                                                   autospec_block* out) AUTOSPEC_NOEXCEPT;

/**
 * y = A x.
 *
 * @param x columns(A) x k
 * @param y rows(A) x k, not x
 * @param dots null, or receives k dot products x^T y (A square)
 */
AUTOSPEC_API autospec_status autospec_apply(autospec_pool pool, autospec_matrix matrix,
                                            autospec_block x, autospec_block y,
                                            double* dots) AUTOSPEC_NOEXCEPT;

/**
 * Y_j = sum_{i=1}^{steps+1} w_{j,i} v_i with
 *   v_1 = x, v_0 = 0, v_{i+1} = (a_i A + b_i I) v_i + c_i v_{i-1} + e_i x.
 *
 * Each step is fused with the update and the weighted sum; where the matrix is larger than the
 * cache and its rows reach only near ones or neighbouring planes of a grid, several steps make one
 * pass over memory. A term with a coefficient of exactly zero is left out and its vector not read.
 *
 * @param coefficients a, b, c, e (`steps` each), then `outputs` rows of steps + 1 weights
 * @param length 4 steps + outputs (steps + 1), checked
 * @param x n x k
 * @param y n x (k outputs): output j in columns j k ... j k + k - 1; not x
 * @param work n x 2 k, overwritten; not x or y. With short values it holds the float32 vectors too.
 */
AUTOSPEC_API autospec_status autospec_expand(autospec_pool pool, autospec_matrix matrix,
                                             int32_t steps, int32_t outputs,
                                             const double* coefficients, int64_t length,
                                             autospec_block x, autospec_block y,
                                             autospec_block work) AUTOSPEC_NOEXCEPT;

/* -- blocks ----------------------------------------------------------------------------------- */

/** Copies rows x columns row-major values in. `count` is checked. */
AUTOSPEC_API autospec_status autospec_write(autospec_block block, const double* source,
                                            int64_t count) AUTOSPEC_NOEXCEPT;

/** Copies rows x columns row-major values out. `count` is checked. */
AUTOSPEC_API autospec_status autospec_read(autospec_block block, double* target,
                                           int64_t count) AUTOSPEC_NOEXCEPT;

/** Address of the values, for callers that want no copy; valid until the block is closed. */
AUTOSPEC_API autospec_status autospec_data(autospec_block block, double** out) AUTOSPEC_NOEXCEPT;

/** x = value. */
AUTOSPEC_API autospec_status autospec_fill(autospec_pool pool, autospec_block x,
                                           double value) AUTOSPEC_NOEXCEPT;

/** y = x. */
AUTOSPEC_API autospec_status autospec_assign(autospec_pool pool, autospec_block x,
                                             autospec_block y) AUTOSPEC_NOEXCEPT;

/** x = diag(d) x, with d n x 1; d may be x. */
AUTOSPEC_API autospec_status autospec_scale_rows(autospec_pool pool, autospec_block d,
                                                 autospec_block x) AUTOSPEC_NOEXCEPT;

/** y = (alpha x) + (beta y). A term whose factor is exactly zero is not read. x may be y. */
AUTOSPEC_API autospec_status autospec_axpby(autospec_pool pool, double alpha, autospec_block x,
                                            double beta, autospec_block y) AUTOSPEC_NOEXCEPT;

/**
 * y_j = (alpha_j x_j) + (beta_j y_j) for each of the k columns. A term whose factor is exactly zero
 * is left out, whatever its vector holds. x may be y.
 *
 * @param alpha k values
 * @param beta k values
 */
AUTOSPEC_API autospec_status autospec_axpby_columns(autospec_pool pool, const double* alpha,
                                                    autospec_block x, const double* beta,
                                                    autospec_block y) AUTOSPEC_NOEXCEPT;

/**
 * Column to[i] of y = column from[i] of x, in the order of i.
 *
 * @param x n x k
 * @param y n x m, not x
 * @param from `count` values in [0, k)
 * @param to as many in [0, m)
 */
AUTOSPEC_API autospec_status autospec_copy_columns(autospec_pool pool, autospec_block x,
                                                   const int32_t* from, autospec_block y,
                                                   const int32_t* to,
                                                   int32_t count) AUTOSPEC_NOEXCEPT;

/** dots[j] = x_j^T y_j, k values. */
AUTOSPEC_API autospec_status autospec_dot(autospec_pool pool, autospec_block x, autospec_block y,
                                          double* dots) AUTOSPEC_NOEXCEPT;

/** dots[j] = x_j^T y_j, dots[k + j] = x_j^T z_j, 2 k values, in one pass. */
AUTOSPEC_API autospec_status autospec_dot_pair(autospec_pool pool, autospec_block x,
                                               autospec_block y, autospec_block z,
                                               double* dots) AUTOSPEC_NOEXCEPT;

/**
 * products[i m + j] = x_i^T y_j: the Gram matrix of two tall blocks, in one pass over both.
 *
 * @param x n x k
 * @param y n x m, may be x
 * @param products receives k m values, row-major
 */
AUTOSPEC_API autospec_status autospec_gram(autospec_pool pool, autospec_block x, autospec_block y,
                                           double* products) AUTOSPEC_NOEXCEPT;

/**
 * y = (x s) + (beta y), in one pass. With beta exactly zero y is not read.
 *
 * @param x n x m, not y
 * @param s m k values, row-major
 * @param y n x k
 */
AUTOSPEC_API autospec_status autospec_combine(autospec_pool pool, autospec_block x,
                                              const double* s, double beta,
                                              autospec_block y) AUTOSPEC_NOEXCEPT;

/**
 * x = x + (alpha p), r = r - (alpha q), and of the new r squares[j] = sum_i (w_i r_ij)^2 and
 * squares[k + j] = sum_i r_ij^2. One pass up to k = 4, one more over r per four further columns.
 *
 * @param p n x k, not r
 * @param q n x k, not x
 * @param x n x k, updated
 * @param r n x k, updated, not x
 * @param weight n x 1, or 0 for ones; not x or r
 * @param squares null, or receives 2 k values
 */
AUTOSPEC_API autospec_status autospec_descend(autospec_pool pool, double alpha, autospec_block p,
                                              autospec_block q, autospec_block x, autospec_block r,
                                              autospec_block weight,
                                              double* squares) AUTOSPEC_NOEXCEPT;

#if defined(__cplusplus)
}
#endif

#endif
