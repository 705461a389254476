#include "thread_pool.h"

namespace autospec {

ThreadPool::ThreadPool(int32_t threads, double least_processors,
                       ProcessorShare::FreeProcessors free_processors)
    : Object(kKind), share_(least_processors, free_processors) {
  workers_.reserve(std::size_t(threads - 1));
  try {
    for (int32_t i = 1; i < threads; i++) {
      workers_.emplace_back([this] { work(); });
    }
  } catch (...) {
    stop();
    throw;
  }
}

ThreadPool::~ThreadPool() { stop(); }

void ThreadPool::stop() noexcept {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  for (std::thread& worker : workers_) {
    worker.join();
  }
}

int32_t ThreadPool::threads_now() noexcept {
  const std::unique_lock<std::mutex> caller(caller_, std::try_to_lock);
  const bool alone = workers_.empty() || !caller.owns_lock() || share_.poor(wall_seconds());
  return alone ? 1 : threads();
}

void ThreadPool::run_job(const Job& job) noexcept {
  // while the caller works alone its jobs are made of one part, and their time counts
  const bool counts = job.parts > 1 || share_.alone();
  std::unique_lock<std::mutex> caller(caller_, std::defer_lock);
  if (workers_.empty() || !counts || !caller.try_lock()) {
    run_alone(job);
    return;
  }
  const double start = wall_seconds();
  if (job.parts < 2 || share_.poor(start)) {
    run_alone(job);
    share_.add_alone(start, wall_seconds());
    return;
  }
  run_together(job);
  share_.add(start, wall_seconds(), processor_seconds_);
}

void ThreadPool::run_alone(const Job& job) noexcept {
  for (int32_t part = 0; part < job.parts; part++) {
    job.part(job.context, part);
  }
}

void ThreadPool::run_together(const Job& job) noexcept {
  std::unique_lock<std::mutex> lock(mutex_);
  job_ = job;
  front_ = 0;
  back_ = job.parts;
  finished_ = 0;
  processor_seconds_ = 0;
  lock.unlock();
  wake_.notify_all();
  lock.lock();
  while (front_ < back_) {
    run_part(front_++, lock);
  }
  done_.wait(lock, [&] { return finished_ == job.parts; });
}

void ThreadPool::work() noexcept {
  std::unique_lock<std::mutex> lock(mutex_);
  for (;;) {
    wake_.wait(lock, [&] { return stopping_ || front_ < back_; });
    if (front_ >= back_) {
      return;
    }
    run_part(--back_, lock);
    if (finished_ == job_.parts) {
      done_.notify_one();
    }
  }
}

void ThreadPool::run_part(int32_t part, std::unique_lock<std::mutex>& lock) noexcept {
  const Job job = job_;
  lock.unlock();
  const double start = processor_seconds();
  job.part(job.context, part);
  const double seconds = processor_seconds() - start;
  lock.lock();
  processor_seconds_ += seconds;
  finished_++;
}

}  // namespace autospec
