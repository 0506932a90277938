// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "staticnn/checkpoint/record.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/leaf.hpp"

namespace staticnn::checkpoint {

/// What became of the weights of another network.
struct WeightsReport {
    std::vector<std::string> taken;    ///< names of the leaves that have the values of the file
    std::vector<std::string> skipped;  ///< a sentence for each layer, here or in the file, that was not taken
};

/// Takes the layers that fit, each whole or not at all: a layer `network.L` fits when the file has leaves of
/// the same names, types and extents for it, and no others. Throws MismatchError, which calls the file
/// `file`, when no layer fits; then nothing has changed.
STATICNN_FUNCTION WeightsReport take_matching(const std::vector<Record>& records, const Leaves& weights,
                                              std::string_view file);

}  // namespace staticnn::checkpoint

#if !defined(STATICNN_COMPILED)
#include "staticnn/checkpoint/matching_weights.ipp"
#endif
