// SPDX-License-Identifier: BSL-1.0
#include <gtest/gtest.h>

#include <bit>
#include <cstdint>

#include "staticnn/core/uniform.hpp"
#include "staticnn/inference.hpp"

namespace staticnn::inference_test {
namespace {

using Xor = Sequential<Dense<2, 2, Relu>, Dense<2, 1>>;
constexpr ConstantNetwork<Xor> xor_network({1, 1, 1, 1, 0, -1, 1, -2, 0});
static_assert(xor_network.predict({0, 0})[0] < 0.5f);
static_assert(xor_network.predict({0, 1})[0] > 0.5f);
static_assert(xor_network.predict({1, 0})[0] > 0.5f);
static_assert(xor_network.predict({1, 1})[0] < 0.5f);

/// Numbers between -1 and 1.
template <class Topology, class T>
constexpr ConstantNetwork<Topology, T> some_network() {
    T values[Topology::parameter_count] = {};
    std::uint32_t state = 1;
    for (T& value : values) {
        state = state * 1'664'525u + 1'013'904'223u;
        value = static_cast<T>(static_cast<std::int32_t>(state)) / T(0x1p31);
    }
    return ConstantNetwork<Topology, T>(values);
}

/// What a constant expression says, and what the same object says when the program runs: on a processor with
/// fused multiply-adds bit for bit the same.
template <class Topology, class T>
void expect_the_same_at_run_time() {
    if (kernels::fastest_instruction_set() == kernels::InstructionSet::portable)
        GTEST_SKIP() << "this processor has no fused multiply-add";
    static constexpr ConstantNetwork<Topology, T> network = some_network<Topology, T>();
    static constexpr T sample[Topology::inputs] = {T(0.3), T(-0.7), T(0.9)};
    constexpr auto expected = network.predict(sample);
    const auto found = network.predict(sample);
    using Bits = std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>;
    for (Index i = 0; i < Topology::outputs; ++i)
        EXPECT_EQ(std::bit_cast<Bits>(found[i]), std::bit_cast<Bits>(expected[i])) << Topology::name.view();
}

using Everything = Sequential<Dense<3, 18, Tanh>, Residual<Dense<18, 5, Gelu>, PRelu<5>, Dense<5, 18, Mish>>,
                              Concatenate<Sequential<Dense<18, 4, Selu>>, Sequential<Dense<18, 3, Softplus>>>,
                              Rescaling<0.5>, Dropout<0.2>, Dense<7, 3, Softmax>>;

TEST(ConstantNetwork, SaysInConstantExpressionsWhatItSaysAtRunTime) {
    expect_the_same_at_run_time<Everything, float>();
    expect_the_same_at_run_time<Sequential<Dense<3, 7, Tanh>, Dense<7, 2, Sigmoid>>, double>();
    expect_the_same_at_run_time<Sequential<Dense<3, 70, Relu>, Dense<70, 2>>, float>();
#if !defined(__clang__)  // whose square root is no constant expression
    expect_the_same_at_run_time<Sequential<Dense<3, 18>, LayerNormalization<18>, RmsNormalization<18>>,
                                float>();
#endif
}

TEST(ConstantNetwork, IsACopyOfWeightsThatLieElsewhere) {
    ConstantNetwork<Xor> copy{
        Predictor<Xor>(std::span<const float, Xor::storage_size>(xor_network.weights(), Xor::storage_size))};
    EXPECT_EQ(copy.predict({0, 1}), xor_network.predict({0, 1}));
    EXPECT_NE(copy.weights(), xor_network.weights());
}

}  // namespace
}  // namespace staticnn::inference_test
