// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <type_traits>

#include "staticnn/concepts/callback.hpp"
#include "staticnn/core/expect.hpp"
#include "staticnn/core/spelling.hpp"

namespace staticnn {

/// A pure function of the epoch and the present learning rate, as a type: `double operator()(std::uint64_t
/// epoch, double rate) const`. Settings of its own are a `members()` (core/members.hpp) and then part of the
/// state.
template <class Type>
concept LearningRateRule = std::default_initializable<Type> && std::copyable<Type> &&
    (Described<Type> || std::is_empty_v<Type>)&&requires(const Type& rule) {
    { rule(std::uint64_t{}, double{}) } -> std::convertible_to<double>;
};

/// Sets the learning rate when an epoch begins, as Keras' callback of this name: to rule(epoch, rate), where
/// `epoch` counts from 0 over all runs (Keras: from 0 in each) and `rate` is that of the moment. Called once
/// an epoch, also when the epoch is interrupted and resumed. For optimizers with a constant rate.
template <class Rule>
struct LearningRateScheduler {
    static_assert(LearningRateRule<Rule>,
                  "staticnn: 'Rule' is no rule of a learning rate: it is a type with 'double "
                  "operator()(std::uint64_t epoch, double rate) const' and a 'members()' for what it keeps");

    static constexpr bool is_callback = true;
    static constexpr bool sets_learning_rate = true;
    static constexpr FixedString name = "learning_rate_scheduler";
    static constexpr auto spelling =
        FixedString("LearningRateScheduler<") + spelling_of<Rule>() + FixedString(">");

    Rule rule{};

    /// Throws ArgumentError when the rule gives no usable rate.
    template <class Network>
    void begin_epoch(Control<Network>& control, const EpochStart& start) const {
        const double rate = rule(start.epoch - 1, control.learning_rate);
        expect(
            rate >= 0 && rate < 1e9,
            "the rate that LearningRateScheduler's rule gives for epoch " + std::to_string(start.epoch - 1),
            "at least 0", rate);
        control.learning_rate = rate;
    }

    static constexpr auto members() {
        if constexpr (Described<Rule>)
            return describe(member<"rule">(&LearningRateScheduler::rule));
        else
            return describe();
    }
};

}  // namespace staticnn
