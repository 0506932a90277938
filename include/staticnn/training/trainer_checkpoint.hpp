// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "staticnn/checkpoint/alias.hpp"
#include "staticnn/checkpoint/digest.hpp"
#include "staticnn/checkpoint/file.hpp"
#include "staticnn/checkpoint/matching_weights.hpp"
#include "staticnn/checkpoint/restore.hpp"
#include "staticnn/checkpoint/summary.hpp"
#include "staticnn/checkpoint/user_archive.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/expect.hpp"
#include "staticnn/models/summary.hpp"
#include "staticnn/training/load_policy.hpp"
#include "staticnn/training/options.hpp"
#include "staticnn/training/trainer_state.hpp"
#include "staticnn/version.hpp"

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

/// What the header of a trainer says. A list of views, so that no program compiles how it is put together.
using HeaderFacts = std::initializer_list<std::pair<std::string_view, std::string_view>>;
STATICNN_FUNCTION checkpoint::Header header_of(HeaderFacts facts);

template <class Loss, class State>
checkpoint::Header header_of(const State& state) {
    using Topology = typename State::Net::Topology;
    checkpoint::Header header =
        header_of({{"kind", "trainer"},
                   {"library", std::string("staticnn ") + version},
                   {"topology", Topology::name.view()},
                   {"scalar", sizeof(typename State::T) == 4 ? "float32" : "float64"},
                   {"layers", checkpoint::layers_text(layer_facts<Topology>())},
                   {"trainable_parameters", std::to_string(Topology::trainable_count)},
                   {"flops", std::to_string(Topology::flops)},
                   {"loss", Loss::name.view()},
                   {"optimizer", decltype(state.optimizer)::name.view()},
                   {"callbacks", const_cast<State&>(state).callback_names()},
                   {"trainer", State::spelling.view()},
                   {"learning_rate", text_of_number(state.learning_rate())}});
    state.resumptions.append_to(header);
    return header;
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

/// Throws FormatError when the parts of a state contradict each other, as only those of a forged file can.
template <class State>
void check_consistency(const State& state, const std::string& where) {
    const auto refuse = [&](const std::string& what) { throw FormatError(where + ": " + what); };
    if (!state.history.is_consistent()) refuse("expected a history with as many values for each name");
    if (state.run.epochs_done > state.history.size() || state.run.epochs_done > state.run.epochs_asked)
        refuse("expected at most " + std::to_string(state.history.size()) +
               " epochs of the run to be done, found " + std::to_string(state.run.epochs_done));
    if (state.position > state.run.samples)
        refuse("expected a position of at most " + std::to_string(state.run.samples) + ", found " +
               std::to_string(state.position));
    // Such a run would go through all of its epochs without a batch.
    if (state.run.is_cut_short && !state.run.is_stopping)
        refuse("expected a run that is cut short to be stopping");
    const Index parameters = State::Net::Topology::parameter_table.size();
    if (!state.rate_factors.empty() && state.rate_factors.size() != parameters)
        refuse("expected " + std::to_string(parameters) + " rate factors or none, found " +
               std::to_string(state.rate_factors.size()));
    try {
        state.optimizer.validate();
        std::apply([](const auto&... rule) { (rule.validate(), ...); }, state.rules);
    } catch (const ArgumentError& error) {
        refuse(error.what());
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
    expect_kind(contents.header, "trainer", where);
    expect_same(header, contents.header, "topology", where, way_to_fitting_layers);
    expect_same(header, contents.header, "scalar", where);
    expect_same(header, contents.header, "loss", where, ": load_weights takes the weights alone");
    if (!options.reset_optimizer)
        expect_same(header, contents.header, "optimizer", where,
                    ": reset_optimizer keeps that of the trainer");

    checkpoint::Policy policy = policy_of(options);
    State fresh = copy_without_parked(state);
    fresh.history = History(State::epoch_names(), epochs_of(contents));  // of a metric that the file lacks
    fresh.runs = {};
    fresh.resumptions.note_load(contents.header);
    fresh.engage([&](const std::string& name) {
        return std::any_of(contents.records.begin(), contents.records.end(), [&](const auto& record) {
            return record.name.starts_with(name + '.') && !checkpoint::is_below(record.name, policy.dropped);
        });
    });
    // Files of an earlier release know nothing of runs, and nobody misses it.
    if (std::none_of(contents.records.begin(), contents.records.end(),
                     [](const auto& record) { return checkpoint::is_below(record.name, "runs"); }))
        policy.kept.emplace_back("runs");
    const Leaves leaves = fresh.leaves_with(state.network, state.slots);
    const checkpoint::Matches matches = checkpoint::match(contents.records, leaves, policy, where);
    report.notes.insert(report.notes.end(), matches.report.notes.begin(), matches.report.notes.end());
    matches.assign_small();
    if (fresh.batch_size != state.batch_size)
        throw MismatchError(where + ": expected the batch size " + std::to_string(state.batch_size) +
                            ", found " + std::to_string(fresh.batch_size) +
                            ": set that, or allow_batch_size_change to keep the trainer's");
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
        restore_named(state, header, with_aliases(contents, options.aliases, where, report.notes), options,
                      where, report);
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
    std::vector<std::string> notes;
    const auto contents = checkpoint::with_aliases(checkpoint::read_file(path), aliases, path, notes);
    checkpoint::WeightsReport report = checkpoint::take_matching(contents.records, weights_of(network), path);
    report.skipped.insert(report.skipped.end(), notes.begin(), notes.end());
    return report;
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::detail

#if !defined(STATICNN_COMPILED)
#include "staticnn/training/trainer_checkpoint.ipp"
#endif
