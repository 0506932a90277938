// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "staticnn/checkpoint/alias.hpp"
#include "staticnn/checkpoint/digest.hpp"
#include "staticnn/checkpoint/file.hpp"
#include "staticnn/checkpoint/matching_weights.hpp"
#include "staticnn/checkpoint/restore.hpp"
#include "staticnn/checkpoint/summary.hpp"
#include "staticnn/checkpoint/user_archive.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/models/summary.hpp"
#include "staticnn/training/load_policy.hpp"
#include "staticnn/training/notes.hpp"
#include "staticnn/training/options.hpp"
#include "staticnn/training/trainer_state.hpp"

namespace staticnn::detail {
STATICNN_BEGIN_RARE_CODE

/// Leaves can write, but those who save only read them.
template <class State>
Leaves leaves_of(const State& state) {
    return const_cast<State&>(state).leaves();
}

template <class Net>
Leaves weights_of(const Net& network) {
    Leaves leaves;
    const_cast<Net&>(network).append_leaves("network", leaves);
    return leaves;
}

/// What the header of a trainer says, beside what checkpoints say of all states.
struct TrainerFacts {
    std::string_view topology;
    Index size_of_scalar;
    std::string layers;
    Index trainable_parameters;
    Index flops;
    std::string_view loss;
    std::string_view optimizer;
    std::string callbacks;
    std::string_view trainer;
    double learning_rate;
};
STATICNN_FUNCTION checkpoint::Header header_of(const TrainerFacts& facts, const Resumptions& resumptions);

template <class Loss, class State>
checkpoint::Header header_of(const State& state) {
    using Topology = typename State::Net::Topology;
    return header_of({.topology = Topology::name.view(),
                      .size_of_scalar = sizeof(typename State::T),
                      .layers = checkpoint::layers_text(layer_facts<Topology>()),
                      .trainable_parameters = Topology::trainable_count,
                      .flops = Topology::flops,
                      .loss = Loss::name.view(),
                      .optimizer = decltype(state.optimizer)::name.view(),
                      .callbacks = const_cast<State&>(state).callback_names(),
                      .trainer = State::spelling.view(),
                      .learning_rate = state.learning_rate()},
                     state.resumptions);
}

template <class State>
std::string digest_of(const State& state) {
    return checkpoint::digest_of(leaves_of(state));
}

template <class State>
std::string save(const State& state, const checkpoint::Header& header, const std::string& path) {
    return checkpoint::write_file(path, header, leaves_of(state));
}

/// Of the header of a trainer, what concerns the weights.
STATICNN_FUNCTION checkpoint::Header header_of_weights(checkpoint::Header header);

/// Throws MismatchError unless the file says the same of `key` as `expected` does; `way` tells what would
/// help.
STATICNN_FUNCTION void expect_same(const checkpoint::Header& expected, const checkpoint::Header& found,
                                   std::string_view key, const std::string& where, std::string_view way = {});

inline constexpr std::string_view way_to_fitting_layers =
    ": load_matching_weights takes the layers that fit, and aliases name what is called otherwise now";

STATICNN_FUNCTION void expect_kind(const checkpoint::Header& found, std::string_view kind,
                                   const std::string& where);

/// A copy under the names that the options' aliases give.
STATICNN_FUNCTION checkpoint::Contents renamed(const checkpoint::Contents& contents,
                                               const LoadOptions& options, const std::string& where,
                                               Notes& notes);

/// Throws MismatchError unless a file is of a trainer of this kind.
STATICNN_FUNCTION void expect_trainer(const checkpoint::Header& expected, const checkpoint::Header& found,
                                      const LoadOptions& options, const std::string& where);
STATICNN_FUNCTION void expect_batch_size(std::uint64_t expected, std::uint64_t found,
                                         const std::string& where);
/// Throws FormatError because `error` says so of what a file holds.
[[noreturn]] STATICNN_FUNCTION void refuse_contents(const ArgumentError& error, const std::string& where);

/// Throws FormatError when the parts of a state contradict each other, as only those of a forged file can.
template <class State>
void check_consistency(const State& state, const std::string& where) {
    state.expect_consistent(State::Net::Topology::parameter_table.size(), where);
    try {
        state.optimizer.validate();
        std::apply([](const auto&... rule) { (rule.validate(), ...); }, state.rules);
    } catch (const ArgumentError& error) {
        refuse_contents(error, where);
    }
}

/// Holds the network and the slots of a state, which are most of it, while something else is done to the
/// rest.
template <class State>
class Parked {
public:
    explicit Parked(State& state) noexcept
        : state_(state), network_(std::move(state.network)), slots_(std::move(state.slots)) {}
    Parked(const Parked&) = delete;
    Parked& operator=(const Parked&) = delete;
    ~Parked() {
        state_.network = std::move(network_);
        state_.slots = std::move(slots_);
    }

private:
    State& state_;
    typename State::Net network_;
    typename State::OptimizerSlots slots_;
};

template <class State>
State copy_without_parked(State& state) {
    const Parked parked(state);
    return State(state);
}

/// Replaces the state by that of `contents`, which have today's names. All that can fail is done to a copy
/// without network and slots; these are then given their values where they are.
template <class State>
void restore_named(State& state, const checkpoint::Header& header, const checkpoint::Contents& contents,
                   const LoadOptions& options, const std::string& where, checkpoint::Report& report) {
    expect_trainer(header, contents.header, options, where);
    const checkpoint::Policy policy = policy_of(options, contents);
    State fresh = copy_without_parked(state);
    fresh.begin_load(contents, State::epoch_names());
    fresh.engage([&](const std::string& name) { return holds_member(contents, name, policy); });
    const Leaves leaves = fresh.leaves_with(state.network, state.slots);
    const checkpoint::Matches matches = checkpoint::match(contents.records, leaves, policy, where);
    append(report.notes, matches.report.notes);
    matches.assign_small();
    expect_batch_size(state.batch_size, fresh.batch_size, where);
    if (options.reset_optimizer) {
        fresh.slots = {};
        fresh.step = 0;
        report.notes.emplace_back("optimizer: begins anew, with moments of 0 and at step 0");
    }
    check_consistency(fresh, where);
    // Nothing can fail any more.
    matches.assign_tensors();
    fresh.network = std::move(state.network);
    if (!options.reset_optimizer) fresh.slots = std::move(state.slots);
    state = std::move(fresh);
}

/// Replaces the state by that of `contents`.
template <class State>
checkpoint::Report restore(State& state, const checkpoint::Header& header,
                           const checkpoint::Contents& contents, const LoadOptions& options,
                           const std::string& where) {
    checkpoint::Report report;
    if (options.aliases.empty())
        restore_named(state, header, contents, options, where, report);
    else
        restore_named(state, header, renamed(contents, options, where, report.notes), options, where, report);
    return report;
}

template <class Net>
void load_weights(Net& network, const checkpoint::Header& header, const std::string& path) {
    const Leaves weights = weights_of(network);
    checkpoint::File file = checkpoint::read_file(path, checkpoint::max_file_size_around(weights));
    expect_same(header, file.header, "topology", path, way_to_fitting_layers);
    expect_same(header, file.header, "scalar", path);
    std::erase_if(file.records, [](const auto& record) { return !record.name.starts_with("network."); });
    checkpoint::restore(file.records, weights, {}, path);
}

template <class Net>
checkpoint::WeightsReport load_matching_weights(Net& network, const std::vector<checkpoint::Alias>& aliases,
                                                const std::string& path) {
    Notes notes;
    const auto contents = checkpoint::with_aliases(checkpoint::read_file(path), aliases, path, notes);
    checkpoint::WeightsReport report = checkpoint::take_matching(contents.records, weights_of(network), path);
    append(report.skipped, notes);
    return report;
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::detail

#if !defined(STATICNN_COMPILED)
#include "staticnn/training/trainer_checkpoint.ipp"
#endif
