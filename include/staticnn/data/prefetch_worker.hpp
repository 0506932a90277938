// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <condition_variable>
#include <cstdint>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "staticnn/concepts/row_source.hpp"

namespace staticnn::detail {

/// A thread that reads one batch of a source ahead, and sleeps when it has done so. All members are called by
/// one other thread.
template <RowSource Source>
class PrefetchWorker {
    using Element = ElementOf<Source>;

public:
    explicit PrefetchWorker(const Source& source) : source_(source), thread_([this] { work(); }) {}
    PrefetchWorker(const PrefetchWorker&) = delete;
    PrefetchWorker& operator=(const PrefetchWorker&) = delete;
    ~PrefetchWorker() {
        {
            const std::scoped_lock lock(mutex_);
            is_ending_ = true;
        }
        changes_.notify_all();
        thread_.join();
    }

    /// Asks for the rows number_of(0) to number_of(rows - 1), as of the step `moment`.
    template <class NumberOf>
    void ask(Index rows, const NumberOf& number_of, const Moment& moment) {
        std::unique_lock lock(mutex_);
        changes_.wait(lock, [this] { return state_ != State::asked; });
        numbers_.resize(rows);
        for (Index row = 0; row < rows; ++row) numbers_[row] = number_of(row);
        values_.resize(rows * Source::width);
        moment_ = moment;
        state_ = State::asked;
        lock.unlock();
        changes_.notify_all();
    }

    /// The unscaled values of what was asked for, which last until the next `ask`; null when it was something
    /// else. Throws what reading them threw.
    template <class NumberOf>
    const Element* take(Index rows, const NumberOf& number_of, const Moment& moment) {
        std::unique_lock lock(mutex_);
        changes_.wait(lock, [this] { return state_ != State::asked; });
        if (state_ != State::done || numbers_.size() != rows) return nullptr;
        if (moment_.seed != moment.seed || moment_.step != moment.step) return nullptr;
        for (Index row = 0; row < rows; ++row)
            if (numbers_[row] != number_of(row)) return nullptr;
        state_ = State::idle;
        if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
        return values_.data();
    }

private:
    enum class State { idle, asked, done };

    void work() {
        std::unique_lock lock(mutex_);
        while (true) {
            changes_.wait(lock, [this] { return is_ending_ || state_ == State::asked; });
            if (is_ending_) return;
            lock.unlock();  // until the state changes, all this is the worker's alone
            std::exception_ptr failure;
            try {
                for (Index row = 0; row < numbers_.size(); ++row)
                    read_row(source_, numbers_[row], row, &moment_, values_.data() + row * Source::width);
            } catch (...) {
                failure = std::current_exception();
            }
            lock.lock();
            failure_ = failure;
            state_ = State::done;
            changes_.notify_all();
        }
    }

    Source source_;
    std::mutex mutex_;
    std::condition_variable changes_;
    State state_ = State::idle;
    bool is_ending_ = false;
    std::vector<Index> numbers_;
    std::vector<Element> values_;
    Moment moment_;
    std::exception_ptr failure_;
    std::thread thread_;  // last: it uses all others
};

}  // namespace staticnn::detail
