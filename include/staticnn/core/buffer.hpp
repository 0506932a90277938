// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <memory>
#include <new>
#include <utility>

#include "staticnn/core/index.hpp"

namespace staticnn {

/// A fixed number of values on the heap, aligned to a cache line, zero at first, copied by value.
template <class T>
class Buffer {
public:
    Buffer() = default;
    explicit Buffer(Index size) : values_(allocate(size)), size_(size) { std::fill_n(data(), size, T{}); }

    Buffer(const Buffer& other) : values_(allocate(other.size_)), size_(other.size_) {
        if (size_ != 0) std::copy_n(other.data(), size_, data());
    }
    Buffer(Buffer&& other) noexcept
        : values_(std::move(other.values_)), size_(std::exchange(other.size_, 0)) {}
    Buffer& operator=(Buffer other) noexcept {
        std::swap(values_, other.values_);
        std::swap(size_, other.size_);
        return *this;
    }
    ~Buffer() = default;

    T* data() noexcept { return values_.get(); }
    const T* data() const noexcept { return values_.get(); }
    Index size() const noexcept { return size_; }

private:
    static constexpr std::align_val_t alignment{64};

    struct Release {
        void operator()(T* values) const noexcept { ::operator delete(values, alignment); }
    };

    static T* allocate(Index size) {
        if (size == 0) return nullptr;
        return static_cast<T*>(::operator new(size * sizeof(T), alignment));
    }

    std::unique_ptr<T, Release> values_;
    Index size_ = 0;
};

}  // namespace staticnn
