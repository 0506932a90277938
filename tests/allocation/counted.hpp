// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>

/// What operator new of this program has seen (allocation_test.cpp).
namespace counted {

inline std::size_t allocations = 0;
inline std::size_t live_bytes = 0;
inline std::size_t peak_bytes = 0;  ///< the most that `live_bytes` has been

/// How often memory was asked for while `action` ran.
template <class Action>
std::size_t allocations_of(const Action& action) {
    const std::size_t before = allocations;
    action();
    return allocations - before;
}

/// The most memory that was in use while `action` ran, beyond what was in use before.
template <class Action>
std::size_t peak_of(const Action& action) {
    const std::size_t before = live_bytes;
    peak_bytes = before;
    action();
    return peak_bytes - before;
}

}  // namespace counted
