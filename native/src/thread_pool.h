#ifndef AUTOSPEC_THREAD_POOL_H
#define AUTOSPEC_THREAD_POOL_H

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>
#include <vector>

#include "cpus.h"
#include "handles.h"
#include "processor_share.h"

namespace autospec {

// Threads that sleep between jobs. A job is a number of parts; the caller takes parts from the
// front and the threads from the back, so that a thread mostly meets the same rows again, and a
// thread that is late to wake finds nothing left to wait for. Where others want the processors, so
// that the threads would wait for each other more than they win, the caller works alone.
class ThreadPool : public Object {
 public:
  static constexpr Kind kKind = Kind::kPool;
  static constexpr const char* kName = "pool";

  // threads >= 1, the caller's included. The caller works alone while its threads together get less
  // than `least_processors`, or others leave it only one. Throws std::system_error or
  // std::bad_alloc.
  explicit ThreadPool(int32_t threads, double least_processors = ProcessorShare::kWorthwhile,
                      ProcessorShare::FreeProcessors free_processors = autospec::free_processors);
  ~ThreadPool() override;

  int32_t threads() const noexcept { return int32_t(workers_.size()) + 1; }

  // The threads for which the next job should be made: 1 where the caller will work alone.
  int32_t threads_now() noexcept;

  // Runs body(0) ... body(parts - 1), in any order and thread, and returns when all are done. When
  // another caller's job is under way this one runs here alone: no waiting, the same bits.
  template <class Body>
  void run(int32_t parts, const Body& body) noexcept {
    run_job({[](const void* context, int32_t part) noexcept {
               (*static_cast<const Body*>(context))(part);
             },
             &body, parts});
  }

 private:
  struct Job {
    void (*part)(const void* context, int32_t part) noexcept;
    const void* context;
    int32_t parts;
  };

  void run_job(const Job& job) noexcept;
  static void run_alone(const Job& job) noexcept;
  void run_together(const Job& job) noexcept;
  void work() noexcept;
  void run_part(int32_t part, std::unique_lock<std::mutex>& lock) noexcept;
  void stop() noexcept;

  std::mutex caller_;  // held by the caller whose job is under way; guards share_
  ProcessorShare share_;
  std::mutex mutex_;  // guards everything below
  std::condition_variable wake_;
  std::condition_variable done_;
  Job job_ = {nullptr, nullptr, 0};
  int32_t front_ = 0;  // parts front_ ... back_ - 1 are not yet taken
  int32_t back_ = 0;
  int32_t finished_ = 0;
  double processor_seconds_ = 0;  // of the finished parts
  bool stopping_ = false;
  std::vector<std::thread> workers_;
};

}  // namespace autospec

#endif
