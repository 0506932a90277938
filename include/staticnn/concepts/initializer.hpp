// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>

#include "staticnn/core/index.hpp"
#include "staticnn/core/philox.hpp"

namespace staticnn {

/// How many values feed one output of a parameter, and how many outputs one input feeds.
struct Fans {
    Index in;
    Index out;
};

/// The start value of element number `element` (row-major) of a parameter, a pure function of the stream:
///     static double value(const RandomStream& stream, Index element, Fans fans);
template <class Type>
concept Initializer = requires(const RandomStream& stream, Index element, Fans fans) {
    { Type::value(stream, element, fans) } -> std::same_as<double>;
};

}  // namespace staticnn
