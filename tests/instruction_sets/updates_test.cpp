// SPDX-License-Identifier: BSL-1.0
#include "support/instruction_sets.hpp"

#include <vector>

#include "laws/optimizers.hpp"
#include "staticnn/kernels/pack.hpp"
#include "support/samples.hpp"

namespace staticnn::laws {
namespace {

/// Numbers with their slots after some updates by random gradients, of which every fourth is 0.
template <class Optimizer, class V>
struct Updated {
    static constexpr Index slot_count = Optimizer::slots.size();
    using T = typename V::Scalar;

    std::vector<T> numbers = staticnn::numbers<T>(pack_lanes);
    std::vector<T> slots = std::vector<T>(slot_count * pack_lanes);

    /// `lanes` at once, loaded and stored by functions that are given.
    template <class Load, class Store>
    STATICNN_INLINE void run(Index lanes, const Load& load, const Store& store) {
        const auto optimizer = example<Optimizer>();
        for (std::uint64_t step = 0; step < 20; ++step) {
            std::vector<T> gradients = staticnn::numbers<T>(pack_lanes, 10 + step);
            for (Index lane = 0; lane < pack_lanes; lane += 4) gradients[lane] = 0;
            const auto coefficients =
                optimizer.template coefficients<T>(optimizer.learning_rate.rate(step), step + 1);
            for (Index lane = 0; lane < pack_lanes; lane += lanes) {
                V value = load(&numbers[lane]), slot[slot_count + 1];
                for (Index i = 0; i < slot_count; ++i) slot[i] = load(&slots[i * pack_lanes + lane]);
                Optimizer::update(value, load(&gradients[lane]), slot, coefficients);
                store(value, &numbers[lane]);
                for (Index i = 0; i < slot_count; ++i) store(slot[i], &slots[i * pack_lanes + lane]);
            }
        }
    }
};

template <class Optimizer, class T>
Updated<Optimizer, Lane<T>> by_lanes() {
    Updated<Optimizer, Lane<T>> updated;
    updated.run(
        1, [](const T* from) { return Lane<T>(*from); },
        [](const Lane<T>& value, T* to) { *to = value.value; });
    return updated;
}

template <class Isa, class Optimizer, class T>
Updated<Optimizer, kernels::Pack<Isa, T>> by_packs() {
    using V = kernels::Pack<Isa, T>;
    Updated<Optimizer, V> updated;
    kernels::Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
        updated.run(
            pack_lanes, [](const T* from) STATICNN_INLINE_LAMBDA { return V::load(from); },
            [](const V& value, T* to) STATICNN_INLINE_LAMBDA { value.store(to); });
    });
    return updated;
}

template <class Optimizer>
void expect_bits_of_lanes() {
    using T = float;
    const auto lanes = by_lanes<Optimizer, T>();
    EXPECT_NE(lanes.numbers, numbers<T>(pack_lanes));
    for (const kernels::InstructionSet set : fused_instruction_sets) {
        if (!kernels::is_supported(set)) continue;
        kernels::with_instruction_set(set, [&]<class Isa>(Isa) {
            const auto packs = by_packs<Isa, Optimizer, T>();
            EXPECT_EQ(packs.numbers, lanes.numbers) << kernels::name_of(set);
            EXPECT_EQ(packs.slots, lanes.slots) << kernels::name_of(set);
        });
    }
}

template <class Optimizer>
class UpdatesBy : public testing::Test {};
using Optimizers =
    testing::Types<Sgd<>, Sgd<Momentum>, Sgd<Nesterov>, Adam<>, Adam<AmsGrad>, AdamW<>, Nadam<>, Adamax<>,
                   Lion<>, RmsProp<>, RmsProp<Momentum>, RmsProp<Centered, Momentum>, Adagrad<>, Adadelta<>>;
TYPED_TEST_SUITE(UpdatesBy, Optimizers);

TYPED_TEST(UpdatesBy, HaveTheBitsOfLanesOnEveryInstructionSet) { expect_bits_of_lanes<TypeParam>(); }

}  // namespace
}  // namespace staticnn::laws
