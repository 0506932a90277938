// SPDX-License-Identifier: BSL-1.0
#include "staticnn/models/adapt.hpp"

#include <gtest/gtest.h>

#include "staticnn/data/rows.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/layers/flatten.hpp"
#include "staticnn/layers/normalization.hpp"

namespace staticnn {
namespace {

// By hand.
TEST(Adapt, MeasuresMeanAndVarianceOfEachFeature) {
    Network<Sequential<Normalization<2>, Dense<2, 1>>> network;
    const std::vector<float> x{1, 10, 2, 10, 3, 10, 6, 50};
    adapt(network, rows<2>(x));
    EXPECT_EQ(network.values("0.mean"), (std::vector<float>{3, 20}));
    EXPECT_EQ(network.values("0.variance"), (std::vector<float>{3.5f, 300}));
}

TEST(Adapt, MeasuresWhatEntersTheLayer) {
    Network<Sequential<Flatten<1, 2>, Normalization<2>>> network;
    const std::vector<std::uint8_t> x{0, 255, 2, 255};
    adapt(network, rows<2>(x).with_scale(0.5f));
    EXPECT_EQ(network.values("1.mean"), (std::vector<float>{0.5f, 127.5f}));
    EXPECT_EQ(network.values("1.variance"), (std::vector<float>{0.25f, 0}));
}

TEST(Adapt, RefusesNothing) {
    Network<Sequential<Normalization<2>>> network;
    const std::vector<float> none;
    EXPECT_THROW(adapt(network, rows<2>(none)), DataError);
    EXPECT_EQ(network.values("0.mean"), (std::vector<float>{0, 0}));
}

// A sum of float would stop at 2^24.
TEST(Adapt, AddsUpInDouble) {
    Network<Sequential<Normalization<1>>> network;
    const std::vector<float> x{0x1p24f, 1, 1, 1, 1};
    adapt(network, rows<1>(x));
    EXPECT_EQ(network.values("0.mean")[0], (0x1p24f + 4) / 5);
}

}  // namespace
}  // namespace staticnn
