// SPDX-License-Identifier: BSL-1.0
#include "support/instruction_sets.hpp"

#include "staticnn/models/residual.hpp"

#include "reference/layers.hpp"
#include "staticnn/activations/sigmoid.hpp"
#include "staticnn/activations/tanh.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/layers/dropout.hpp"
#include "support/layer_run.hpp"

namespace staticnn {
namespace {

using SmallResidual = Residual<Dense<4, 3, Tanh>, Dropout<0.5>, Dense<3, 4>>;
static_assert(Block<SmallResidual> && HasInputShape<SmallResidual>);
static_assert(SmallResidual::streams == 3);
static_assert(Sequential<SmallResidual>::parameter_count == 31);
static_assert(Sequential<Frozen<SmallResidual>>::trainable_count == 0);
static_assert(Frozen<SmallResidual>::name == SmallResidual::name);

TEST(Residual, IsNamedByTheLayersInside) {
    EXPECT_EQ(SmallResidual::name.view(), "Residual<Dense<4,3,Tanh>,Dropout<0.5>,Dense<3,4,Linear>>");
}

TEST(Residual, NamesParametersByTheirLayer) {
    std::vector<std::string> names;
    for (const ParameterInfo& info : Sequential<Dense<4, 4>, SmallResidual>::parameter_table)
        names.push_back(full_name(info));
    EXPECT_EQ(names, (std::vector<std::string>{"0.kernel", "0.bias", "1.0.kernel", "1.0.bias", "1.2.kernel",
                                               "1.2.bias"}));
}

class ResidualOn : public OnInstructionSet {};
INSTANTIATE_TEST_SUITE_P(Sets, ResidualOn, all_sets, name_of_set);

TEST_P(ResidualOn, ComputesWhatPyTorchComputes) {
    using namespace reference;
    LayerRun<Sequential<Residual<Dense<18, 7, Tanh>, Dense<7, 18>>>> run(layer_x);
    run.network().assign("0.0.kernel", residual_kernel_0);
    run.network().assign("0.0.bias", residual_bias_0);
    run.network().assign("0.1.kernel", residual_kernel_1);
    run.network().assign("0.1.bias", residual_bias_1);
    expect_near(run.forward(GetParam(), true), residual_y, "y");
    expect_near(run.backward(GetParam(), residual_dy), residual_dx, "dx");
    expect_near(run.gradient("0.0.kernel"), residual_d_kernel_0, "first kernel");
    expect_near(run.gradient("0.0.bias"), residual_d_bias_0, "first bias");
    expect_near(run.gradient("0.1.kernel"), residual_d_kernel_1, "second kernel");
    expect_near(run.gradient("0.1.bias"), residual_d_bias_1, "second bias");
}

using Nested = Residual<Residual<Dense<4, 4>, Dropout<0.5>>, Dropout<0.5>>;
static_assert(Nested::streams == 3);
static_assert(Sequential<Nested, Dropout<0.5>>::stream_number<1> == 3);

// At the end of a network it is the head that applies this function; inside there is no head. By hand: the
// function is 1/2 at 0, its derivative 1/4.
TEST_P(ResidualOn, AppliesTheLogisticFunctionAtTheEndInside) {
    LayerRun<Sequential<Residual<Dense<1, 1, Sigmoid>>>> run(std::vector<double>{3});
    run.network().assign("0.0.kernel", std::vector<double>{0});
    EXPECT_EQ(run.forward(GetParam(), true), std::vector<double>{3.5});
    EXPECT_EQ(run.backward(GetParam(), std::vector<double>{8}), std::vector<double>{8});
    EXPECT_EQ(run.gradient("0.0.bias"), std::vector<double>{2});
}

// The layers inside are numbered on, and so is what stands behind.
TEST_P(ResidualOn, GivesEachLayerInsideRandomNumbersOfItsOwn) {
    const std::vector<double> x(40, 1.0);
    using Behind = Sequential<Residual<Dense<40, 40>>, Dropout<0.5>>;
    using Inside = Sequential<Residual<Dense<40, 40>, Dropout<0.5>>>;
    LayerRun<Behind> behind(x);
    LayerRun<Inside> inside(x);
    const std::vector<double> zeros(1600, 0.0);
    std::vector<double> identity = zeros;
    for (Index i = 0; i < 40; ++i) identity[41 * i] = 1;
    behind.network().assign("0.0.kernel", zeros);
    inside.network().assign("0.0.kernel", identity);
    // 0 or 2 behind; 1 + (0 or 2) inside, by the number of the second stream in both.
    auto dropped = behind.forward(GetParam(), true);
    for (double& value : dropped) value += 1;
    EXPECT_EQ(inside.forward(GetParam(), true), dropped);
    EXPECT_NE(dropped, std::vector<double>(40, dropped[0]));
    EXPECT_EQ(inside.forward(GetParam(), false), std::vector<double>(40, 2.0));
}

}  // namespace
}  // namespace staticnn
