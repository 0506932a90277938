// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>

#include "staticnn/core/buffer.hpp"
#include "staticnn/kernels/blocks.hpp"
#include "staticnn/kernels/dispatch.hpp"
#include "staticnn/kernels/pack.hpp"
#include "staticnn/kernels/panel_view.hpp"

namespace staticnn::kernels {

/// Where a search for live values writes its words (see LiveValues).
struct LiveWords {
    std::uint32_t* columns;
    std::uint32_t* rows;  ///< null when nobody wants to know
    Index groups;
};

/// What the words found say is worth to be known: hardly any term can be left out otherwise.
struct WorthSkipping {
    bool columns = false;
    bool rows = false;
};

/// Looks through `x`, [rows, columns], in panels `Width` wide, for where values are zero, the white of
/// images.
template <class Isa, Index Width, class T>
WorthSkipping find_live_values(PanelView<const T> x, Index rows, Index columns, const LiveWords& words);

/// Finds where the values of batches [capacity, columns] are zero.
class LiveValuesFinder {
public:
    LiveValuesFinder() = default;
    LiveValuesFinder(Index capacity, Index columns)
        : groups_((capacity + 31) / 32),
          panels_(PanelLayout{1, columns}.panels()),
          columns_(capacity * (panels_ + 1)),
          rows_(groups_ * PanelLayout{1, columns}.size()) {}

    template <class Isa, Index Width, class T>
    void find(PanelView<const T> x, Index rows, Index columns) {
        skips_ = find_live_values<Isa, Width, T>(x, rows, columns, {columns_.data(), rows_.data(), groups_});
    }

    /// Of the batch that was looked through last.
    LiveValues live() const noexcept {
        return {skips_.columns ? columns_.data() : nullptr, skips_.rows ? rows_.data() : nullptr, panels_,
                groups_};
    }

private:
    Index groups_ = 0;
    Index panels_ = 0;
    WorthSkipping skips_;
    Buffer<std::uint32_t> columns_;
    Buffer<std::uint32_t> rows_;
};

template <class Isa, Index Width, class T>
WorthSkipping find_live_values(PanelView<const T> x, Index rows, Index columns, const LiveWords& words) {
    using Cut = Blocks<Tile<Isa, T>::rows>;
    constexpr Index group = 32;  // bits of a word
    constexpr Index words_of_panel = Cut(Width).words();
    constexpr double worth_skipping = 0.03;
    const Index panels = (columns + Width - 1) / Width;
    Index dead_columns = 0, dead_rows = 0, column_words = 0;
    Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
        using V = Pack<Isa, T>;
        for (Index panel = 0; panel < panels; ++panel) {
            const Index width = std::min(Width, columns - panel * Width);
            const std::uint32_t used = low_bits(width);
            std::uint32_t fields[words_of_panel] = {};
            Cut(width).for_each([&](Index column, Index word, auto size)
                                    STATICNN_INLINE_LAMBDA { fields[word] |= low_bits(size) << column; });
            column_words += Cut(width).words();
            const T* values = x.values + panel * x.stride;
            for (Index first = 0; first < rows; first += group) {
                const Index count = std::min(group, rows - first);
                std::uint32_t bits[group] = {};
                for (Index row = 0; row < count; ++row, values += Width) {
                    bits[row] = nonzero_bits(V::load(values));
                    if constexpr (Width > pack_lanes)
                        bits[row] |= nonzero_bits(V::load(values + pack_lanes)) << pack_lanes;
                    bits[row] &= used;
                }
                std::uint32_t live[Cut::per_group] = {};
                Cut(count).for_each([&](Index row, Index word, auto size) STATICNN_INLINE_LAMBDA {
                    for (Index r = 0; r < size; ++r) live[word] |= bits[row + r];
                });
                for (Index word = 0; word < Cut(count).words(); ++word) {
                    words.columns[(first / group * Cut::per_group + word) * panels + panel] = live[word];
                    dead_columns += static_cast<Index>(std::popcount(used & ~live[word]));
                }
                for (Index word = 0; word < Cut(width).words() && words.rows != nullptr; ++word) {
                    std::uint32_t live_rows = 0;
                    for (Index r = 0; r < group; ++r)
                        live_rows |= static_cast<std::uint32_t>((bits[r] & fields[word]) != 0) << r;
                    words.rows[(panel * words_of_panel + word) * words.groups + first / group] = live_rows;
                    dead_rows += count - static_cast<Index>(std::popcount(live_rows));
                }
            }
        }
    });
    const auto pays = [](Index dead, Index all) {
        return static_cast<double>(dead) > worth_skipping * static_cast<double>(all);
    };
    return {pays(dead_columns, Cut(rows).words() * columns), pays(dead_rows, rows * column_words)};
}

}  // namespace staticnn::kernels
