// run_ordered: work on a stream of items with several threads, results in the order of the items.
//
//   run_ordered<std::string, int>({.jobs = 4}, {
//       .next = [&]() -> std::optional<std::string> { … },          // called by the calling thread
//       .work = [](std::string& s, int worker) { return length(s); },  // called by the workers (0 … jobs - 1)
//       .deliver = [&](int n) { … }});                              // called by the calling thread, in order
//
// What is taken from `next` and not yet delivered is bounded in number and in bytes, so memory is bounded for any
// stream. Before `next` would wait, all that is done is delivered. With one job everything happens in the calling
// thread and none is started. An exception of any of the functions ends the run and leaves run_ordered, for `work` the
// one of the earliest item, after all items before it were delivered.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace wasla {

struct PipelineLimits {
  int jobs = 1;                   // threads that work; at least 1
  std::size_t items = 256;        // items under way at most
  std::size_t bytes = 32u << 20;  // their size at most; one item is always let in
};

template <class Item, class Result>
struct Pipeline {
  std::function<std::optional<Item>()> next;
  std::function<Result(Item&, int)> work;
  std::function<void(Result)> deliver;
  std::function<std::size_t(const Item&)> size = {};  // bytes of an item; empty: 0
  std::function<bool()> would_wait = {};              // whether next() would wait; empty: never
  std::function<void()> before_waiting = {};          // called then, after all results were delivered; may be empty
};

namespace internal {

template <class Item, class Result>
class OrderedRun {
 public:
  OrderedRun(const PipelineLimits& limits, const Pipeline<Item, Result>& pipeline)
      : limits_(limits), pipeline_(pipeline) {
    try {
      for (int worker = 0; worker < limits_.jobs; ++worker) {
        threads_.emplace_back([this, worker] { serve(worker); });
      }
    } catch (...) {
      stop();
      throw;
    }
  }
  OrderedRun(const OrderedRun&) = delete;
  OrderedRun& operator=(const OrderedRun&) = delete;
  ~OrderedRun() { stop(); }

  void run() {
    while (true) {
      deliver_finished();
      if (pipeline_.would_wait && pipeline_.would_wait()) {
        deliver_all();
        if (pipeline_.before_waiting) {
          pipeline_.before_waiting();
        }
      }
      std::optional<Item> item = pipeline_.next();
      if (!item) {
        break;
      }
      admit(std::move(*item));
    }
    deliver_all();
  }

 private:
  struct Slot {
    Item item;
    std::size_t bytes = 0;
    std::optional<Result> result = {};
    std::exception_ptr failure = {};
    bool done = false;
  };

  void admit(Item item) {
    const std::size_t bytes = pipeline_.size ? pipeline_.size(item) : 0;
    while (!slots_.empty() && (slots_.size() >= limits_.items || bytes_ + bytes > limits_.bytes)) {
      deliver_first();
    }
    bytes_ += bytes;
    auto slot = std::make_unique<Slot>(Slot{std::move(item), bytes});
    {
      const std::lock_guard lock(mutex_);
      waiting_.push_back(slot.get());
    }
    slots_.push_back(std::move(slot));
    work_there_.notify_one();
  }

  void deliver_first() {
    {
      std::unique_lock lock(mutex_);
      work_done_.wait(lock, [this] { return slots_.front()->done; });
    }
    const std::unique_ptr<Slot> slot = std::move(slots_.front());
    slots_.pop_front();
    bytes_ -= slot->bytes;
    if (slot->failure) {
      std::rethrow_exception(slot->failure);
    }
    pipeline_.deliver(std::move(*slot->result));
  }

  void deliver_finished() {
    while (!slots_.empty()) {
      {
        const std::lock_guard lock(mutex_);
        if (!slots_.front()->done) {
          return;
        }
      }
      deliver_first();
    }
  }

  void deliver_all() {
    while (!slots_.empty()) {
      deliver_first();
    }
  }

  void serve(int worker) {
    while (true) {
      Slot* slot = nullptr;
      {
        std::unique_lock lock(mutex_);
        work_there_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
        if (stopping_) {
          return;
        }
        slot = waiting_.front();
        waiting_.pop_front();
      }
      try {
        slot->result.emplace(pipeline_.work(slot->item, worker));
      } catch (...) {
        slot->failure = std::current_exception();
      }
      {
        const std::lock_guard lock(mutex_);
        slot->done = true;
      }
      work_done_.notify_one();
    }
  }

  void stop() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    work_there_.notify_all();
    for (std::thread& thread : threads_) {
      thread.join();
    }
    threads_.clear();
  }

  const PipelineLimits& limits_;
  const Pipeline<Item, Result>& pipeline_;
  std::deque<std::unique_ptr<Slot>> slots_;  // in order; only the calling thread touches the deque
  std::size_t bytes_ = 0;
  std::mutex mutex_;
  std::deque<Slot*> waiting_;  // not yet begun
  bool stopping_ = false;
  std::condition_variable work_there_, work_done_;
  std::vector<std::thread> threads_;
};

}  // namespace internal

// The number of jobs for a request of `jobs`, where 0 means one for each core.
inline int job_count(int jobs) {
  return jobs > 0 ? jobs : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

template <class Item, class Result>
void run_ordered(const PipelineLimits& limits, const Pipeline<Item, Result>& pipeline) {
  if (limits.jobs > 1) {
    internal::OrderedRun<Item, Result>(limits, pipeline).run();
    return;
  }
  while (true) {
    if (pipeline.before_waiting && pipeline.would_wait && pipeline.would_wait()) {
      pipeline.before_waiting();
    }
    std::optional<Item> item = pipeline.next();
    if (!item) {
      return;
    }
    pipeline.deliver(pipeline.work(*item, 0));
  }
}

}  // namespace wasla
