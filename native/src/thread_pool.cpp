#include "thread_pool.h"

namespace autospec {

ThreadPool::ThreadPool(int32_t threads) : Object(kKind) {
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

void ThreadPool::run_job(const Job& job) noexcept {
  std::unique_lock<std::mutex> caller(caller_, std::defer_lock);
  if (job.parts < 2 || workers_.empty() || !caller.try_lock()) {
    for (int32_t part = 0; part < job.parts; part++) {
      job.part(job.context, part);
    }
    return;
  }
  std::unique_lock<std::mutex> lock(mutex_);
  job_ = job;
  front_ = 0;
  back_ = job.parts;
  finished_ = 0;
  lock.unlock();
  wake_.notify_all();
  lock.lock();
  while (front_ < back_) {
    const int32_t part = front_++;
    lock.unlock();
    job.part(job.context, part);
    lock.lock();
    finished_++;
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
    const int32_t part = --back_;
    const Job job = job_;
    lock.unlock();
    job.part(job.context, part);
    lock.lock();
    if (++finished_ == job.parts) {
      done_.notify_one();
    }
  }
}

}  // namespace autospec
