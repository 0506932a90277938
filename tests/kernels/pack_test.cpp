// SPDX-License-Identifier: BSL-1.0
#include "support/instruction_sets.hpp"

#include "staticnn/kernels/pack.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <vector>

#include "staticnn/core/lane.hpp"
#include "support/same_bits.hpp"

namespace staticnn::kernels {
namespace {

template <class T>
using Values = std::array<T, pack_lanes>;

/// Numbers of all kinds, 16 of them from position `first`.
template <class T>
Values<T> odd_values(Index first) {
    using Limits = std::numeric_limits<T>;
    const T all[] = {T(0),
                     T(-0.0),
                     T(1),
                     T(-1.5),
                     T(1) / 3,
                     1 + Limits::epsilon(),
                     Limits::min(),
                     Limits::denorm_min(),
                     -Limits::denorm_min(),
                     Limits::max(),
                     Limits::lowest(),
                     Limits::infinity(),
                     -Limits::infinity(),
                     Limits::quiet_NaN(),
                     T(0.1),
                     T(-123456.789),
                     T(3)};
    Values<T> values;
    for (Index i = 0; i < pack_lanes; ++i) values[i] = all[(first + i) % std::size(all)];
    return values;
}

/// operation(a, b, c) on packs of `Isa` against the same on lanes, for all pairs of odd values.
template <class Isa, class T, class Operation>
void expect_like_lanes(const char* name, const Operation& operation) {
    for (Index shift_b = 0; shift_b < 17; ++shift_b) {
        const Values<T> a = odd_values<T>(0), b = odd_values<T>(shift_b), c = odd_values<T>(5 + 3 * shift_b);
        Values<T> result;
        Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
            using V = Pack<Isa, T>;
            operation(V::load(a.data()), V::load(b.data()), V::load(c.data())).store(result.data());
        });
        for (Index i = 0; i < pack_lanes; ++i) {
            const T expected = operation(Lane<T>(a[i]), Lane<T>(b[i]), Lane<T>(c[i])).value;
            EXPECT_TRUE(same_bits(result[i], expected)) << name << "(" << a[i] << ", " << b[i] << ", " << c[i]
                                                        << ") is " << result[i] << " instead of " << expected;
        }
    }
}

template <class Isa, class T>
void expect_arithmetic_like_lanes() {
    expect_like_lanes<Isa, T>("+", [](const auto& a, const auto& b, const auto&) { return a + b; });
    expect_like_lanes<Isa, T>("-", [](const auto& a, const auto& b, const auto&) { return a - b; });
    expect_like_lanes<Isa, T>("*", [](const auto& a, const auto& b, const auto&) { return a * b; });
    expect_like_lanes<Isa, T>("/", [](const auto& a, const auto& b, const auto&) { return a / b; });
    expect_like_lanes<Isa, T>("negate", [](const auto& a, const auto&, const auto&) { return -a; });
    expect_like_lanes<Isa, T>("* +", [](const auto& a, const auto& b, const auto& c) { return a * b + c; });
    expect_like_lanes<Isa, T>("sqrt", [](const auto& a, const auto&, const auto&) { return sqrt(a); });
    expect_like_lanes<Isa, T>("max", [](const auto& a, const auto& b, const auto&) { return max(a, b); });
    expect_like_lanes<Isa, T>("min", [](const auto& a, const auto& b, const auto&) { return min(a, b); });
    if constexpr (!std::is_same_v<Isa, Portable>)
        expect_like_lanes<Isa, T>("fma",
                                  [](const auto& a, const auto& b, const auto& c) { return fma(a, b, c); });
}

template <class Isa, class T>
void expect_choices_like_lanes() {
    expect_like_lanes<Isa, T>(
        "<", [](const auto& a, const auto& b, const auto& c) { return select(a < b, b, c); });
    expect_like_lanes<Isa, T>(
        ">", [](const auto& a, const auto& b, const auto& c) { return select(a > b, b, c); });
    expect_like_lanes<Isa, T>(
        "==", [](const auto& a, const auto& b, const auto& c) { return select(a == b, b, c); });
}

template <class T>
inline constexpr auto mask = static_cast<typename Lane<T>::Bits>(0x7ff0f00f7ff0f00f);

template <class Isa, class T>
void expect_bits_like_lanes() {
    expect_like_lanes<Isa, T>("and",
                              [](const auto& a, const auto&, const auto&) { return bits_and(a, mask<T>); });
    expect_like_lanes<Isa, T>("or",
                              [](const auto& a, const auto&, const auto&) { return bits_or(a, mask<T>); });
    expect_like_lanes<Isa, T>("xor",
                              [](const auto& a, const auto& b, const auto&) { return bits_xor(a, b); });
    expect_like_lanes<Isa, T>("<<", [](const auto& a, const auto&, const auto&) { return bits_left(a, 5); });
    expect_like_lanes<Isa, T>(">>", [](const auto& a, const auto&, const auto&) { return bits_right(a, 5); });
}

class PackOn : public OnInstructionSet {};
INSTANTIATE_TEST_SUITE_P(Sets, PackOn, all_sets, name_of_set);

TEST_P(PackOn, ComputesLikeLanes) {
    with_instruction_set(GetParam(), []<class Isa>(Isa) {
        expect_arithmetic_like_lanes<Isa, float>();
        expect_arithmetic_like_lanes<Isa, double>();
    });
}

TEST_P(PackOn, ChoosesLikeLanes) {
    with_instruction_set(GetParam(), []<class Isa>(Isa) {
        expect_choices_like_lanes<Isa, float>();
        expect_choices_like_lanes<Isa, double>();
    });
}

TEST_P(PackOn, WorksOnBitsLikeLanes) {
    with_instruction_set(GetParam(), []<class Isa>(Isa) {
        expect_bits_like_lanes<Isa, float>();
        expect_bits_like_lanes<Isa, double>();
    });
}

template <class Isa, class T>
void expect_loads_and_widens() {
    std::array<std::uint8_t, 17> bytes;
    for (Index i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::uint8_t>(255 - 15 * i);
    Values<T> widened, numbers, same;
    Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
        using V = Pack<Isa, T>;
        V::widen(bytes.data() + 1).store(widened.data());  // at any address
        V::lane_numbers().store(numbers.data());
        V(T(7)).store(same.data());
    });
    for (Index i = 0; i < pack_lanes; ++i) {
        EXPECT_EQ(widened[i], T(bytes[i + 1]));
        EXPECT_EQ(numbers[i], T(i));
        EXPECT_EQ(same[i], T(7));
    }
}

TEST_P(PackOn, LoadsWidensAndBroadcasts) {
    with_instruction_set(GetParam(), []<class Isa>(Isa) {
        expect_loads_and_widens<Isa, float>();
        expect_loads_and_widens<Isa, double>();
    });
}

// The tree: lane i takes lane i + 8, then i + 4, i + 2, i + 1. Here every other order gives another sum.
template <class Isa, class T>
void expect_tree_of_lanes() {
    Values<T> values;
    for (Index i = 0; i < pack_lanes; ++i) values[i] = T(1) / static_cast<T>(3 + 7 * i);
    Values<T> tree = values;
    for (Index half = 8; half > 0; half /= 2)
        for (Index i = 0; i < half; ++i) tree[i] += tree[i + half];
    T sum = 0, largest = 0;
    Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
        sum = sum_of_lanes(Pack<Isa, T>::load(values.data()));
        largest = max_of_lanes(Pack<Isa, T>::load(values.data()));
    });
    EXPECT_EQ(sum, tree[0]);
    EXPECT_EQ(largest, values[0]);
}

TEST_P(PackOn, SumsItsLanesInAFixedTree) {
    with_instruction_set(GetParam(), []<class Isa>(Isa) {
        expect_tree_of_lanes<Isa, float>();
        expect_tree_of_lanes<Isa, double>();
    });
}

TEST_P(PackOn, FindsTheLargestLaneAnywhere) {
    with_instruction_set(GetParam(), []<class Isa>(Isa) {
        for (Index place = 0; place < pack_lanes; ++place) {
            Values<float> values{};
            values.fill(-std::numeric_limits<float>::infinity());
            values[place] = -3;
            float largest = 0;
            Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
                largest = max_of_lanes(Pack<Isa, float>::load(values.data()));
            });
            EXPECT_EQ(largest, -3) << place;
        }
    });
}

/// The values end where the array does, so that a sanitizer sees who reads on.
template <class Isa, class T, Index Count>
void expect_first_values() {
    const std::vector<T> values = [] {
        std::vector<T> first(Count);
        for (Index i = 0; i < Count; ++i) first[i] = static_cast<T>(i + 1);
        return first;
    }();
    Values<T> result;
    Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
        Pack<Isa, T>::template load_first<Count>(values.data()).store(result.data());
    });
    for (Index i = 0; i < pack_lanes; ++i)
        EXPECT_TRUE(same_bits(result[i], i < Count ? static_cast<T>(i + 1) : T(0))) << Count << ": " << i;
}

TEST_P(PackOn, LoadsTheFirstValues) {
    with_instruction_set(GetParam(), []<class Isa>(Isa) {
        unroll<pack_lanes>([](auto i) {
            expect_first_values<Isa, float, i + 1>();
            expect_first_values<Isa, double, i + 1>();
        });
    });
}

}  // namespace
}  // namespace staticnn::kernels
