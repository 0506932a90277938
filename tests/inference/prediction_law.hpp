// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "staticnn/inference.hpp"
#include "staticnn/models/functions.hpp"
#include "support/same_bits.hpp"
#include "support/samples.hpp"

namespace staticnn::inference_test {

/// Samples for any first layer: numbers between -1 and 1, every third of them 0, and where something is
/// looked up whole numbers.
template <class Topology>
std::vector<float> samples_of(Index rows) {
    std::vector<float> values = numbers<float>(rows * Topology::inputs);
    for (Index i = 1; i < values.size(); i += 3) values[i] = 0;
    if constexpr (Lookup<detail::FirstActing<Topology>>) {
        constexpr Index vocabulary = detail::FirstActing<Topology>::vocabulary;
        for (Index i = 0; i < values.size(); ++i)
            values[i] = static_cast<float>((7 * i + i / 5) % vocabulary);
    }
    return values;
}

/// Weights of which none is the same as another: statistics and shifts do not stay 0 and 1.
template <class Topology>
Network<Topology> network_of() {
    Network<Topology> network;
    const std::vector<float> values = numbers<float>(Topology::storage_size, 3);
    for (const ParameterInfo& info : Topology::parameter_table) {
        std::vector<float> own(info.size());
        for (Index i = 0; i < own.size(); ++i) own[i] = values[info.offset + i];
        // A variance is above 0.
        if (info.name.ends_with("variance"))
            for (float& value : own) value = 1.25f + value;
        network.assign(full_name(info), own);
    }
    return network;
}

/// What the trainer would say: it calls this function.
template <class Topology>
std::vector<float> trainers_outputs(const Network<Topology>& network, const std::vector<float>& samples,
                                    kernels::InstructionSet set) {
    const Index count = samples.size() / Topology::inputs;
    std::vector<float> outputs(count * Topology::outputs);
    Workspace<Topology, float> workspace(count);
    predict(network, rows<Topology::inputs>(samples), rows<Topology::outputs>(outputs), workspace, set);
    return outputs;
}

/// The law: a predictor gives the bits of the trainer, one by one and in batches that do not divide. `Set` is
/// the instruction set whose code it has, or Fastest for `set`.
template <class Set, class Topology>
void expect_the_trainers_bits(kernels::InstructionSet set) {
    constexpr Index count = 7, inputs = Topology::inputs, outputs = Topology::outputs;
    const Network<Topology> network = network_of<Topology>();
    const std::vector<float> samples = samples_of<Topology>(count);
    const std::vector<float> expected = trainers_outputs(network, samples, set);
    const float* weights = network.parameters().data();

    std::vector<float> single(count * outputs), batch(count * outputs);
    for (Index row = 0; row < count; ++row)
        detail::predict_one<Set, Topology>(weights, samples.data() + row * inputs,
                                           single.data() + row * outputs);
    PredictionWorkspace<Topology, float, 3> workspace;
    detail::predict_many<Set, Topology>(weights, rows<inputs>(samples), count, batch.data(), workspace);
    EXPECT_TRUE(std::ranges::equal(single, expected, same_bits<float>)) << Topology::name.view();
    EXPECT_TRUE(std::ranges::equal(batch, expected, same_bits<float>)) << Topology::name.view();
    EXPECT_FALSE(std::equal(expected.begin(), expected.begin() + outputs, expected.end() - outputs))
        << "samples cannot be told apart";
}

}  // namespace staticnn::inference_test
