// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "staticnn/core/permutation.hpp"
#include "staticnn/data/split.hpp"
#include "staticnn/models/functions.hpp"
#include "staticnn/training/hooks.hpp"
#include "staticnn/training/options.hpp"
#include "staticnn/training/trainer_state.hpp"

namespace staticnn::detail {

/// Training data and, perhaps, the share of it that is held back.
template <class View>
struct Parts {
    View training;
    std::optional<View> validation;
};

template <class View>
Parts<View> split(const View& view, double validation_split) {
    if (validation_split == 0) return {view, std::nullopt};
    const auto parts = view.split(validation_split);
    return {parts.training, parts.validation};
}

inline void check_run(const FitOptions& options, Index samples) {
    if (options.epochs == 0) throw ArgumentError("epochs is expected to be at least 1, found 0");
    if (samples == 0) throw DataError("fit is expected to get at least 1 sample, found none");
    if (samples > std::numeric_limits<std::uint32_t>::max())
        throw DataError("fit is expected to get at most 4294967295 samples, found " +
                        std::to_string(samples));
}

template <class Topology, class Loss, class View>
constexpr void check_data() {
    check_features<Topology, std::remove_cvref_t<decltype(std::declval<View>().features())>>();
    check_targets<Topology, std::remove_cvref_t<decltype(std::declval<View>().targets())>, Loss>();
}

/// The order of a step, of an epoch and of a run. Holds what is no part of the state: scratch, the order of
/// the samples (a function of seed and epoch), the clock.
template <class State, class Loss>
class EpochLoop {
    using T = typename State::T;
    using Net = typename State::Net;
    using Topology = typename Net::Topology;
    using Clock = std::chrono::steady_clock;

public:
    explicit EpochLoop(Index capacity) : workspace_(capacity), set_(kernels::best_instruction_set()) {}

    void pause() noexcept { pauses_ = true; }

    /// The state is another now.
    void forget_order() noexcept { order_.clear(); }

    void begin_run(State& state) {
        begin_epoch(state);
        for_each_callback(state, [&](auto& callback, auto& control) {
            if constexpr (requires { callback.begin_run(control); }) callback.begin_run(control);
        });
    }

    void begin_epoch(State& state) {
        state.position = 0;
        state.sums = {};
        state.metrics = {};
        seconds_of_epoch_ = 0;
    }

    /// From wherever the open run stands to its end, or to a pause.
    template <class Trainer, class View, class... Extras>
    void run(Trainer& trainer, State& state, const Parts<View>& parts, const Extras&... extras) {
        pauses_ = false;
        while (state.run.is_open && !pauses_) {
            order_samples(state, parts.training.rows());
            while (state.position < parts.training.rows() && !pauses_) {
                const BatchReport report = train_next_batch(state, parts.training);
                commit_batch(trainer, state, report, extras...);
            }
            if (!pauses_) end_epoch(trainer, state, parts, extras...);
        }
    }

    template <class View>
    double train_on_batch(State& state, const View& batch) {
        check_capacity(batch.rows(), workspace_.capacity());
        typename State::Metrics unused{};
        return train(state, batch, batch.rows(), {}, unused) / static_cast<double>(batch.rows());
    }

    /// Loss and metrics into `values`.
    template <class View>
    void evaluate(const State& state, const View& data, std::span<double> values) {
        check_data<Topology, Loss, View>();
        if (data.rows() == 0) throw DataError("evaluate is expected to get at least 1 sample, found none");
        double loss = 0;
        typename State::Metrics metrics{};
        const auto targets = data.targets();
        kernels::with_instruction_set(set_, [&]<class Isa>(Isa) {
            predict_batches<Isa>(state.network, data.features(), workspace_, [&](Index first, Index rows) {
                load_targets<Isa>(workspace_, targets, rows, {.first = first});
                loss += Head<Isa, Topology, T>::template evaluate<Loss>(workspace_, rows, metrics);
            });
        });
        write_values(loss, data.rows(), metrics, values);
    }

    template <class Features, class Outputs>
    void predict(const State& state, const Features& samples, const Outputs& outputs) {
        staticnn::predict(state.network, samples, outputs, workspace_, set_);
    }

    template <class Features>
    void predict_classes(const State& state, const Features& samples, std::span<Index> classes) {
        check_features<Topology, Features>();
        kernels::with_instruction_set(set_, [&]<class Isa>(Isa) {
            predict_batches<Isa>(state.network, samples, workspace_, [&](Index first, Index rows) {
                for (Index row = 0; row < rows; ++row) classes[first + row] = largest_output(row);
            });
        });
    }

private:
    static constexpr Index last_group = Workspace<Topology, T>::group_count - 1;

    // Works on what enters a softmax as well: it keeps the order.
    Index largest_output(Index row) {
        const kernels::PanelView<T> output = workspace_.template output<last_group>();
        constexpr Index width = panel_width(Topology::outputs);
        const auto at = [&](Index column) {
            return output.values[(column / width) * output.stride + row * width + column % width];
        };
        Index best = 0;
        for (Index column = 1; column < Topology::outputs; ++column)
            if (at(column) > at(best)) best = column;
        return best;
    }

    static void write_values(double loss, Index samples, const typename State::Metrics& metrics,
                             std::span<double> values) {
        values[0] = loss / static_cast<double>(samples);
        Index next = 1;
        std::apply([&](const auto&... metric) { ((values[next++] = metric.value()), ...); }, metrics);
    }

    void order_samples(const State& state, Index samples) {
        if (!state.run.shuffle) return order_.clear();
        if (order_.size() == samples && order_epoch_ == state.epoch) return;
        order_.resize(samples);
        order_epoch_ = state.epoch;
        permute({state.seed, Purpose::shuffle, 0, state.epoch}, order_);
    }

    template <class View>
    BatchReport train_next_batch(State& state, const View& data) {
        const Clock::time_point start = Clock::now();
        const Index first = static_cast<Index>(state.position);
        const Index rows = std::min(workspace_.capacity(), data.rows() - first);
        const double rate = state.optimizer.learning_rate.rate(state.step);
        const kernels::Pick pick{order_.empty() ? nullptr : order_.data() + first, first};
        const double loss = train(state, data, rows, pick, state.metrics);
        state.position += rows;
        state.sums.loss += loss;
        state.sums.samples += rows;
        seconds_of_epoch_ += std::chrono::duration<double>(Clock::now() - start).count();

        const BatchReport report{state.step, state.epoch + 1, rows, loss / static_cast<double>(rows), rate};
        for_each_callback(state, [&](auto& callback, auto& control) {
            if constexpr (requires { callback.end_batch(control, report); })
                callback.end_batch(control, report);
        });
        return report;
    }

    /// One update. Returns the sum of the losses.
    template <class View>
    double train(State& state, const View& data, Index rows, const kernels::Pick& pick,
                 typename State::Metrics& metrics) {
        check_data<Topology, Loss, View>();
        const Moment moment{state.seed, state.step};
        const auto coefficients = state.optimizer.template coefficients<T>(
            state.optimizer.learning_rate.rate(state.step), state.step + 1);
        const auto features = data.features();
        const auto targets = data.targets();
        double loss = 0;
        kernels::with_instruction_set(set_, [&]<class Isa>(Isa) {
            using Plan = Plan<Isa, Topology, T>;
            using Head = Head<Isa, Topology, T>;
            load_features<Isa>(workspace_, features, rows, pick);
            load_targets<Isa>(workspace_, targets, rows, pick);
            Plan::forward(state.network.parameters(), workspace_, rows, moment);
            loss = Head::template evaluate<Loss>(workspace_, rows, metrics);
            Head::template differentiate<Loss>(workspace_, rows, moment);
            ApplyUpdate<Topology, T, decltype(state.optimizer)> sink(state.network.parameters(), state.slots,
                                                                     coefficients);
            Plan::backward(state.network.parameters(), workspace_, rows, moment, sink);
        });
        ++state.step;
        return loss;
    }

    template <class Trainer, class... Extras>
    void commit_batch(Trainer& trainer, State& state, const BatchReport& report, const Extras&... extras) {
        const auto commit = [&](auto& callback) {
            if constexpr (requires { callback.commit_batch(trainer, report); })
                callback.commit_batch(trainer, report);
        };
        std::apply([&](auto&... callback) { (commit(callback), ...); }, state.callbacks);
        [[maybe_unused]] const auto call = [&]<class Extra>(const Extra& extra) {
            if constexpr (is_batch_hook<Extra>) extra.function(report);
        };
        (call(extras), ...);
    }

    template <class Trainer, class View, class... Extras>
    void end_epoch(Trainer& trainer, State& state, const Parts<View>& parts, const Extras&... extras) {
        constexpr Index count = State::value_count;
        std::array<double, 2 * count + 1> values;
        values.fill(std::numeric_limits<double>::quiet_NaN());
        write_values(state.sums.loss, static_cast<Index>(state.sums.samples), state.metrics, values);
        const std::span<double> validation = std::span(values).subspan(count, count);
        if (parts.validation) evaluate(state, *parts.validation, validation);
        [[maybe_unused]] const auto evaluate_extra = [&]<class Extra>(const Extra& extra) {
            if constexpr (is_validation_data<Extra>) evaluate(state, extra.view, validation);
        };
        (evaluate_extra(extras), ...);
        values.back() = state.optimizer.learning_rate.rate(state.step - 1);

        state.history.append(values);
        ++state.epoch;
        ++state.run.epochs_done;
        const EpochReport report{state.epoch,
                                 state.run.epochs_done,
                                 state.run.epochs_asked,
                                 state.step,
                                 seconds_of_epoch_,
                                 values.back(),
                                 Values(state.history.names(), values)};
        begin_epoch(state);
        for_each_callback(state, [&](auto& callback, auto& control) {
            if constexpr (requires { callback.end_epoch(control, report); })
                callback.end_epoch(control, report);
        });
        if (state.run.epochs_done >= state.run.epochs_asked || state.run.is_stopping) close_run(state);
        commit_epoch(trainer, state, report, extras...);
        if (state.run.is_open && state.run.is_stopping) close_run(state);  // a hook has called stop()
    }

    void close_run(State& state) {
        state.run.is_open = false;
        for_each_callback(state, [](auto& callback, auto& control) {
            if constexpr (requires { callback.end_run(control); }) callback.end_run(control);
        });
    }

    template <class Trainer, class... Extras>
    void commit_epoch(Trainer& trainer, State& state, const EpochReport& report, const Extras&... extras) {
        const auto commit = [&](auto& callback) {
            if constexpr (requires { callback.commit_epoch(trainer, report); })
                callback.commit_epoch(trainer, report);
        };
        std::apply([&](auto&... callback) { (commit(callback), ...); }, state.callbacks);
        [[maybe_unused]] const auto call = [&]<class Extra>(const Extra& extra) {
            if constexpr (is_epoch_hook<Extra>) extra.function(report);
        };
        (call(extras), ...);
    }

    /// Calls visit(callback, control) for each callback in order, and carries out what it asked for.
    template <class Visit>
    static void for_each_callback(State& state, const Visit& visit) {
        const auto visit_one = [&](auto& callback) {
            Control<Net> control{state.network, state.optimizer.learning_rate.rate(state.step)};
            const double rate = control.learning_rate;
            visit(callback, control);
            if (control.stops_run) state.run.is_stopping = true;
            if constexpr (has_constant_rate<decltype(state.optimizer)>)
                if (control.learning_rate != rate) state.optimizer.learning_rate = control.learning_rate;
        };
        std::apply([&](auto&... callback) { (visit_one(callback), ...); }, state.callbacks);
    }

    Workspace<Topology, T> workspace_;
    kernels::InstructionSet set_;
    std::vector<std::uint32_t> order_;
    std::uint64_t order_epoch_ = 0;
    double seconds_of_epoch_ = 0;  // spent on training by this object
    bool pauses_ = false;
};

}  // namespace staticnn::detail
