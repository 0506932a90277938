// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <vector>

#include "staticnn/core/error.hpp"
#include "staticnn/core/lane.hpp"
#include "staticnn/models/batch.hpp"
#include "staticnn/models/network.hpp"

namespace staticnn {

namespace detail {

template <class Layer>
concept Adapted = requires {
    requires Layer::is_adapted;
};

}  // namespace detail

/// Measures mean and (biased) variance of each feature over all rows of `features`, for the Normalization at
/// the beginning of the network. Order of summation (format): in double, rows ascending, in two passes, the
/// mean first. Throws DataError when there is no row.
template <class Topology, class T, class Features>
void adapt(Network<Topology, T>& network, const Features& features) {
    constexpr Index layer = detail::first_acting_layer<Topology>();
    constexpr bool is_adapted = detail::Adapted<detail::FirstActing<Topology>>;
    static_assert(is_adapted, "staticnn: 'adapt' needs a network that begins with Normalization");
    detail::check_features<Topology, Features>();
    if (features.rows() == 0) throw DataError("adapt is expected to get at least 1 sample, found none");
    if constexpr (is_adapted) {
        // What enters the layer, in the precision in which it enters.
        const auto value = [&](Index row, Index column) {
            const Lane<T> element(static_cast<T>(features.row(row)[column]));
            return static_cast<double>((element * Lane<T>(static_cast<T>(features.scale()))).value);
        };
        const double count = static_cast<double>(features.rows());
        std::vector<T> means(Topology::inputs), variances(Topology::inputs);
        for (Index column = 0; column < Topology::inputs; ++column) {
            double sum = 0;
            for (Index row = 0; row < features.rows(); ++row) sum += value(row, column);
            const Lane<double> mean(sum / count);
            Lane<double> squares(0.0);
            for (Index row = 0; row < features.rows(); ++row) {
                const Lane<double> distance = Lane<double>(value(row, column)) - mean;
                squares = fma(distance, distance, squares);
            }
            means[column] = static_cast<T>(mean.value);
            variances[column] = static_cast<T>(squares.value / count);
        }
        network.assign(std::to_string(layer) + ".mean", means);
        network.assign(std::to_string(layer) + ".variance", variances);
    }
}

}  // namespace staticnn
