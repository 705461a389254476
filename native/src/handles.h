// Handles: integers that name objects, never used twice, safe to look up while they are closed.
#ifndef AUTOSPEC_HANDLES_H
#define AUTOSPEC_HANDLES_H

#include <cstdint>
#include <memory>

#include "failure.h"

namespace autospec {

enum class Kind { kPool, kMatrix, kBlock };

// Whatever a handle names.
class Object {
 public:
  explicit Object(Kind kind) noexcept : kind_(kind) {}
  Object(const Object&) = delete;
  Object& operator=(const Object&) = delete;
  virtual ~Object() = default;

  Kind kind() const noexcept { return kind_; }

 private:
  const Kind kind_;
};

// Enters an object into the table and returns its handle, > 0. Throws std::bad_alloc.
int64_t enter(std::unique_ptr<Object> object);

// Takes a reference: the object stays until drop, or returns null if the handle is closed or was
// never given. One compare-and-swap, about 10 ns.
Object* take(int64_t handle) noexcept;

// Gives back a reference of take; the last one destroys a closed object.
void drop(int64_t handle) noexcept;

// No take succeeds any more. Closed, foreign and zero handles are left alone.
void close(int64_t handle) noexcept;

// Objects entered and not yet destroyed.
int64_t live_objects() noexcept;

// A reference to an object of one kind for the length of a call. T has a static kKind and kName.
template <class T>
class Held {
 public:
  explicit Held(int64_t handle) : handle_(handle), object_(take(handle)) {
    if (object_ == nullptr) {
      fail(AUTOSPEC_CLOSED, "%s is closed, or its handle was never given", T::kName);
    }
    if (object_->kind() != T::kKind) {
      drop(handle_);
      fail(AUTOSPEC_CLOSED, "handle names another object: expected a %s", T::kName);
    }
  }
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;
  ~Held() { drop(handle_); }

  T* operator->() const noexcept { return static_cast<T*>(object_); }
  T& operator*() const noexcept { return *static_cast<T*>(object_); }

 private:
  const int64_t handle_;
  Object* const object_;
};

}  // namespace autospec

#endif
