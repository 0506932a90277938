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

/// Finds where the values of batches are zero, the white of images.
class LiveValuesFinder {
public:
    LiveValuesFinder() = default;
    /// For batches [capacity, columns].
    LiveValuesFinder(Index capacity, Index columns)
        : groups_((capacity + group - 1) / group),
          columns_(capacity * ((columns + group - 1) / group + 1)),
          rows_(groups_ * PanelLayout{1, columns}.size()) {}

    /// Looks through `x`, [rows, columns].
    template <class Isa, Index Width, class T>
    void find(PanelView<const T> x, Index rows, Index columns);

    /// Of the batch that was looked through last. Says nothing of columns, or of rows, when hardly any term
    /// can be left out.
    LiveValues live() const noexcept {
        return {skips_columns_ ? columns_.data() : nullptr, skips_rows_ ? rows_.data() : nullptr, panels_,
                groups_};
    }

private:
    static constexpr Index group = 32;  // bits of a word
    static constexpr double worth_skipping = 0.03;

    Index panels_ = 0;
    Index groups_ = 0;
    bool skips_columns_ = false;
    bool skips_rows_ = false;
    Buffer<std::uint32_t> columns_;
    Buffer<std::uint32_t> rows_;
};

template <class Isa, Index Width, class T>
void LiveValuesFinder::find(PanelView<const T> x, Index rows, Index columns) {
    constexpr Index size = Tile<Isa, T>::rows;
    constexpr Index blocks = Width / size;
    const Index panels = (columns + Width - 1) / Width;
    std::uint32_t* const live_columns = columns_.data();
    std::uint32_t* const live_rows = rows_.data();
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
                    live_columns[(first + row) / size * panels + panel] = live;
                    dead_columns += static_cast<Index>(std::popcount(used & ~live));
                }
                for (Index block = 0; block < blocks; ++block) {
                    const std::uint32_t field = low_bits(size) << (block * size);
                    std::uint32_t live = 0;
                    for (Index r = 0; r < group; ++r)
                        live |= static_cast<std::uint32_t>((bits[r] & field) != 0) << r;
                    live_rows[(panel * blocks + block) * groups_ + first / group] = live;
                    if ((used & field) != 0) dead_rows += count - static_cast<Index>(std::popcount(live));
                }
            }
        }
    });
    const auto pays = [](Index dead, Index all) {
        return static_cast<double>(dead) > worth_skipping * static_cast<double>(all);
    };
    panels_ = panels;
    skips_columns_ = pays(dead_columns, (rows + size - 1) / size * columns);
    skips_rows_ = pays(dead_rows, rows * ((columns + size - 1) / size));
}

}  // namespace staticnn::kernels
