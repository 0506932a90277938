// SPDX-License-Identifier: BSL-1.0
#include "staticnn/core/type_list.hpp"

#include <gtest/gtest.h>

#include <array>
#include <tuple>
#include <type_traits>
#include <utility>

#include "staticnn/core/schema.hpp"

namespace staticnn {
namespace {

TEST(TypeList, FindsTypesByNumber) {
    static_assert(std::is_same_v<NthType<0, int>, int>);
    static_assert(std::is_same_v<NthType<2, int, char, double>, double>);
    static_assert(std::is_same_v<NthType<1, int, int, char>, int>);  // the same type twice
    static_assert(std::is_same_v<TypeAt<1, std::tuple<int, const char&>>, const char&>);
}

struct Start {};  // no initializer is called

TEST(Schema, JoinsListsInTheirOrderHoweverMany) {
    const auto one = []<Index Size>(std::integral_constant<Index, Size>) {
        return boost::hana::tuple<Parameter<"kernel", Shape<Size>, Start>>{};
    };
    const auto join = [&]<Index... Size>(std::integer_sequence<Index, Size...>) {
        return joined(boost::hana::tuple<>{}, one(std::integral_constant<Index, Size + 1>{})...);
    };
    const auto sizes = []<class... Parameters>(boost::hana::tuple<Parameters...>) {
        return std::array<Index, sizeof...(Parameters)>{Parameters::shape::size...};
    };
    EXPECT_EQ(sizes(join(std::make_integer_sequence<Index, 1>{})), (std::array<Index, 1>{1}));
    EXPECT_EQ(sizes(join(std::make_integer_sequence<Index, 7>{})),
              (std::array<Index, 7>{1, 2, 3, 4, 5, 6, 7}));
    EXPECT_EQ(sizes(join(std::make_integer_sequence<Index, 10>{})),
              (std::array<Index, 10>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}));
    EXPECT_EQ(sizes(join(std::make_integer_sequence<Index, 17>{})),
              (std::array<Index, 17>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17}));
}

}  // namespace
}  // namespace staticnn
