package io.autospec.mkl;

import org.bytedeco.mkl.global.mkl_rt;

/** Turns the status of a sparse BLAS call into an exception. */
final class MklStatus {

  private MklStatus() {}

  /**
   * Throws unless the status is success.
   *
   * @param call the name of the function, for the message
   */
  static void check(String call, int status) {
    if (status == mkl_rt.SPARSE_STATUS_SUCCESS) {
      return;
    }
    if (status == mkl_rt.SPARSE_STATUS_ALLOC_FAILED) {
      throw new OutOfMemoryError(call + ": MKL could not allocate its memory");
    }
    throw new IllegalStateException(call + " gave status " + status + ": " + meaning(status));
  }

  private static String meaning(int status) {
    if (status == mkl_rt.SPARSE_STATUS_NOT_INITIALIZED) {
      return "the handle holds no matrix";
    }
    if (status == mkl_rt.SPARSE_STATUS_INVALID_VALUE) {
      return "a parameter is invalid";
    }
    if (status == mkl_rt.SPARSE_STATUS_NOT_SUPPORTED) {
      return "the operation is not supported for this matrix";
    }
    return "it failed inside MKL";
  }
}
