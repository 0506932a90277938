// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/expect.hpp"
#include "staticnn/core/spelling.hpp"
#include "staticnn/models/functions.hpp"
#include "staticnn/models/network.hpp"
#include "staticnn/training/course.hpp"
#include "staticnn/training/names_of_state.hpp"
#include "staticnn/training/trainer_types.hpp"

namespace staticnn::detail {
STATICNN_BEGIN_RARE_CODE

/// Everything that training changes or depends on, as one value. This list is the checkpoint.
template <class Topology, class Loss, class Optimizer, class... Options>
struct TrainerState : Course {
    using T = typename ScalarAmong<Options...>::type;
    using Net = Network<Topology, T>;
    using Metrics = decltype(std::tuple_cat(std::declval<AsMetric<Options, Loss>>()...));
    using OptimizerSlots = Slots<Optimizer, Topology, T>;
    using Callbacks =
        decltype(std::tuple_cat(std::declval<typename AsCallback<Options, Net, OptimizerSlots>::type>()...));
    using Rules = decltype(std::tuple_cat(std::declval<typename AsRule<Options, Net>::type>()...));
    /// The trainer's type, as it is written in a program.
    static constexpr auto spelling = FixedString("Trainer<") +
                                     join(FixedString(","), spelling_of<Topology>(), spelling_of<Loss>(),
                                          spelling_of<Optimizer>(), spelling_of<Options>()...) +
                                     FixedString(">");
    static constexpr Index value_count = 1 + std::tuple_size_v<Metrics>;  // loss and metrics

    Net network;
    Optimizer optimizer{};
    OptimizerSlots slots{};
    Metrics metrics{};
    Callbacks callbacks{};
    Rules rules{};

    TrainerState(std::uint64_t batch, std::uint64_t start_seed)
        : Course(batch, start_seed, epoch_names()), network(start_seed) {}

    /// How many updates `steps` batches make.
    std::uint64_t updates_of(std::uint64_t steps) const noexcept {
        std::uint64_t batches = 1;
        std::apply(
            [&](const auto&... rule) {
                [[maybe_unused]] const auto multiply = [&](const auto& one) {
                    if constexpr (requires { one.batches_of_an_update(); })
                        batches *= one.batches_of_an_update();
                };
                (multiply(rule), ...);
            },
            rules);
        return steps / batches;
    }
    std::uint64_t updates() const noexcept { return updates_of(step); }
    /// The learning rate of the next update, and of that to which batch number `number` belongs.
    double learning_rate() const { return learning_rate_of(step); }
    double learning_rate_of(std::uint64_t number) const {
        return optimizer.learning_rate.rate(updates_of(number));
    }

    /// Throws ArgumentError for an unknown name or a negative factor.
    void set_rate_factor(std::string_view name, double factor) {
        expect(factor >= 0 && factor < 1e9, "a rate factor", "at least 0", factor);
        std::vector<double> factors = rate_factors;
        factors.resize(Topology::parameter_table.size(), 1.0);
        bool is_known = false;
        for (Index i = 0; i < factors.size(); ++i) {
            const std::string parameter = full_name(Topology::parameter_table[i]);
            if (parameter != name && !parameter.starts_with(std::string(name) + '.')) continue;
            factors[i] = factor;
            is_known = true;
        }
        if (!is_known) refuse_parameter(name);
        rate_factors = std::move(factors);
    }

    /// "loss", the metrics, both again with "val_", "learning_rate".
    static std::vector<std::string> epoch_names() { return detail::epoch_names(value_names()); }
    /// "loss" and the metrics.
    static std::vector<std::string> value_names() {
        return [&]<Index... I>(std::index_sequence<I...>) {
            return strings({"loss", std::tuple_element_t<I, Metrics>::name.view()...});
        }
        (std::make_index_sequence<std::tuple_size_v<Metrics>>{});
    }

    Leaves leaves() { return leaves_with(network, slots); }
    /// With those of another network and other slots instead of its own.
    Leaves leaves_with(Net& its_network, OptimizerSlots& its_slots) {
        Leaves leaves;
        its_network.append_leaves("network", leaves);
        append_members(optimizer, "optimizer", leaves);
        for (Index i = 0; i < its_slots.size(); ++i)
            its_slots[i].append_trained_leaves("optimizer.slots", '.' + std::string(Optimizer::slots[i]),
                                               leaves);
        append_counters(leaves);
        for_each(metrics, [&](auto& metric, const std::string& name) {
            append_members(metric, "metrics." + name, leaves);
        });
        for_each(callbacks, [&](auto& callback, const std::string& name) {
            append_members(callback, "callbacks." + name, leaves);
        });
        for_each(rules, [&](auto& rule, const std::string& name) {
            append_members(rule, "update_rules." + name, leaves);
        });
        append_records(leaves);
        return leaves;
    }

    /// Makes the list of leaves that of a file.
    template <class Predicate>
    void engage(const Predicate& is_there) {
        for_each(callbacks, [&](auto& callback, const std::string& name) {
            engage_members(callback, "callbacks." + name, is_there);
        });
    }

    /// Calls visit(object, name) for each; the second of a name is called name_2, and so on.
    template <class Tuple, class Visit>
    static void for_each(Tuple& objects, const Visit& visit) {
        NumberedNames names;
        std::apply(
            [&](auto&... object) {
                (visit(object, names.next(std::remove_reference_t<decltype(object)>::name.view())), ...);
            },
            objects);
    }

    /// The names of the callbacks, separated by blanks.
    std::string callback_names() {
        std::string names;
        for_each(callbacks,
                 [&](auto&, const std::string& name) { names += (names.empty() ? "" : " ") + name; });
        return names;
    }

private:
    [[noreturn]] static void refuse_parameter(std::string_view name) {
        std::string known;
        for (const ParameterInfo& info : Topology::parameter_table)
            known += (known.empty() ? "" : ", ") + full_name(info);
        throw ArgumentError('\'' + std::string(name) +
                            "' is no parameter, nor the position of a layer that has any, such as '" +
                            std::to_string(Topology::parameter_table[0].layer) + "'; the parameters are " +
                            known);
    }
};

STATICNN_END_RARE_CODE
}  // namespace staticnn::detail
