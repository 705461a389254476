#ifndef AUTOSPEC_FAILURE_H
#define AUTOSPEC_FAILURE_H

#include <new>
#include <system_error>

#include "autospec/autospec.h"

namespace autospec {

// Thrown between the border and whatever refuses; never leaves the library.
struct Failure {
  autospec_status status;
};

// Keeps a message for this thread and throws its Failure.
[[noreturn]] void fail(autospec_status status, const char* format, ...)
    __attribute__((format(printf, 2, 3)));

// Keeps a message for this thread.
void keep_message(const char* message) noexcept;

const char* last_message() noexcept;

// Runs the body of a border function and turns whatever it throws into a status.
template <class Body>
autospec_status guarded(Body body) noexcept {
  try {
    body();
    return AUTOSPEC_OK;
  } catch (const Failure& failure) {
    return failure.status;
  } catch (const std::bad_alloc&) {
    keep_message("out of memory");
    return AUTOSPEC_OUT_OF_MEMORY;
  } catch (const std::system_error&) {
    keep_message("the system gives no more threads or locks");
    return AUTOSPEC_OUT_OF_MEMORY;
  } catch (...) {
    keep_message("internal error");
    return AUTOSPEC_INTERNAL;
  }
}

}  // namespace autospec

#endif
