// SPDX-License-Identifier: BSL-1.0
#include "staticnn/core/shape.hpp"

#include <gtest/gtest.h>

#include <type_traits>

namespace staticnn {
namespace {

TEST(Shape, KnowsItsSize) {
    static_assert(Shape<784>::rank == 1);
    static_assert(Shape<784>::size == 784);
    static_assert(Shape<28, 28, 3>::rank == 3);
    static_assert(Shape<28, 28, 3>::size == 2352);
    static_assert(Shape<28, 28, 3>::extents == std::array<Index, 3>{28, 28, 3});
}

TEST(Shape, IsATypeOfItsOwnForEveryExtent) {
    static_assert(std::is_empty_v<Shape<784>>);
    static_assert(!std::is_same_v<Shape<784>, Shape<28, 28>>);
    static_assert(std::is_same_v<decltype(shape<2, 3>), const Shape<2, 3>>);
}

}  // namespace
}  // namespace staticnn
