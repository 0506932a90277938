// SPDX-License-Identifier: BSL-1.0
#include "staticnn/models/network.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "data/expect_error.hpp"
#include "staticnn/activations/relu.hpp"
#include "staticnn/initializers/he_normal.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/layers/dropout.hpp"

namespace staticnn {
namespace {

using Wide = Sequential<Dense<3, 37, Relu>, Dropout<0.2>, Dense<37, 2, Linear, HeNormal>>;
using WideNet = Network<Wide, float>;

// Format: element e of parameter p is number e of the stream (seed, initialization, p).
TEST(Network, StartsAsAFunctionOfItsSeed) {
    const WideNet network(7);
    const auto kernel = network.values("0.kernel"), last = network.values("2.kernel");
    ASSERT_EQ(kernel.size(), 3u * 37);
    ASSERT_EQ(last.size(), 37u * 2);
    for (const Index element : {0u, 1u, 37u, 110u}) {
        const RandomStream stream{7, Purpose::initialization, 0, 0};
        EXPECT_EQ(kernel[element], static_cast<float>(GlorotUniform::value(stream, element, {3, 37})));
    }
    for (const Index element : {0u, 1u, 73u}) {
        const RandomStream stream{7, Purpose::initialization, 2, 0};
        EXPECT_EQ(last[element], static_cast<float>(HeNormal::value(stream, element, {37, 2})));
    }
    EXPECT_EQ(network.values("0.bias"), std::vector<float>(37, 0.0f));
    EXPECT_EQ(network.values("2.bias"), std::vector<float>(2, 0.0f));
}

TEST(Network, OfAnotherSeedStartsElsewhere) {
    EXPECT_EQ(WideNet(7), WideNet(7));
    EXPECT_FALSE(WideNet(7) == WideNet(8));
    EXPECT_FALSE(WideNet(7) == WideNet(7 + (std::uint64_t{1} << 32)));
    EXPECT_EQ(WideNet(), WideNet(0));
}

TEST(Network, StartsAlikeInBothPrecisions) {
    const auto single = WideNet(3).values("2.kernel");
    const auto twofold = Network<Wide, double>(3).values("2.kernel");
    for (Index i = 0; i < single.size(); ++i) EXPECT_EQ(single[i], static_cast<float>(twofold[i]));
}

TEST(Network, GivesBackWhatItWasGiven) {
    WideNet network;
    std::vector<float> kernel(3 * 37);
    std::iota(kernel.begin(), kernel.end(), 0.5f);
    network.assign("0.kernel", kernel);
    EXPECT_EQ(network.values("0.kernel"), kernel);
    EXPECT_EQ(network.values("2.kernel"), WideNet().values("2.kernel"));
}

TEST(Network, RefusesNamesAndSizesThatAreNotItsOwn) {
    WideNet network;
    expect_error<ArgumentError>(
        [&] { network.values("1.kernel"); },
        "the name of a parameter is expected to be one of 0.kernel, 0.bias, 2.kernel, 2.bias; found "
        "'1.kernel'");
    expect_error<ArgumentError>([&] { network.assign("2.bias", std::vector<float>(3)); },
                                "parameter '2.bias' is expected to get 2 values, found 3");
    EXPECT_EQ(network, WideNet());
}

TEST(Network, CopiesAreIndependent) {
    WideNet original(1);
    const WideNet copy = original;
    WideNet assigned(2);
    assigned = original;
    original.assign("2.bias", std::vector<float>{1, 2});
    EXPECT_EQ(copy, WideNet(1));
    EXPECT_EQ(assigned, WideNet(1));
    EXPECT_FALSE(original == copy);
    const WideNet moved = std::move(assigned);
    EXPECT_EQ(moved, copy);
}

TEST(Network, IsComparedBitByBit) {
    const float nan = std::numeric_limits<float>::quiet_NaN();
    WideNet a, b;
    a.assign("2.bias", std::vector<float>{nan, 0});
    b.assign("2.bias", std::vector<float>{nan, 0});
    EXPECT_EQ(a, b);
    b.assign("2.bias", std::vector<float>{nan, -0.0f});
    EXPECT_FALSE(a == b);
}

TEST(Network, FitsOnTheStackWhateverItsSize) {
    using Huge = Sequential<Dense<4096, 4096, Relu>, Dense<4096, 4096>>;
    static_assert(sizeof(Network<Huge>) <= 64);
    const Network<Sequential<Dense<2048, 2048>>> local(1);  // 16 MB, twice the stack
    EXPECT_EQ(local.values("0.bias").size(), 2048u);
}

TEST(Network, HasALeafForEachParameter) {
    WideNet network;
    Leaves leaves;
    network.append_leaves("network", leaves);
    ASSERT_EQ(leaves.size(), 4u);
    EXPECT_EQ(leaves[0].name(), "network.0.kernel");
    EXPECT_EQ(leaves[3].name(), "network.2.bias");
    EXPECT_EQ(leaves[0].extents(), (Extents{3, 37}));
    EXPECT_EQ(leaves[0].type(), ElementType::float32);
    EXPECT_TRUE(leaves[0].is_tensor());
}

TEST(Storage, StartsAtZeroAndNamesItsSlots) {
    Storage<Wide, double> storage;
    EXPECT_EQ(std::count(storage.data(), storage.data() + Wide::storage_size, 0.0),
              static_cast<long>(Wide::storage_size));
    Leaves leaves;
    storage.append_trained_leaves("optimizer.slots", ".m", leaves);
    EXPECT_EQ(leaves[2].name(), "optimizer.slots.2.kernel.m");
}

}  // namespace
}  // namespace staticnn
