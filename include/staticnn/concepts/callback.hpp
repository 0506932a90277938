// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstdint>
#include <string_view>

#include "staticnn/core/members.hpp"

namespace staticnn {

/// What a state hook of a callback may look at and change.
template <class Network>
struct Control {
    Network& network;
    double learning_rate;    ///< assign another to change it; only for optimizers with a constant rate
    bool stops_run = false;  ///< set to end the run after this epoch
};

/// Something with a memory that takes part in training. A callback is a value in the type of a trainer; its
/// members are part of the trainer's state:
///     static constexpr bool is_callback = true;
///     static constexpr FixedString name = "early_stopping";       its name in files
///     static constexpr auto members();                            settings and state (core/members.hpp)
/// and any of these hooks. First the state hooks of all callbacks, in the order of the type, which may change
/// state:
///     void begin_run(Control&);                                   `fit` starts; not called by `resume`
///     void end_batch(Control&, const BatchReport&);
///     void end_epoch(Control&, const EpochReport&);               the epoch is recorded, the counters have
///     moved
///     void end_run(Control&);                                     after the last epoch of the run
/// then, when the state is complete, those that save or print:
///     void commit_batch(Trainer&, const BatchReport&);
///     void commit_epoch(Trainer&, const EpochReport&);
/// `void validate(std::span<const std::string> names) const` is called before a run with the names of the
/// values that its epochs will report, and throws ArgumentError. A callback whose state depends on the
/// network declares `template <class Network> using Bound = ...`, constructible from the callback; the
/// trainer then keeps that. One that sets the learning rate says `static constexpr bool sets_learning_rate =
/// true`.
template <class Type>
concept Callback = Described<Type> && std::default_initializable<Type> && requires {
    { Type::name.view() } -> std::same_as<std::string_view>;
    requires Type::is_callback;
};

}  // namespace staticnn
