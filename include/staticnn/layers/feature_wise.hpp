// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

#include "staticnn/concepts/layer.hpp"
#include "staticnn/core/block_call.hpp"
#include "staticnn/core/schema.hpp"
#include "staticnn/kernels/columns.hpp"
#include "staticnn/kernels/rows.hpp"

namespace staticnn {

/// Base of the layers that treat each feature by itself, with one number that is learned for it. Such a layer
/// (`Type`) has a `name`, a `kind` and a `schema` of one parameter of Shape<Features>, and says what becomes
/// of a feature x with its parameter p, and of the gradient dy of that:
///
///     template <class V> static V apply(const V& x, const V& p);
///     template <class V> static V input_gradient(const V& dy, const V& x, const V& p);
///     template <class V> static V parameter_gradient(const V& dy, const V& x, const V& p);
///
/// Shapes: x, y [rows, Features]; the parameter [Features]. Order of summation of its gradient (format): rows
/// ascending.
template <class Type, Index Features>
struct FeatureWise {
    using Input = Shape<Features>;

    static constexpr bool is_block = true;

    template <class Given>
    static constexpr bool accepts = std::is_same_v<Given, Input>;
    template <class Given>
    using Output = Given;
    template <class Given>
    static constexpr Index flops = 2 * Features;

    /// Nothing is kept from forward to backward.
    template <class T>
    struct Memory {
        constexpr explicit Memory(Index) {}
    };

    template <class Isa, class T>
    STATICNN_INLINE static constexpr void forward(const BlockCall<T>& call, kernels::PanelView<const T> from,
                                                  kernels::PanelView<T> to, Memory<T>&) {
        using V = kernels::Pack<Isa, T>;
        kernels::Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
            for (Index row = 0; row < call.rows; ++row) {
                const RowIn<V> x(from, width, row, Features);
                const RowOut<V> y(to, width, row, Features);
                for (Index pack = 0; pack < x.packs(); ++pack)
                    y.store(pack, Type::apply(x.load(pack), parameter<V>(call, pack)));
            }
        });
    }

    template <class Isa, class T, class Sink>
    static void backward(const BlockCall<T>& call, kernels::PanelView<const T> from,
                         kernels::PanelView<const T>, kernels::PanelView<const T> gradient,
                         kernels::PanelView<T> to, Memory<T>&, Sink& sink) {
        using V = kernels::Pack<Isa, T>;
        if (to.values != nullptr)
            kernels::Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
                for (Index row = 0; row < call.rows; ++row) {
                    const RowIn<V> x(from, width, row, Features), dy(gradient, width, row, Features);
                    const RowOut<V> dx(to, width, row, Features);
                    for (Index pack = 0; pack < x.packs(); ++pack)
                        dx.store(pack,
                                 Type::input_gradient(dy.load(pack), x.load(pack), parameter<V>(call, pack)));
                }
            });
        sink.begin(0);
        kernels::sum_over_rows<Isa, T>(
            call.rows, Features, 0, sink, [&](V& sum, Index row, Index column) STATICNN_INLINE_LAMBDA {
                const RowIn<V> x(from, width, row, Features), dy(gradient, width, row, Features);
                const Index pack = column / pack_lanes;
                const V part =
                    Type::parameter_gradient(dy.load(pack), x.load(pack), parameter<V>(call, pack));
                sum = sum + dy.fill(pack, part, T(0));
            });
    }

private:
    template <class V>
    using RowIn = kernels::Row<V, const typename V::Scalar>;
    template <class V>
    using RowOut = kernels::Row<V>;
    static constexpr Index width = panel_width(Features);

    template <class V, class T>
    STATICNN_INLINE static constexpr V parameter(const BlockCall<T>& call, Index pack) {
        return V::load(call.parameters + pack * pack_lanes);
    }
};

}  // namespace staticnn
