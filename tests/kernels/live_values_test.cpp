// SPDX-License-Identifier: BSL-1.0
#include "support/instruction_sets.hpp"

#include "staticnn/kernels/live_values.hpp"

#include <limits>

#include "kernels/panel_batch.hpp"

namespace staticnn::kernels {
namespace {

constexpr Index live_capacity = 80, live_columns = 70;
using Batch = PanelBatch<float, panel_width(live_columns)>;

class LiveValuesOn : public OnInstructionSet {};
INSTANTIATE_TEST_SUITE_P(Sets, LiveValuesOn, all_sets, name_of_set);

/// Zeros but for these places.
struct Place {
    Index row, column;
    float value;
};
constexpr Place lit[] = {
    {0, 0, 1}, {9, 31, -1}, {31, 32, 1e-45f}, {32, 69, 2}, {70, 5, std::numeric_limits<float>::quiet_NaN()}};

TEST_P(LiveValuesOn, AreThoseThatAreNoZero) {
    with_instruction_set(GetParam(), []<class Isa>(Isa) {
        constexpr Index rows = 71, size = Tile<Isa, float>::rows;
        Batch x(rows, live_columns, live_capacity, 1);
        for (Index row = 0; row < rows; ++row)
            for (Index column = 0; column < live_columns; ++column)
                x.at(row, column) = row % 2 == 0 ? 0.0f : -0.0f;
        for (const Place& place : lit) x.at(place.row, place.column) = place.value;
        LiveValuesFinder finder(live_capacity, live_columns);
        finder.find<Isa, panel_width(live_columns), float>(x.view(), rows, live_columns);
        const LiveValues live = finder.live();
        ASSERT_TRUE(live.columns != nullptr && live.rows != nullptr);
        for (Index row = 0; row < rows; ++row) {
            for (Index column = 0; column < live_columns; ++column) {
                bool in_rows = false, in_columns = false;
                for (const Place& place : lit) {
                    in_rows |= place.row / size == row / size && place.column == column;
                    in_columns |= place.column / size == column / size && place.row == row;
                }
                const auto column_word = live.columns[row / size * live.panels + column / 32];
                const auto row_word = live.rows[column / size * live.groups + row / 32];
                ASSERT_EQ((column_word >> (column % 32) & 1) != 0, in_rows) << row << ", " << column;
                ASSERT_EQ((row_word >> (row % 32) & 1) != 0, in_columns) << row << ", " << column;
            }
        }
    });
}

TEST_P(LiveValuesOn, AreNotLookedUpWhereHardlyAnythingIsZero) {
    with_instruction_set(GetParam(), []<class Isa>(Isa) {
        Batch x(64, live_columns, live_capacity, 1);
        for (Index row = 0; row < 64; ++row) x.at(row, 3) = 0;
        LiveValuesFinder finder(live_capacity, live_columns);
        finder.find<Isa, panel_width(live_columns), float>(x.view(), 64, live_columns);
        EXPECT_EQ(finder.live().columns, nullptr);
        EXPECT_EQ(finder.live().rows == nullptr, (Tile<Isa, float>::rows > 1));
    });
}

}  // namespace
}  // namespace staticnn::kernels
