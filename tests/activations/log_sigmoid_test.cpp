// SPDX-License-Identifier: BSL-1.0
#include "staticnn/activations/log_sigmoid.hpp"

#include "activations/activation_checks.hpp"

namespace staticnn {
namespace {

static_assert(ElementwiseActivation<LogSigmoid>);

TEST(LogSigmoid, HasTheValuesAndSlopesOfTheReference) {
    EXPECT_EQ(LogSigmoid::name.view(), "LogSigmoid");
    expect_reference<LogSigmoid>(reference::log_sigmoid_points, 6);
}

TEST(LogSigmoid, OfInfinitiesAndNaN) { expect_ends<LogSigmoid>(-infinity, 1, 0, 0); }

}  // namespace
}  // namespace staticnn
