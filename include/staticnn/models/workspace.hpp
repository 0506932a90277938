// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <tuple>

#include "staticnn/core/buffer.hpp"
#include "staticnn/core/type_list.hpp"
#include "staticnn/kernels/live_values.hpp"
#include "staticnn/kernels/panel_view.hpp"
#include "staticnn/models/epilogues.hpp"
#include "staticnn/models/groups.hpp"

namespace staticnn {

namespace detail {

/// What a group that is no block keeps beside the buffers of all groups.
struct NoMemory {
    explicit NoMemory(Index) {}
};

template <class Group, class T>
struct MemoryOf {
    using type = NoMemory;
};
template <class Group, class T>
requires Group::is_block struct MemoryOf<Group, T> {
    using type = typename Group::Producer::template Memory<T>;
};

template <class Groups, class T>
struct MemoriesOf;
template <class... Groups, class T>
struct MemoriesOf<std::tuple<Groups...>, T> {
    using type = std::tuple<typename MemoryOf<Groups, T>::type...>;
    static type make(Index capacity) { return type{typename MemoryOf<Groups, T>::type(capacity)...}; }
};

}  // namespace detail

/// Scratch for batches of up to `capacity` samples: activations, their gradients, and what a step keeps
/// between forward and backward. Never part of a state. Allocated once; steps allocate nothing.
template <class Topology, class T>
class Workspace {
    using Groups = detail::GroupsOf<Topology>;
    using Memories = detail::MemoriesOf<Groups, T>;

public:
    static constexpr Index group_count = std::tuple_size_v<Groups>;
    static constexpr bool only_predicts = false;

    /// Of layers inside of a layer: their input lies elsewhere (`borrow_input`), and its gradient is wanted.
    struct Inside {};

    explicit Workspace(Index capacity) : Workspace(capacity, false) {}
    Workspace(Index capacity, Inside) : Workspace(capacity, true) {}

    Index capacity() const noexcept { return capacity_; }

    /// The batch, [capacity, inputs].
    kernels::PanelView<T> input() noexcept { return {input_.data(), stride(Topology::inputs)}; }
    void borrow_input(kernels::PanelView<const T> input) noexcept { borrowed_ = input; }
    /// To be called when the batch lies in `input`: products of the first layer leave out its zeros.
    template <class Isa>
    void find_zeros(Index rows) {
        if constexpr (TypeAt<0, Groups>::is_product)
            finder_.template find<Isa, panel_width(Topology::inputs), T>(input(), rows, Topology::inputs);
    }

    /// The output of group I.
    template <Index I>
    kernels::PanelView<T> output() noexcept {
        return {outputs_[I].data(), stride(TypeAt<I, Groups>::outputs)};
    }
    template <Index I>
    kernels::PanelView<const T> input_of() noexcept {
        if constexpr (I > 0)
            return output<I - 1>();
        else if (borrowed_.values != nullptr)
            return borrowed_;
        else
            return {input_.data(), stride(Topology::inputs), finder_.live()};
    }
    /// The gradient of what entered the activation of group I.
    template <Index I>
    kernels::PanelView<T> gradient() noexcept {
        return {gradients_[I].data(), stride(TypeAt<I, Groups>::outputs)};
    }
    /// The gradient of the input, for layers inside of a layer.
    kernels::PanelView<T> input_gradient() noexcept {
        return {input_gradient_.data(), stride(Topology::inputs)};
    }
    template <Index I>
    T* kept() noexcept {
        return kept_[I].data();
    }
    template <Index I>
    auto& memory() noexcept {
        return std::get<I>(memories_);
    }
    T* scratch() noexcept { return scratch_.data(); }

    /// The targets of the batch: class numbers, or values like the outputs.
    std::uint32_t* labels() noexcept { return labels_.data(); }
    kernels::PanelView<T> target() noexcept { return {target_.data(), stride(Topology::outputs)}; }

private:
    Workspace(Index capacity, bool is_inside) : capacity_(capacity), memories_(Memories::make(capacity)) {
        if (is_inside) {
            input_gradient_ = Buffer<T>(size(Topology::inputs));
        } else {
            input_ = Buffer<T>(size(Topology::inputs));
            if constexpr (TypeAt<0, Groups>::is_product)
                finder_ = kernels::LiveValuesFinder(capacity_, Topology::inputs);
            labels_ = Buffer<std::uint32_t>(capacity);
            target_ = Buffer<T>(size(Topology::outputs));
        }
        allocate(is_inside, std::make_index_sequence<group_count>{});
    }

    Index stride(Index columns) const noexcept { return capacity_ * panel_width(columns); }
    Index size(Index columns) const noexcept { return PanelLayout{capacity_, columns}.size(); }

    template <Index... I>
    void allocate(bool is_inside, std::index_sequence<I...>) {
        Index scratch = 0;
        const auto allocate_group = [&]<class Group>(std::type_identity<Group>, Index number) {
            outputs_[number] = Buffer<T>(size(Group::outputs));
            gradients_[number] = Buffer<T>(size(Group::outputs));
            if constexpr (detail::what_is_kept<typename Group::Activation, typename Group::Gate>() !=
                          detail::Keeps::nothing)
                kept_[number] = Buffer<T>(size(Group::outputs));
            if constexpr (Group::is_product)
                if (number > 0 || is_inside) scratch = std::max(scratch, Group::Producer::scratch_size);
        };
        (allocate_group(std::type_identity<TypeAt<I, Groups>>{}, I), ...);
        scratch_ = Buffer<T>(scratch);
    }

    Index capacity_;
    Buffer<T> input_;
    kernels::LiveValuesFinder finder_;
    kernels::PanelView<const T> borrowed_{};
    Buffer<T> input_gradient_;
    Buffer<std::uint32_t> labels_;
    Buffer<T> target_;
    std::array<Buffer<T>, group_count> outputs_;
    std::array<Buffer<T>, group_count> gradients_;
    std::array<Buffer<T>, group_count> kept_;
    typename Memories::type memories_;
    Buffer<T> scratch_;
};

}  // namespace staticnn
