// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <tuple>
#include <type_traits>

#include "staticnn/core/fixed_buffer.hpp"
#include "staticnn/core/panels.hpp"
#include "staticnn/core/type_list.hpp"
#include "staticnn/kernels/live_values.hpp"
#include "staticnn/kernels/panel_view.hpp"
#include "staticnn/models/groups.hpp"

namespace staticnn {

/// A layer with scratch on the heap, where prediction has none.
template <class Layer, class T>
struct PredictionMemoryOf {
    static_assert(
        std::is_empty_v<typename Layer::template Memory<T>>,
        "staticnn: prediction allocates nothing, so 'Layer', which keeps something, says where in a "
        "template <class T, Index Rows> struct PredictionMemory (concepts/layer.hpp)");
    struct type {};
};
template <class Layer, class T>
    requires std::is_empty_v<typename Layer::template Memory<T>>
struct PredictionMemoryOf<Layer, T> {
    struct type : Layer::template Memory<T> {
        constexpr type() : Layer::template Memory<T>(0) {}
    };
};

namespace detail {

struct NoPredictionMemory {};

template <class Group, class T, Index Rows>
constexpr auto prediction_memory_of() {
    if constexpr (!Group::is_block)
        return std::type_identity<NoPredictionMemory>{};
    else if constexpr (requires { typename Group::Producer::template PredictionMemory<T, Rows>; })
        return std::type_identity<typename Group::Producer::template PredictionMemory<T, Rows>>{};
    else
        return std::type_identity<typename PredictionMemoryOf<typename Group::Producer, T>::type>{};
}

template <class Groups, class T, Index Rows>
struct PredictionMemoriesOf;
template <class... Groups, class T, Index Rows>
struct PredictionMemoriesOf<std::tuple<Groups...>, T, Rows> {
    using type = std::tuple<typename decltype(prediction_memory_of<Groups, T, Rows>())::type...>;
    /// Columns in memory of the widest batch.
    static constexpr Index widest = std::max(
        {PanelLayout{1, NthType<0, Groups...>::inputs}.size(), PanelLayout{1, Groups::outputs}.size()...});
};

}  // namespace detail

/// Scratch for predictions of up to `Rows` samples, without any heap: about two batches of the widest layer.
/// For one thread at a time.
template <class Topology, class T, Index Rows>
class PredictionWorkspace {
    static_assert(Rows > 0, "staticnn: a workspace has room for at least one row");
    using Groups = detail::GroupsOf<Topology>;
    using Memories = detail::PredictionMemoriesOf<Groups, T, Rows>;

public:
    static constexpr bool only_predicts = true;

    static constexpr Index capacity() noexcept { return Rows; }

    /// The batch, [Rows, inputs].
    STATICNN_INLINE constexpr kernels::PanelView<T> input() noexcept { return batch(1, Topology::inputs); }
    STATICNN_INLINE constexpr void borrow_input(kernels::PanelView<const T> input) noexcept {
        borrowed_ = input;
        is_borrowed_ = true;
    }
    STATICNN_INLINE constexpr void use_own_input() noexcept { is_borrowed_ = false; }

    /// To be called when the batch lies in `input`: products of the first layer leave out its zeros.
    template <class Isa>
    void find_zeros(Index rows) noexcept {
        if constexpr (looks_for_zeros)
            skips_ = kernels::find_live_values<Isa, panel_width(Topology::inputs), T>(
                input(), rows, Topology::inputs, {live_.data(), nullptr, 0});
    }

    // A group reads what the one before it has written, and nobody else does.
    template <Index I>
    STATICNN_INLINE constexpr kernels::PanelView<T> output() noexcept {
        return batch(I % 2, TypeAt<I, Groups>::outputs);
    }
    template <Index I>
    STATICNN_INLINE constexpr kernels::PanelView<const T> input_of() noexcept {
        if constexpr (I > 0)
            return output<I - 1>();
        else if (is_borrowed_)
            return borrowed_;
        else
            return {
                input().values, input().stride, {skips_.columns ? live_.data() : nullptr, nullptr, panels}};
    }
    template <Index>
    STATICNN_INLINE constexpr T* kept() noexcept {
        return nullptr;
    }
    template <Index I>
    STATICNN_INLINE constexpr auto& memory() noexcept {
        return std::get<I>(memories_);
    }

private:
    static constexpr Index panels = PanelLayout{1, Topology::inputs}.panels();
    using FirstGroup = TypeAt<0, Groups>;
    static constexpr bool looks_for_zeros = Rows > 1 && FirstGroup::is_product;

    STATICNN_INLINE constexpr kernels::PanelView<T> batch(Index number, Index columns) noexcept {
        return {batches_[number].data(), Rows * panel_width(columns)};
    }

    FixedBuffer<T, Rows * Memories::widest> batches_[2];
    kernels::PanelView<const T> borrowed_{};
    bool is_borrowed_ = false;
    kernels::WorthSkipping skips_;
    FixedBuffer<std::uint32_t, looks_for_zeros ? Rows*(panels + 1) : 1> live_;
    typename Memories::type memories_;
};

}  // namespace staticnn
