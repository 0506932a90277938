// SPDX-License-Identifier: BSL-1.0
#include "staticnn/models/sequential.hpp"
#include "staticnn/models/parameter_names.hpp"

#include <gtest/gtest.h>

#include <string>
#include <type_traits>

#include "staticnn/activations/relu.hpp"
#include "staticnn/activations/softmax.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/layers/dropout.hpp"
#include "staticnn/models/groups.hpp"

namespace staticnn {
namespace {

using Mnist = Sequential<Dense<784, 512, Relu>, Dropout<0.2>, Dense<512, 10, Softmax>>;
using SmallSequential = Sequential<Dense<3, 17, Linear, NoBias>, Dense<17, 1>>;

TEST(Sequential, IsAnEmptyType) {
    static_assert(std::is_empty_v<Mnist>);
    static_assert(
        std::is_same_v<Mnist, Sequential<Dense<784, 512, Relu>, Dropout<0.2f>, Dense<512, 10, Softmax>>>);
}

TEST(Sequential, KnowsItsShapes) {
    static_assert(Mnist::layer_count == 3);
    static_assert(Mnist::inputs == 784 && Mnist::outputs == 10);
    static_assert(std::is_same_v<Mnist::Input, Shape<784>>);
    static_assert(std::is_same_v<Mnist::Output, Shape<10>>);
    static_assert(std::is_same_v<Mnist::InputOf<0>, Shape<784>>);
    static_assert(std::is_same_v<Mnist::OutputOf<0>, Shape<512>>);
    static_assert(std::is_same_v<Mnist::InputOf<1>, Shape<512>>);
    static_assert(std::is_same_v<Mnist::OutputOf<1>, Shape<512>>);
    static_assert(std::is_same_v<Mnist::InputOf<2>, Shape<512>>);
    static_assert(std::is_same_v<Mnist::LayerType<1>, Dropout<0.2>>);
}

TEST(Sequential, CountsParametersBytesAndOperations) {
    static_assert(Mnist::parameter_count == 784 * 512 + 512 + 512 * 10 + 10);
    static_assert(Mnist::bytes<> == 4 * 407'050);
    static_assert(Mnist::bytes<double> == 8 * 407'050);
    static_assert(Mnist::flops == 2 * 784 * 512 + 512 + 2 * 512 * 10 + 10);
    static_assert(SmallSequential::parameter_count == 3 * 17 + 17 + 1);
    static_assert(SmallSequential::flops == 2 * 3 * 17 + 2 * 17 + 1);
    static_assert(SmallSequential::storage_size ==
                  3 * 32 + 32 + 16);  // with padding; the second kernel lies as a row
}

TEST(Sequential, IsNamedByItsLayers) {
    EXPECT_EQ(Mnist::name.view(), "Sequential<Dense<784,512,Relu>,Dropout<0.2>,Dense<512,10,Softmax>>");
    EXPECT_EQ(SmallSequential::name.view(), "Sequential<Dense<3,17,Linear,NoBias>,Dense<17,1,Linear>>");
}

TEST(ParameterTable, ListsAllParametersInOrder) {
    constexpr auto& table = Mnist::parameter_table;
    static_assert(table.size() == 4);
    EXPECT_EQ(full_name(table[0]), "0.kernel");
    EXPECT_EQ(full_name(table[1]), "0.bias");
    EXPECT_EQ(full_name(table[2]), "2.kernel");
    EXPECT_EQ(full_name(table[3]), "2.bias");
    EXPECT_EQ(extent_list(table[0]), (Extents{784, 512}));
    EXPECT_EQ(extent_list(table[1]), Extents{512});
    EXPECT_EQ(table[2].size(), 5120u);
    EXPECT_EQ(table[0].fans().in, 784u);
    EXPECT_EQ(table[0].fans().out, 512u);
}

TEST(ParameterTable, GivesEveryParameterAPlaceOfItsOwn) {
    Index end = 0;
    for (const ParameterInfo& info : Mnist::parameter_table) {
        EXPECT_EQ(info.offset, end);
        end += info.layout().size();
    }
    EXPECT_EQ(end, Mnist::storage_size);
}

template <class Topology, Index I>
using GroupNumber = std::tuple_element_t<I, detail::GroupsOf<Topology>>;

TEST(Groups, PutALayerAndTheGateBehindItIntoOneStep) {
    static_assert(std::tuple_size_v<detail::GroupsOf<Mnist>> == 2);
    using First = GroupNumber<Mnist, 0>;
    using Second = GroupNumber<Mnist, 1>;
    static_assert(First::is_product && std::is_same_v<First::Gate, Dropout<0.2>> && First::gate_layer == 1);
    static_assert(First::inputs == 784 && First::outputs == 512);
    static_assert(std::is_same_v<First::Activation, Relu>);
    static_assert(Second::is_product && std::is_same_v<Second::Gate, detail::None> &&
                  Second::first_layer == 2);
}

TEST(Groups, LeaveAGateAloneThatFollowsAnother) {
    using Topology = Sequential<Dense<3, 4>, Dropout<0.1>, Dropout<0.2>, Dense<4, 5>>;
    static_assert(std::tuple_size_v<detail::GroupsOf<Topology>> == 3);
    using Lonely = GroupNumber<Topology, 1>;
    static_assert(!Lonely::has_producer && std::is_same_v<Lonely::Gate, Dropout<0.2>> &&
                  Lonely::gate_layer == 2);
    static_assert(Lonely::inputs == 4 && Lonely::outputs == 4);
    static_assert(std::is_same_v<Lonely::Activation, Linear>);
}

}  // namespace
}  // namespace staticnn
