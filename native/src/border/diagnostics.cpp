#include "../buffer.h"
#include "../cpus.h"
#include "../failure.h"
#include "../handles.h"
#include "../kernels/dispatch.h"

using namespace autospec;

int32_t autospec_abi_version() noexcept { return 2; }

const char* autospec_isa() noexcept { return kernels().isa; }

const char* autospec_isa_note() noexcept { return isa_note(); }

int32_t autospec_default_threads() noexcept { return default_threads(); }

const char* autospec_threads_note() noexcept { return threads_note(); }

const char* autospec_last_error() noexcept { return last_message(); }

int64_t autospec_live_objects() noexcept { return live_objects(); }

int64_t autospec_live_bytes() noexcept { return live_bytes(); }
