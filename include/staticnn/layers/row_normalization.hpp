// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/core/buffer.hpp"
#include "staticnn/core/fixed_buffer.hpp"
#include "staticnn/core/lane.hpp"
#include "staticnn/kernels/columns.hpp"
#include "staticnn/kernels/rows.hpp"

namespace staticnn::detail {

/// What training keeps of each sample.
template <class T>
struct RowMoments {
    explicit RowMoments(Index capacity) : mean(capacity), inverse(capacity) {}

    Buffer<T> mean;
    Buffer<T> inverse;  // 1 / sqrt(mean square + epsilon)
};

template <class T, Index Rows>
struct RowMomentsInPlace {
    FixedBuffer<T, Rows> mean;
    FixedBuffer<T, Rows> inverse;
};

/// Sample by sample: n = (x - mean) / sqrt(mean of (x - mean)^2 + epsilon), then y = n gamma + beta. Without
/// `IsCentred` the mean counts as 0 and there is no beta. Order of summation (format): that of
/// kernels::Row::sum_of.
template <class Isa, class T, class Moments, Index Features, bool IsCentred>
class RowNormalization {
    using V = kernels::Pack<Isa, T>;
    using RowIn = kernels::Row<V, const T>;
    using RowOut = kernels::Row<V>;
    static constexpr Index width = panel_width(Features);
    static constexpr T count = T(Features);

public:
    constexpr RowNormalization(Moments& moments, const T* gamma) : moments_(moments), gamma_(gamma) {}

    STATICNN_INLINE constexpr void forward(kernels::PanelView<const T> from, kernels::PanelView<T> to,
                                           Index rows, const T* beta, T epsilon) const {
        kernels::Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
            for (Index row = 0; row < rows; ++row) {
                const RowIn x(from, width, row, Features);
                const RowOut y(to, width, row, Features);
                measure(x, row, epsilon);
                for (Index pack = 0; pack < x.packs(); ++pack) {
                    const V normal = normalized(x, row, pack), factor = V::load(gamma_ + pack * pack_lanes);
                    if constexpr (IsCentred)
                        y.store(pack, fma(normal, factor, V::load(beta + pack * pack_lanes)));
                    else
                        y.store(pack, normal * factor);
                }
            }
        });
    }

    /// dx = (g - mean of g - n mean of g n) / sqrt(...) with g = dy gamma.
    void input_gradient(kernels::PanelView<const T> from, kernels::PanelView<const T> gradient,
                        kernels::PanelView<T> to, Index rows) const {
        kernels::Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
            for (Index row = 0; row < rows; ++row) {
                const RowIn x(from, width, row, Features), dy(gradient, width, row, Features);
                const RowOut dx(to, width, row, Features);
                const auto g = [&](Index pack) STATICNN_INLINE_LAMBDA {
                    return dy.load(pack) * V::load(gamma_ + pack * pack_lanes);
                };
                const V mean(IsCentred ? dx.sum_of(g) / count : T(0));
                const V slope(dx.sum_of([&](Index pack) STATICNN_INLINE_LAMBDA {
                    return g(pack) * normalized(x, row, pack);
                }) / count);
                const V inverse(moments_.inverse.data()[row]);
                for (Index pack = 0; pack < x.packs(); ++pack)
                    dx.store(pack, fma(-normalized(x, row, pack), slope, g(pack) - mean) * inverse);
            }
        });
    }

    /// The sum over the samples of dy n, at `offset` of the layer's parameters.
    template <class Sink>
    void gamma_gradient(kernels::PanelView<const T> from, kernels::PanelView<const T> gradient, Index rows,
                        Index offset, Sink& sink) const {
        using Columns = kernels::Columns<V, width, const T>;
        kernels::sum_over_rows<Isa, T>(rows, Features, offset, sink,
                                       [&](V& sum, Index row, Index column) STATICNN_INLINE_LAMBDA {
                                           const V normal = normalized(Columns(from, column).load(row), row);
                                           sum = fma(Columns(gradient, column).load(row), normal, sum);
                                       });
    }

private:
    STATICNN_INLINE constexpr void measure(const RowIn& x, Index row, T epsilon) const {
        T mean = 0;
        if constexpr (IsCentred)
            mean = x.sum_of([&](Index pack) STATICNN_INLINE_LAMBDA { return x.load(pack); }) / count;
        const V middle(mean);
        const T square = x.sum_of([&](Index pack) STATICNN_INLINE_LAMBDA {
            const V distance = x.load(pack) - middle;
            return distance * distance;
        }) / count;
        moments_.mean.data()[row] = mean;
        moments_.inverse.data()[row] = T(1) / sqrt(Lane<T>(square + epsilon)).value;
    }

    STATICNN_INLINE constexpr V normalized(const V& x, Index row) const {
        const V inverse(moments_.inverse.data()[row]);
        if constexpr (IsCentred)
            return (x - V(moments_.mean.data()[row])) * inverse;
        else
            return x * inverse;
    }
    STATICNN_INLINE constexpr V normalized(const RowIn& x, Index row, Index pack) const {
        return normalized(x.load(pack), row);
    }

    Moments& moments_;
    const T* gamma_;
};

}  // namespace staticnn::detail
