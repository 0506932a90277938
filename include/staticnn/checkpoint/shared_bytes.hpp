// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/index.hpp"

namespace staticnn::checkpoint {
STATICNN_BEGIN_RARE_CODE

/// Bytes that do not change any more, as a value that costs nothing to copy: copies and parts share the block
/// that the bytes lie in, which lives as long as one of them. So the values of a file are parts of the bytes
/// that were read, and never move.
class SharedBytes {
public:
    SharedBytes() = default;
    SharedBytes(std::vector<std::byte> bytes) : size_(bytes.size()) {
        const auto block = std::make_shared<const std::vector<std::byte>>(std::move(bytes));
        bytes_ = {block, block->data()};
    }

    /// Bytes that `fill(std::byte*)` gives, without the pass over them that a container would start with.
    template <class Fill>
    static SharedBytes filled(Index size, const Fill& fill) {
        const auto block = std::make_shared_for_overwrite<std::byte[]>(size);
        fill(block.get());
        return {{block, block.get()}, size};
    }

    static SharedBytes copy_of(std::string_view text) {
        return filled(text.size(),
                      [&](std::byte* bytes) { std::ranges::copy(std::as_bytes(std::span(text)), bytes); });
    }

    SharedBytes part(Index offset, Index size) const { return {{bytes_, data() + offset}, size}; }

    const std::byte* data() const noexcept { return bytes_.get(); }
    Index size() const noexcept { return size_; }
    bool empty() const noexcept { return size_ == 0; }
    const std::byte* begin() const noexcept { return data(); }
    const std::byte* end() const noexcept { return data() + size_; }
    std::byte operator[](Index index) const noexcept { return data()[index]; }

    friend bool operator==(const SharedBytes& a, const SharedBytes& b) noexcept {
        return std::equal(a.begin(), a.end(), b.begin(), b.end());
    }

private:
    SharedBytes(std::shared_ptr<const std::byte> bytes, Index size) : bytes_(std::move(bytes)), size_(size) {}

    std::shared_ptr<const std::byte> bytes_;
    Index size_ = 0;
};

STATICNN_END_RARE_CODE
}  // namespace staticnn::checkpoint
