// SPDX-License-Identifier: BSL-1.0
#include "staticnn/layers/flatten.hpp"

#include <gtest/gtest.h>

#include <type_traits>

#include "staticnn/layers/dense.hpp"
#include "staticnn/layers/reshape.hpp"
#include "support/layer_run.hpp"

namespace staticnn {
namespace {

static_assert(Reshaping<Flatten<>> && !HasInputShape<Flatten<>>);
static_assert(Reshaping<Flatten<28, 28>> && HasInputShape<Flatten<28, 28>>);
static_assert(std::is_same_v<Flatten<>::Output<Shape<3, 2, 2>>, Shape<12>>);
static_assert(Flatten<28, 28>::accepts<Shape<28, 28>> && !Flatten<28, 28>::accepts<Shape<784>>);
static_assert(Reshaping<Reshape<3, 4>> && !HasInputShape<Reshape<3, 4>>);
static_assert(Reshape<3, 4>::accepts<Shape<2, 6>> && !Reshape<3, 4>::accepts<Shape<2, 5>>);
static_assert(std::is_same_v<Reshape<3, 4>::Output<Shape<12>>, Shape<3, 4>>);

using Images = Sequential<Flatten<4, 5>, Dense<20, 6>, Reshape<2, 3>, Flatten<>, Dense<6, 2>>;
static_assert(std::is_same_v<Images::Input, Shape<4, 5>> && Images::inputs == 20);
static_assert(std::is_same_v<Images::OutputOf<2>, Shape<2, 3>>);
static_assert(std::tuple_size_v<detail::GroupsOf<Images>> == 2, "reshaping is no step");

TEST(Flatten, IsNamedByTheShapeThatItTakes) {
    EXPECT_EQ(Flatten<>::name.view(), "Flatten<>");
    EXPECT_EQ((Flatten<28, 28>::name.view()), "Flatten<28,28>");
    EXPECT_EQ((Reshape<3, 4>::name.view()), "Reshape<3,4>");
}

TEST(Flatten, LeavesValuesAndGradientsAsTheyAre) {
    std::vector<double> x(40), dy(40);
    for (Index i = 0; i < 40; ++i) x[i] = static_cast<double>(i), dy[i] = static_cast<double>(100 - i);
    LayerRun<Sequential<Flatten<4, 5>, Reshape<10, 2>>> run(x);
    EXPECT_EQ(run.forward(kernels::InstructionSet::portable_fma, true), x);
    EXPECT_EQ(run.backward(kernels::InstructionSet::portable_fma, dy), dy);
}

}  // namespace
}  // namespace staticnn
