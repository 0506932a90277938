// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <tuple>
#include <type_traits>

#include "staticnn/core/spelling.hpp"
#include "staticnn/core/type_list.hpp"
#include "staticnn/kernels/elementwise.hpp"
#include "staticnn/layers/frozen.hpp"
#include "staticnn/models/inner.hpp"

namespace staticnn {

namespace detail {

template <class Type>
inline constexpr bool is_branch = false;
template <class... Layers>
inline constexpr bool is_branch<Sequential<Layers...>> = true;

}  // namespace detail

/// Several branches, each a `Sequential` with the same input, whose outputs stand side by side in the order
/// of the branches. Parameters are named by the numbers of branch and layer: "0.1.kernel".
/// Shapes: x [rows, any]; y [rows, sum of the outputs].
template <class... Branches>
struct Concatenate {
    static_assert(sizeof...(Branches) > 1, "staticnn: 'Concatenate' has at least two branches");
    static_assert(
        (detail::is_branch<Branches> && ...),
        "staticnn: the branches of 'Concatenate' are networks, such as Sequential<Dense<8,4,Relu>>");

private:
    template <Index I>
    using Branch = NthType<I, Branches...>;
    template <Index I>
    using Inside = detail::Inner<Branch<I>>;
    static constexpr Index count = sizeof...(Branches);

public:
    using Input = typename Branch<0>::Input;
    static_assert((std::is_same_v<typename Branches::Input, Input> && ...),
                  "staticnn: all branches of 'Concatenate' take the same shape");
    static_assert((!detail::Inner<Branches>::ends_with_row_activation && ...),
                  "staticnn: Softmax belongs to the end of a network, not inside of 'Concatenate'");

    static constexpr auto name =
        FixedString("Concatenate<") + join(FixedString(","), Branches::name...) + FixedString(">");
    static constexpr auto spelling =
        FixedString("Concatenate<") + join(FixedString(","), spelling_of<Branches>()...) + FixedString(">");
    static constexpr FixedString kind = "concatenate";
    static constexpr auto schema = []<Index... I>(std::index_sequence<I...>) {
        return joined(prefixed<text_of<I>() + FixedString(".")>(Inside<I>::schema)...);
    }
    (std::make_index_sequence<count>{});
    static constexpr bool is_block = true;
    static constexpr std::uint32_t streams = (Branches::streams + ...);

    template <class Given>
    static constexpr bool accepts = std::is_same_v<Given, Input>;
    template <class>
    using Output = Shape<(Branches::outputs + ...)>;
    template <class>
    static constexpr Index flops = (Branches::flops + ...);

    template <class T>
    struct Memory {
        explicit Memory(Index capacity)
            : branches(typename detail::Inner<Branches>::template Memory<T>(capacity)...) {}
        std::tuple<typename detail::Inner<Branches>::template Memory<T>...> branches;
    };
    template <class T, Index Rows>
    struct PredictionMemory {
        std::tuple<typename detail::Inner<Branches>::template PredictionMemory<T, Rows>...> branches;
    };

    template <class Isa, class T, class MemoryType>
    STATICNN_INLINE static constexpr void forward(const BlockCall<T>& call, kernels::PanelView<const T> x,
                                                  kernels::PanelView<T> y, MemoryType& memory) {
        unroll<count>([&](auto i) STATICNN_INLINE_LAMBDA {
            using Part = Inside<i>;
            const auto part =
                Part::template forward<Isa, T>(call_of<i>(call), x, std::get<i>(memory.branches));
            kernels::copy_columns<Part::width, width>(part, 0, y, starts[i].column, Branch<i>::outputs,
                                                      call.rows);
        });
    }

    /// The gradients that the branches have for their common input are added up in their order.
    template <class Isa, class T, class Sink>
    static void backward(const BlockCall<T>& call, kernels::PanelView<const T>, kernels::PanelView<const T>,
                         kernels::PanelView<const T> dy, kernels::PanelView<T> dx, Memory<T>& memory,
                         Sink& sink) {
        unroll<count>([&](auto i) {
            Sink own = sink.inside({.first = starts[i].parameter, .offset = starts[i].offset});
            const auto part = Inside<i>::template backward<width, Isa, T>(
                call_of<i>(call), dy, starts[i].column, std::get<i>(memory.branches), own);
            if (dx.values == nullptr) return;
            if constexpr (i == 0)
                kernels::copy_columns<input_width, input_width>(part, 0, dx, 0, Input::size, call.rows);
            else
                kernels::add<Isa, input_width, T>(dx, part, dx, call.rows, Input::size);
        });
    }

private:
    static constexpr Index width = panel_width((Branches::outputs + ...));
    static constexpr Index input_width = panel_width(Input::size);

    /// Where a branch starts among columns, parameters, values of parameters and random streams.
    struct Start {
        Index column = 0;
        Index parameter = 0;
        Index offset = 0;
        std::uint32_t stream = 0;
    };
    static constexpr std::array<Start, count> starts = [] {
        std::array<Start, count> result{};
        Start next;
        Index i = 0;
        ((result[i++] = next,
          next = {next.column + Branches::outputs, next.parameter + Branches::parameter_table.size(),
                  next.offset + Branches::storage_size, next.stream + Branches::streams}),
         ...);
        return result;
    }();

    template <Index I, class T>
    static constexpr BlockCall<T> call_of(const BlockCall<T>& call) {
        return {call.parameters + starts[I].offset, call.rows, call.moment.inside(starts[I].stream),
                call.is_training};
    }
};

namespace detail {

template <class Branch>
struct FrozenBranch;
template <class... Layers>
struct FrozenBranch<Sequential<Layers...>> {
    using type = Sequential<Frozen<Layers>...>;
};

}  // namespace detail

/// Freezes each layer of each branch.
template <class... Branches>
struct Frozen<Concatenate<Branches...>> : Concatenate<typename detail::FrozenBranch<Branches>::type...> {};

}  // namespace staticnn
