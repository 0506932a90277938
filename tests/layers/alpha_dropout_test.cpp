// SPDX-License-Identifier: BSL-1.0
#include "support/instruction_sets.hpp"

#include "staticnn/layers/alpha_dropout.hpp"

#include "reference/layers.hpp"
#include "staticnn/layers/dropout.hpp"
#include "staticnn/layers/flatten.hpp"
#include "support/layer_run.hpp"

namespace staticnn {
namespace {

static_assert(Gate<AlphaDropout<0.1>> && !AlphaDropout<0.1>::keeps_sign);

TEST(AlphaDropout, IsNamedByItsRate) { EXPECT_EQ(AlphaDropout<0.5>::name.view(), "AlphaDropout<0.5>"); }

class AlphaDropoutOn : public OnInstructionSet {};
INSTANTIATE_TEST_SUITE_P(Sets, AlphaDropoutOn, all_sets, name_of_set);

// Drops what Dropout drops, and makes of it what Keras makes of it.
TEST_P(AlphaDropoutOn, PutsTheValuesOfKerasInThePlacesOfDropout) {
    using namespace reference;
    const std::vector<double> x(512, 2.0), dy(512, 1.0);
    LayerRun<Sequential<Flatten<512>, AlphaDropout<0.2>>> run(x);
    LayerRun<Sequential<Flatten<512>, Dropout<0.2>>> beside(x);
    const auto y = run.forward(GetParam(), true), dropped = beside.forward(GetParam(), true);
    const auto dx = run.backward(GetParam(), dy);
    for (Index i = 0; i < y.size(); ++i) {
        ASSERT_NEAR(y[i], dropped[i] == 0 ? alpha_dropout_of_dropped : alpha_dropout_of_2, 1e-14) << i;
        ASSERT_NEAR(dx[i], dropped[i] == 0 ? 0 : alpha_dropout_slope, 1e-14) << i;
    }
    EXPECT_EQ(run.forward(GetParam(), false), x);
}

TEST_P(AlphaDropoutOn, OfZeroLetsEverythingPass) {
    const std::vector<double> x(32, 2.0);
    LayerRun<Sequential<Flatten<32>, AlphaDropout<0>>> run(x);
    EXPECT_EQ(run.forward(GetParam(), true), x);
    EXPECT_EQ(run.backward(GetParam(), x), x);
}

}  // namespace
}  // namespace staticnn
