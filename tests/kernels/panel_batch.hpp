// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <gtest/gtest.h>

#include <limits>

#include "staticnn/core/buffer.hpp"
#include "staticnn/core/philox.hpp"
#include "staticnn/core/uniform.hpp"
#include "staticnn/kernels/live_values.hpp"
#include "staticnn/kernels/panel_view.hpp"

namespace staticnn::kernels {

/// A batch [rows, columns] in panels of `Width`, with room for more rows: numbers between -1 and 1 where
/// values belong, NaN everywhere else, so that whoever reads too much is found out.
template <class T, Index Width>
class PanelBatch {
public:
    PanelBatch(Index rows, Index columns, Index capacity, std::uint64_t seed)
        : stride_(capacity * Width), values_(stride_ * ((columns + Width - 1) / Width)) {
        for (Index i = 0; i < values_.size(); ++i) values_.data()[i] = std::numeric_limits<T>::quiet_NaN();
        const RandomStream stream{seed, Purpose::initialization, 0, 0};
        for (Index row = 0; row < rows; ++row)
            for (Index column = 0; column < columns; ++column)
                at(row, column) = static_cast<T>(2 * uniform(stream, row * columns + column) - 1);
    }

    /// Makes zeros of both signs, in runs as in images; 0 leaves all as it is, 1 leaves one value in a
    /// thousand.
    void whiten(Index rows, Index columns, double share) {
        const RandomStream stream{7, Purpose::initialization, 0, 0};
        for (Index row = 0; row < rows; ++row) {
            for (Index column = 0; column < columns; ++column) {
                const Index i = row * columns + column;
                const bool is_white =
                    uniform(stream, i / 5) < share && uniform(stream, 1'000'000 + i) > 0.001;
                if (is_white) at(row, column) = i % 2 == 0 ? T(0) : -T(0);
            }
        }
    }

    /// The batch, which knows its zeros when it was whitened.
    template <class Isa>
    PanelView<const T> live_view(LiveValuesFinder& finder, Index rows, Index columns, double share) {
        PanelView<const T> result = view();
        if (share > 0) {
            whiten(rows, columns, share);
            finder.find<Isa, Width, T>(result, rows, columns);
            result.live = finder.live();
            EXPECT_TRUE(result.live.columns != nullptr || result.live.rows != nullptr);
        }
        return result;
    }

    T& at(Index row, Index column) { return values_.data()[position(row, column)]; }
    T at(Index row, Index column) const { return values_.data()[position(row, column)]; }
    PanelView<T> view() { return {values_.data(), stride_}; }
    T* data() { return values_.data(); }

private:
    Index position(Index row, Index column) const {
        return (column / Width) * stride_ + row * Width + column % Width;
    }

    Index stride_;
    Buffer<T> values_;
};

}  // namespace staticnn::kernels
