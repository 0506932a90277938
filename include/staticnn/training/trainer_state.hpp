// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <tuple>
#include <vector>

#include "staticnn/models/functions.hpp"
#include "staticnn/models/network.hpp"
#include "staticnn/training/history.hpp"
#include "staticnn/training/run.hpp"
#include "staticnn/training/trainer_types.hpp"

namespace staticnn::detail {

/// Everything that training changes or depends on, as one value. This list is the checkpoint.
template <class Topology, class Loss, class Optimizer, class... Options>
struct TrainerState {
    using T = typename ScalarAmong<Options...>::type;
    using Net = Network<Topology, T>;
    using Metrics = decltype(std::tuple_cat(std::declval<AsMetric<Options, Loss>>()...));
    using Callbacks = decltype(std::tuple_cat(std::declval<typename AsCallback<Options, Net>::type>()...));
    static constexpr Index value_count = 1 + std::tuple_size_v<Metrics>;  // loss and metrics

    Net network;
    Optimizer optimizer{};
    Slots<Optimizer, Topology, T> slots{};
    std::uint64_t batch_size;
    std::uint64_t seed;
    std::uint64_t step = 0;      // updates done
    std::uint64_t epoch = 0;     // epochs done, over all runs
    std::uint64_t position = 0;  // samples used of the epoch that is under way
    Run run;
    EpochSums sums;
    Metrics metrics{};
    Callbacks callbacks{};
    History history{epoch_names()};

    TrainerState(std::uint64_t batch, std::uint64_t start_seed)
        : network(start_seed), batch_size(batch), seed(start_seed) {}

    /// "loss", the metrics, both again with "val_", "learning_rate".
    static std::vector<std::string> epoch_names() {
        std::vector<std::string> names = value_names();
        for (Index i = 0; i < value_count; ++i) names.push_back("val_" + names[i]);
        names.emplace_back("learning_rate");
        return names;
    }
    static std::vector<std::string> value_names() {
        std::vector<std::string> names{"loss"};
        for_each_metric_type(
            [&]<class Metric>(std::type_identity<Metric>) { names.emplace_back(Metric::name.view()); });
        return names;
    }

    Leaves leaves() {
        Leaves leaves;
        network.append_leaves("network", leaves);
        append_members(optimizer, "optimizer", leaves);
        for (Index i = 0; i < slots.size(); ++i)
            slots[i].append_leaves("optimizer.slots", leaves, '.' + std::string(Optimizer::slots[i]));
        leaves.emplace_back("batch_size", &batch_size);
        leaves.emplace_back("seed", &seed, Role::configuration);
        leaves.emplace_back("step", &step);
        leaves.emplace_back("epoch", &epoch);
        leaves.emplace_back("position", &position);
        append_members(run, "run", leaves);
        append_members(sums, "sums", leaves);
        for_each(metrics, [&](auto& metric, const std::string& name) {
            append_members(metric, "metrics." + name, leaves);
        });
        for_each(callbacks, [&](auto& callback, const std::string& name) {
            append_members(callback, "callbacks." + name, leaves);
        });
        history.append_leaves("history", leaves);
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
        std::vector<std::string> seen;
        std::apply(
            [&](auto&... object) {
                (
                    [&] {
                        const std::string base(std::remove_reference_t<decltype(object)>::name.view());
                        Index count = 1;
                        for (const std::string& other : seen) count += other == base;
                        seen.push_back(base);
                        visit(object, count == 1 ? base : base + '_' + std::to_string(count));
                    }(),
                    ...);
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
    template <class Visit>
    static void for_each_metric_type(const Visit& visit) {
        [&]<Index... I>(std::index_sequence<I...>) {
            (visit(std::type_identity<std::tuple_element_t<I, Metrics>>{}), ...);
        }
        (std::make_index_sequence<std::tuple_size_v<Metrics>>{});
    }
};

}  // namespace staticnn::detail
