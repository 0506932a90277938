// SPDX-License-Identifier: BSL-1.0
#include "staticnn/core/panels.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace staticnn {
namespace {

TEST(PanelWidth, DependsOnTheNumberOfColumnsAlone) {
    static_assert(panel_width(1) == 16);
    static_assert(panel_width(16) == 16);
    static_assert(panel_width(17) == 32);
    static_assert(panel_width(512) == 32);
}

TEST(PanelLayout, CutsColumnsIntoPanels) {
    constexpr PanelLayout layout{3, 70};
    static_assert(layout.panels() == 3);
    static_assert(layout.size() == 3 * 3 * 32);
    static_assert(layout.offset(0, 0) == 0);
    static_assert(layout.offset(0, 31) == 31);
    static_assert(layout.offset(1, 0) == 32);
    static_assert(layout.offset(0, 32) == 96);
    static_assert(layout.offset(2, 69) == 192 + 64 + 5);
}

TEST(PanelLayout, LaysASingleColumnOfAParameterAsARow) {
    constexpr PanelLayout single = PanelLayout::of_parameter(70, 1);
    static_assert(single.rows == 1 && single.columns == 70 && single.size() == 96);
    static_assert(single.offset(0, 69) == 69);
    constexpr PanelLayout wider = PanelLayout::of_parameter(70, 2);
    static_assert(wider.rows == 70 && wider.columns == 2);
}

TEST(PanelLayout, GivesEveryElementAPlaceOfItsOwn) {
    for (const PanelLayout layout : {PanelLayout{1, 1}, {5, 16}, {4, 17}, {7, 33}, {2, 100}}) {
        std::vector<bool> taken(layout.size());
        for (Index row = 0; row < layout.rows; ++row) {
            for (Index column = 0; column < layout.columns; ++column) {
                const Index offset = layout.offset(row, column);
                ASSERT_LT(offset, layout.size());
                ASSERT_FALSE(taken[offset]);
                taken[offset] = true;
            }
        }
    }
}

}  // namespace
}  // namespace staticnn
