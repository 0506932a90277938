// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <vector>

#include "laws/trajectory.hpp"

/// The two problems of the reference: what they are, their samples, what comes out.
namespace staticnn::laws {

struct Classification {
    using Network = Problem<Sequential<Dense<5, 7, Tanh>, Dense<7, 6, Relu>, Dense<6, 3, Softmax>>,
                            SparseCategoricalCrossentropy>;
    static constexpr auto& weights = reference::classification::initial_weights;
    static constexpr auto& predictions = reference::classification::initial_predictions;
    static constexpr auto& gradient = reference::classification::first_gradient;
    static constexpr auto& runs = reference::classification::runs;

    template <class T>
    static Dataset<T, 5, Labels<3>> data() {
        using namespace reference::classification;
        return {std::vector<T>(std::begin(inputs), std::end(inputs)),
                std::vector<std::uint8_t>(std::begin(reference::classification::labels),
                                          std::end(reference::classification::labels))};
    }
};

struct Regression {
    using Network = Problem<Sequential<Dense<4, 6, Tanh>, Dense<6, 2>>, MeanSquaredError>;
    static constexpr auto& weights = reference::regression::initial_weights;
    static constexpr auto& predictions = reference::regression::initial_predictions;
    static constexpr auto& gradient = reference::regression::first_gradient;
    static constexpr auto& runs = reference::regression::runs;

    template <class T>
    static Dataset<T, 4, Rows<T, 2>> data() {
        using namespace reference::regression;
        return {std::vector<T>(std::begin(inputs), std::end(inputs)),
                std::vector<T>(std::begin(targets), std::end(targets))};
    }
};

template <class Given, class T>
auto check_of() {
    const auto data = Given::template data<T>();
    return TrajectoryCheck<typename Given::Network, T, std::remove_const_t<decltype(data)>>(data,
                                                                                            Given::weights);
}

}  // namespace staticnn::laws
