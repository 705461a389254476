#ifndef AUTOSPEC_TESTS_CHECK_H
#define AUTOSPEC_TESTS_CHECK_H

#include <cstdio>
#include <cstdlib>

// Ends the test with a message unless the condition holds.
inline void check(bool condition, const char* what) {
  if (!condition) {
    std::fprintf(stderr, "FAILED: %s\n", what);
    std::exit(1);
  }
}

#endif
