#include "failure.h"

#include <cstdarg>
#include <cstdio>

namespace autospec {
namespace {

// An array, not a string: a message about memory must not need any.
thread_local char message[256] = "";

}  // namespace

void fail(autospec_status status, const char* format, ...) {
  std::va_list arguments;
  va_start(arguments, format);
  std::vsnprintf(message, sizeof message, format, arguments);
  va_end(arguments);
  throw Failure{status};
}

void keep_message(const char* text) noexcept { std::snprintf(message, sizeof message, "%s", text); }

const char* last_message() noexcept { return message; }

}  // namespace autospec
