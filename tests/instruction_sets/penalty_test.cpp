// SPDX-License-Identifier: BSL-1.0
#include "instruction_sets/same_bits_law.hpp"

#include "staticnn/regularizers/l2.hpp"

namespace staticnn::instruction_sets {
namespace {

using WithPenalty =
    RunOf<Sequential<Dense<7, 16, Tanh, L2<0.003>>, Dense<16, 1>>, MeanSquaredError, Sgd<Momentum>, double>;

// In double, where the product of penalty and samples is not exact: fused with the sum it gives another sum.
TEST(Penalties, ArePartOfTheLossToTheLastBit) {
    // Kept, as the digests of same_bits_law.hpp are.
    const std::vector<double> losses{0x1.ec663d8b9bf71p-1, 0x1.36150d5ef09bdp-2, 0x1.b6f6a2c59880bp-3,
                                     0x1.9514d63d8f67fp-3, 0x1.641b0baf92287p-3};
    for (const Set set : fused())
        EXPECT_EQ(WithPenalty::trained(set).history()["loss"], losses) << kernels::name_of(set);
}

}  // namespace
}  // namespace staticnn::instruction_sets
