// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstdint>

#include "staticnn/concepts/loss.hpp"
#include "staticnn/core/expect.hpp"
#include "staticnn/core/index.hpp"
#include "staticnn/models/batch_weights.hpp"

namespace staticnn {

/// What a sample of each class counts for in training.
template <Index Classes>
struct ClassWeights {
    static constexpr Index classes = Classes;
    std::array<double, Classes> values;
};

/// fit(data, options, class_weights({1, 2, 0.5})). Throws ArgumentError unless all are finite and not
/// negative.
template <Index Classes>
ClassWeights<Classes> class_weights(const std::array<double, Classes>& weights) {
    for (const double weight : weights)
        expect(weight >= 0 && weight - weight == 0, "class weight", "finite and not negative", weight);
    return {weights};
}
template <Index Classes>
ClassWeights<Classes> class_weights(const double (&weights)[Classes]) {
    return class_weights(std::to_array(weights));
}

/// Weights of some classes offered to a trainer that has others, or none.
template <Index Classes, class Loss, Index Outputs>
struct ClassWeightsFor {
    static_assert(Loss::target_kind == TargetKind::labels,
                  "staticnn: class_weights goes with labels, and 'Loss' works on values: give each sample a "
                  "weight instead, data.with_weights(weights)");
    static_assert(
        Loss::target_kind != TargetKind::labels || Classes == Outputs,
        "staticnn: class_weights of 'Classes' classes does not fit a network with 'Outputs' outputs");
};

namespace detail {

template <class Type>
inline constexpr bool is_class_weights = false;
template <Index Classes>
inline constexpr bool is_class_weights<ClassWeights<Classes>> = true;

/// The weights among the extras of `fit`, for the samples with these labels.
template <class Loss, Index Outputs>
Unweighted weights_of_classes(const std::uint32_t*) {
    return {};
}
template <class Loss, Index Outputs, class First, class... Rest>
auto weights_of_classes(const std::uint32_t* labels, const First& first, const Rest&... rest) {
    if constexpr (is_class_weights<First>) {
        static_assert(sizeof(ClassWeightsFor<First::classes, Loss, Outputs>) > 0);
        return WeightsOfClasses{first.values.data(), labels};
    } else {
        return weights_of_classes<Loss, Outputs>(labels, rest...);
    }
}

}  // namespace detail
}  // namespace staticnn
