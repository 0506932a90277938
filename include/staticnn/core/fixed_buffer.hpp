// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/index.hpp"

namespace staticnn {

/// A number of values in place, aligned to a cache line, for scratch on a stack. Says nothing of them at
/// first; in constant expressions, which may not read what was never written, they are zero.
template <class T, Index Size>
class FixedBuffer {
public:
    STATICNN_INLINE constexpr FixedBuffer() {
        if (std::is_constant_evaluated())
            for (T& value : values_) value = T{};
    }

    STATICNN_INLINE constexpr T* data() noexcept { return values_; }
    STATICNN_INLINE constexpr const T* data() const noexcept { return values_; }

private:
    alignas(64) T values_[Size];
};

}  // namespace staticnn
