// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <string_view>

#include "staticnn/core/members.hpp"

namespace staticnn {

/// Something that stands between gradients and weights: clipping, accumulation, averages. An option of a
/// trainer and a value; its members are part of the trainer's state:
///     static constexpr bool is_update_rule = true;
///     static constexpr FixedString name = "global_clip_norm";         its name in files
///     static constexpr auto members();                                settings and state (core/members.hpp)
///     void validate() const;                                          throws ArgumentError
/// and any of these, S being a Storage of gradients, in this order, those of one kind in the order of the
/// type:
///     Index batches_of_an_update() const;                             1 without it
///     template <class Isa, class S> bool collect(S& gradients);       false: no update after this batch
///     template <class Isa, class S> void change(S& gradients) const;
///     template <class Isa, class S> void after_update(S& values);
/// The first three need gradients that are stored; without them the update is fused into the backward pass.
/// One whose state depends on the network declares `template <class Network> using Bound = ...`,
/// constructible from the rule; the trainer then keeps that.
template <class Type>
concept UpdateRule = Described<Type> && std::default_initializable<Type> && requires(const Type& rule) {
    { Type::name.view() } -> std::same_as<std::string_view>;
    requires Type::is_update_rule;
    rule.validate();
};

}  // namespace staticnn
