// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>

#include "staticnn/core/buffer.hpp"
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
    constexpr Index group = 32;  // bits of a word
    constexpr double worth_skipping = 0.03;
    constexpr Index size = Tile<Isa, T>::rows;
    constexpr Index blocks = Width / size;
    const Index panels = (columns + Width - 1) / Width;
    Index dead_columns = 0, dead_rows = 0;
    Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
        using V = Pack<Isa, T>;
        for (Index panel = 0; panel < panels; ++panel) {
            const std::uint32_t used = low_bits(std::min(Width, columns - panel * Width));
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
                for (Index row = 0; row < count; row += size) {
                    std::uint32_t live = 0;
                    for (Index r = row; r < row + size; ++r) live |= bits[r];
                    words.columns[(first + row) / size * panels + panel] = live;
                    dead_columns += static_cast<Index>(std::popcount(used & ~live));
                }
                for (Index block = 0; block < blocks && words.rows != nullptr; ++block) {
                    const std::uint32_t field = low_bits(size) << (block * size);
                    std::uint32_t live = 0;
                    for (Index r = 0; r < group; ++r)
                        live |= static_cast<std::uint32_t>((bits[r] & field) != 0) << r;
                    words.rows[(panel * blocks + block) * words.groups + first / group] = live;
                    if ((used & field) != 0) dead_rows += count - static_cast<Index>(std::popcount(live));
                }
            }
        }
    });
    const auto pays = [](Index dead, Index all) {
        return static_cast<double>(dead) > worth_skipping * static_cast<double>(all);
    };
    return {pays(dead_columns, (rows + size - 1) / size * columns),
            pays(dead_rows, rows * ((columns + size - 1) / size))};
}

}  // namespace staticnn::kernels
