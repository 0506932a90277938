// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "staticnn/core/index.hpp"
#include "staticnn/core/members.hpp"
#include "staticnn/data/moments.hpp"

namespace staticnn::detail {

/// Mean and standard deviation of each input, of pixels as a rule, over a few hundred samples, as leaves of a
/// state.
struct InputMoments {
    static constexpr Index most_samples = 512;  // with which the picture of a mean is smooth

    std::uint64_t samples = 0;
    std::vector<double> means;
    std::vector<double> deviations;

    void assign(std::uint64_t count, GroupMoments moments) {
        samples = count;
        means = std::move(moments.means);
        deviations = std::move(moments.deviations);
    }

    static constexpr auto members() {
        using Self = InputMoments;
        return describe(member<"samples">(&Self::samples), member<"means">(&Self::means),
                        member<"deviations">(&Self::deviations));
    }
};

}  // namespace staticnn::detail
