// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <tuple>

#include "staticnn/core/buffer.hpp"
#include "staticnn/kernels/panel_view.hpp"
#include "staticnn/models/epilogues.hpp"
#include "staticnn/models/groups.hpp"

namespace staticnn {

/// Scratch for batches of up to `capacity` samples: activations, their gradients, and what a step keeps
/// between forward and backward. Never part of a state. Allocated once; steps allocate nothing.
template <class Topology, class T>
class Workspace {
    using Groups = detail::GroupsOf<Topology>;

public:
    static constexpr Index group_count = std::tuple_size_v<Groups>;

    explicit Workspace(Index capacity)
        : capacity_(capacity),
          input_(size(Topology::inputs)),
          labels_(capacity),
          target_(size(Topology::outputs)) {
        allocate(std::make_index_sequence<group_count>{});
    }

    Index capacity() const noexcept { return capacity_; }

    /// The batch, [capacity, inputs].
    kernels::PanelView<T> input() noexcept { return {input_.data(), stride(Topology::inputs)}; }

    /// The output of group I; group 0 - 1 is the input.
    template <Index I>
    kernels::PanelView<T> output() noexcept {
        return {outputs_[I].data(), stride(std::tuple_element_t<I, Groups>::outputs)};
    }
    template <Index I>
    kernels::PanelView<T> input_of() noexcept {
        if constexpr (I == 0)
            return input();
        else
            return output<I - 1>();
    }
    /// The gradient of what entered the activation of group I.
    template <Index I>
    kernels::PanelView<T> gradient() noexcept {
        return {gradients_[I].data(), stride(std::tuple_element_t<I, Groups>::outputs)};
    }
    template <Index I>
    T* saved() noexcept {
        return saved_[I].data();
    }
    T* scratch() noexcept { return scratch_.data(); }

    /// The targets of the batch: class numbers, or values like the outputs.
    std::uint32_t* labels() noexcept { return labels_.data(); }
    kernels::PanelView<T> target() noexcept { return {target_.data(), stride(Topology::outputs)}; }

private:
    Index stride(Index columns) const noexcept { return capacity_ * panel_width(columns); }
    Index size(Index columns) const noexcept { return PanelLayout{capacity_, columns}.size(); }

    template <Index... I>
    void allocate(std::index_sequence<I...>) {
        Index scratch = 0;
        const auto allocate_group = [&]<class Group>(std::type_identity<Group>, Index number) {
            outputs_[number] = Buffer<T>(size(Group::outputs));
            gradients_[number] = Buffer<T>(size(Group::outputs));
            if constexpr (detail::saves_activation<typename Group::Activation, typename Group::Gate>())
                saved_[number] = Buffer<T>(size(Group::outputs));
            if constexpr (Group::has_producer)
                if (number > 0) scratch = std::max(scratch, Group::Producer::scratch_size);
        };
        (allocate_group(std::type_identity<std::tuple_element_t<I, Groups>>{}, I), ...);
        scratch_ = Buffer<T>(scratch);
    }

    Index capacity_;
    Buffer<T> input_;
    Buffer<std::uint32_t> labels_;
    Buffer<T> target_;
    std::array<Buffer<T>, group_count> outputs_;
    std::array<Buffer<T>, group_count> gradients_;
    std::array<Buffer<T>, group_count> saved_;
    Buffer<T> scratch_;
};

}  // namespace staticnn
