// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "inference/networks.hpp"
#include "staticnn/inference.hpp"

namespace bench {
namespace {  // once for each file and its flags

template <class Topology>
class Ours {
public:
    explicit Ours(const Network<Topology>& network) : predictor_(network) {}

    void operator()(const std::array<float, Topology::inputs>& sample,
                    std::array<float, Topology::outputs>& result) const {
        predictor_.predict(sample, result);
    }

private:
    staticnn::Predictor<Topology> predictor_;
};

}  // namespace
}  // namespace bench
