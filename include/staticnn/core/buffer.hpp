// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <new>
#include <utility>

#include "staticnn/core/index.hpp"

namespace staticnn {

/// A fixed number of plain values on the heap, aligned to a cache line, zero at first, copied by value.
template <class T>
class Buffer {
public:
    Buffer() = default;
    explicit Buffer(Index size) : values_(allocate(size)), size_(size) { std::fill_n(data(), size, T{}); }

    Buffer(const Buffer& other) : values_(allocate(other.size_)), size_(other.size_) {
        if (size_ != 0) std::copy_n(other.data(), size_, data());
    }
    Buffer(Buffer&& other) noexcept
        : values_(std::exchange(other.values_, nullptr)), size_(std::exchange(other.size_, 0)) {}
    Buffer& operator=(Buffer other) noexcept {
        std::swap(values_, other.values_);
        std::swap(size_, other.size_);
        return *this;
    }
    ~Buffer() { ::operator delete(values_, alignment); }

    T* data() noexcept { return values_; }
    const T* data() const noexcept { return values_; }
    Index size() const noexcept { return size_; }

private:
    static constexpr std::align_val_t alignment{64};

    static T* allocate(Index size) {
        if (size == 0) return nullptr;
        return static_cast<T*>(::operator new(size * sizeof(T), alignment));
    }

    // No std::unique_ptr: <memory> would take as long to compile as all of inference.hpp.
    T* values_ = nullptr;
    Index size_ = 0;
};

}  // namespace staticnn
