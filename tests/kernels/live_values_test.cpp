// SPDX-License-Identifier: BSL-1.0
#include "support/instruction_sets.hpp"

#include "staticnn/kernels/live_values.hpp"

#include <algorithm>
#include <limits>
#include <vector>

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
        using Cut = Blocks<Tile<Isa, float>::rows>;
        constexpr Index rows = 71, width = panel_width(live_columns);
        Batch x(rows, live_columns, live_capacity, 1);
        for (Index row = 0; row < rows; ++row)
            for (Index column = 0; column < live_columns; ++column)
                x.at(row, column) = row % 2 == 0 ? 0.0f : -0.0f;
        for (const Place& place : lit) x.at(place.row, place.column) = place.value;
        LiveValuesFinder finder(live_capacity, live_columns);
        finder.find<Isa, panel_width(live_columns), float>(x.view(), rows, live_columns);
        const LiveValues live = finder.live();
        ASSERT_TRUE(live.columns != nullptr && live.rows != nullptr);
        // The number of each row's word and, in the same way, of each column's.
        const auto words_of = [](Index count, Index panel) {
            std::vector<Index> words;
            for (Index first = 0; first < count; first += panel)
                Cut(std::min(panel, count - first)).for_each([&](Index, Index word, auto size) {
                    words.insert(words.end(), size, first / panel * Cut(panel).words() + word);
                });
            return words;
        };
        const std::vector<Index> row_words = words_of(rows, 32), column_words = words_of(live_columns, width);
        for (Index row = 0; row < rows; ++row) {
            for (Index column = 0; column < live_columns; ++column) {
                bool in_rows = false, in_columns = false;
                for (const Place& place : lit) {
                    in_rows |= row_words[place.row] == row_words[row] && place.column == column;
                    in_columns |= column_words[place.column] == column_words[column] && place.row == row;
                }
                const auto column_word = live.columns[row_words[row] * live.panels + column / 32];
                const auto row_word = live.rows[column_words[column] * live.groups + row / 32];
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
