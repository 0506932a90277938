// SPDX-License-Identifier: BSL-1.0
#include "support/instruction_sets.hpp"

#include "staticnn/layers/dropout.hpp"

#include <array>
#include <type_traits>

#include "staticnn/kernels/dispatch.hpp"

namespace staticnn {
namespace {

static_assert(Layer<Dropout<0.2>> && Gate<Dropout<0.2>> && !HasInputShape<Dropout<0.2>>);
static_assert(std::is_same_v<Dropout<0.2>::Output<Shape<7>>, Shape<7>>);
static_assert(std::is_same_v<Dropout<0.2>, Dropout<0.2f>>);

constexpr RandomStream dropout_stream{3, Purpose::dropout, 1, 17};

/// What dropout makes of sixteen ones.
template <class Isa, class T, class Layer>
std::array<T, pack_lanes> dropped(const RandomStream& from, Index pack) {
    std::array<T, pack_lanes> values;
    kernels::Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
        using V = kernels::Pack<Isa, T>;
        V x[1] = {V(T(1))};
        Layer::forward(x, from, pack);
        x[0].store(values.data());
    });
    return values;
}

TEST(Dropout, IsNamedByItsRate) {
    EXPECT_EQ(Dropout<0.2>::name.view(), "Dropout<0.2>");
    EXPECT_EQ(Dropout<0.25f>::name.view(), "Dropout<0.25>");
    EXPECT_EQ(Dropout<0>::name.view(), "Dropout<0>");
}

class DropoutOn : public OnInstructionSet {};
INSTANTIATE_TEST_SUITE_P(Sets, DropoutOn, all_sets, name_of_set);

/// The documented rule, word by word.
template <class Isa, class T>
void expect_documented_mask() {
    constexpr auto threshold = static_cast<std::uint32_t>(0.2 * 4294967296.0);
    for (Index pack = 0; pack < 50; ++pack) {
        const auto values = dropped<Isa, T, Dropout<0.2>>(dropout_stream, pack);
        for (Index i = 0; i < pack_lanes; ++i) {
            const auto block = dropout_stream.block(static_cast<std::uint32_t>(4 * pack + (i % 8) / 2));
            const std::uint32_t word = block[i % 2 + (i < 8 ? 0 : 2)];
            ASSERT_EQ(values[i], word < threshold ? T(0) : T(1.25)) << pack << ", " << i;
        }
    }
}

TEST_P(DropoutOn, DropsByTheWordsOfItsStream) {
    kernels::with_instruction_set(GetParam(), []<class Isa>(Isa) {
        expect_documented_mask<Isa, float>();
        expect_documented_mask<Isa, double>();
    });
}

// 160,000 values: the share has a deviation of 0.0011.
TEST_P(DropoutOn, DropsItsShareAndKeepsTheMean) {
    kernels::with_instruction_set(GetParam(), []<class Isa>(Isa) {
        Index zeros = 0;
        double sum = 0;
        for (Index pack = 0; pack < 10'000; ++pack) {
            for (const float value : dropped<Isa, float, Dropout<0.3>>(dropout_stream, pack)) {
                zeros += value == 0;
                sum += static_cast<double>(value);
            }
        }
        EXPECT_NEAR(static_cast<double>(zeros) / 160'000, 0.3, 0.005);
        EXPECT_NEAR(sum / 160'000, 1, 0.007);
    });
}

TEST_P(DropoutOn, OfZeroLetsEverythingPass) {
    kernels::with_instruction_set(GetParam(), []<class Isa>(Isa) {
        for (const float value : dropped<Isa, float, Dropout<0>>(dropout_stream, 3)) EXPECT_EQ(value, 1);
    });
}

TEST_P(DropoutOn, TreatsAGradientLikeTheValue) {
    kernels::with_instruction_set(GetParam(), []<class Isa>(Isa) {
        std::array<float, 2 * pack_lanes> gradients;
        kernels::Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
            using V = kernels::Pack<Isa, float>;
            V d[2] = {V(1.0f), V(1.0f)};
            Dropout<0.5>::backward(d, dropout_stream, 8);
            d[0].store(gradients.data());
            d[1].store(gradients.data() + pack_lanes);
        });
        for (Index i = 0; i < gradients.size(); ++i) {
            const auto values = dropped<Isa, float, Dropout<0.5>>(dropout_stream, 8 + i / pack_lanes);
            EXPECT_EQ(gradients[i], values[i % pack_lanes]) << i;
        }
    });
}

TEST(Dropout, DropsOthersInEveryStepLayerAndSeed) {
    using Isa = kernels::PortableFma;
    const auto here = dropped<Isa, float, Dropout<0.5>>(dropout_stream, 0);
    RandomStream other = dropout_stream;
    EXPECT_EQ(here, (dropped<Isa, float, Dropout<0.5>>(other, 0)));
    ++other.step;
    EXPECT_NE(here, (dropped<Isa, float, Dropout<0.5>>(other, 0)));
    other = dropout_stream;
    ++other.layer;
    EXPECT_NE(here, (dropped<Isa, float, Dropout<0.5>>(other, 0)));
    other = dropout_stream;
    ++other.seed;
    EXPECT_NE(here, (dropped<Isa, float, Dropout<0.5>>(other, 0)));
}

}  // namespace
}  // namespace staticnn
