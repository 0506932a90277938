// SPDX-License-Identifier: BSL-1.0
#include "support/instruction_sets.hpp"

#include "staticnn/models/concatenate.hpp"

#include "reference/layers.hpp"
#include "staticnn/activations/tanh.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/layers/dropout.hpp"
#include "staticnn/layers/flatten.hpp"
#include "support/layer_run.hpp"

namespace staticnn {
namespace {

using SmallConcatenate = Concatenate<Sequential<Dense<4, 3, Tanh>, Dropout<0.5>>, Sequential<Dense<4, 2>>>;
static_assert(Block<SmallConcatenate> && HasInputShape<SmallConcatenate>);
static_assert(std::is_same_v<SmallConcatenate::Output<Shape<4>>, Shape<5>>);
static_assert(SmallConcatenate::streams == 3);
static_assert(Sequential<Frozen<SmallConcatenate>>::trainable_count == 0);
static_assert(Frozen<SmallConcatenate>::name == SmallConcatenate::name);

TEST(Concatenate, IsNamedByItsBranches) {
    EXPECT_EQ(SmallConcatenate::name.view(),
              "Concatenate<Sequential<Dense<4,3,Tanh>,Dropout<0.5>>,Sequential<Dense<4,2,Linear>>>");
}

TEST(Concatenate, NamesParametersByBranchAndLayer) {
    std::vector<std::string> names;
    for (const ParameterInfo& info : Sequential<SmallConcatenate>::parameter_table)
        names.push_back(full_name(info));
    EXPECT_EQ(names, (std::vector<std::string>{"0.0.0.kernel", "0.0.0.bias", "0.1.0.kernel", "0.1.0.bias"}));
}

class ConcatenateOn : public OnInstructionSet {};
INSTANTIATE_TEST_SUITE_P(Sets, ConcatenateOn, all_sets, name_of_set);

// 7 columns beside 18: the second branch starts within a pack and crosses a panel's end.
TEST_P(ConcatenateOn, ComputesWhatPyTorchComputes) {
    using namespace reference;
    using Topology = Sequential<Concatenate<Sequential<Dense<18, 7, Tanh>>, Sequential<Dense<18, 18>>>>;
    LayerRun<Topology> run(layer_x);
    run.network().assign("0.0.0.kernel", concatenate_kernel_0);
    run.network().assign("0.0.0.bias", concatenate_bias_0);
    run.network().assign("0.1.0.kernel", concatenate_kernel_1);
    run.network().assign("0.1.0.bias", concatenate_bias_1);
    expect_near(run.forward(GetParam(), true), concatenate_y, "y");
    expect_near(run.backward(GetParam(), concatenate_dy), concatenate_dx, "dx");
    expect_near(run.gradient("0.0.0.kernel"), concatenate_d_kernel_0, "first kernel");
    expect_near(run.gradient("0.0.0.bias"), concatenate_d_bias_0, "first bias");
    expect_near(run.gradient("0.1.0.kernel"), concatenate_d_kernel_1, "second kernel");
    expect_near(run.gradient("0.1.0.bias"), concatenate_d_bias_1, "second bias");
}

// Branches that pass on what they get, 33 columns each: y = (x, x), dx = the sum of both halves.
TEST_P(ConcatenateOn, CopiesAcrossPanels) {
    using Same = Sequential<Flatten<33>>;
    std::vector<double> x(2 * 33), expected, dy(2 * 66);
    for (Index i = 0; i < x.size(); ++i) x[i] = static_cast<double>(i + 1);
    for (Index i = 0; i < dy.size(); ++i) dy[i] = static_cast<double>(i * i);
    for (Index row = 0; row < 2; ++row)
        for (Index column = 0; column < 66; ++column) expected.push_back(x[row * 33 + column % 33]);
    LayerRun<Sequential<Concatenate<Same, Same>>> run(x);
    EXPECT_EQ(run.forward(GetParam(), true), expected);
    std::vector<double> sums;
    for (Index row = 0; row < 2; ++row)
        for (Index column = 0; column < 33; ++column)
            sums.push_back(dy[row * 66 + column] + dy[row * 66 + 33 + column]);
    EXPECT_EQ(run.backward(GetParam(), dy), sums);
}

TEST_P(ConcatenateOn, GivesEachBranchRandomNumbersOfItsOwn) {
    using Branch = Sequential<Flatten<40>, Dropout<0.5>>;
    LayerRun<Sequential<Concatenate<Branch, Branch>>> run(std::vector<double>(40, 1.0));
    const auto y = run.forward(GetParam(), true);
    EXPECT_NE(std::vector<double>(y.begin(), y.begin() + 40), std::vector<double>(y.begin() + 40, y.end()));
    EXPECT_EQ(run.backward(GetParam(), std::vector<double>(80, 1.0))[0], y[0] + y[40]);
    EXPECT_EQ(run.forward(GetParam(), false), std::vector<double>(80, 1.0));
}

}  // namespace
}  // namespace staticnn
