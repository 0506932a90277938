// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include "staticnn/concepts/schedule.hpp"

namespace staticnn {

/// A schedule made of a function of one's own, named for checkpoints:
///     constexpr double halves(std::uint64_t updates) { return 0.1 / double(1 + updates / 1000); }
///     using Method = Adam<RateFunction<"Halves", halves>>;
/// `Function` is expected to depend on nothing but its argument. A schedule with settings is a struct like
/// the others in this folder (concepts/schedule.hpp).
template <FixedString Name, auto Function>
struct RateFunction {
    static constexpr auto name = Name;

    double rate(std::uint64_t updates) const { return Function(updates); }
    void validate() const {}
    static constexpr auto members() { return describe(); }
};

}  // namespace staticnn
