// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <exception>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "staticnn/core/lane.hpp"
#include "staticnn/data/row_order.hpp"
#include "staticnn/kernels/rows.hpp"
#include "staticnn/models/functions.hpp"
#include "staticnn/training/call_hooks.hpp"
#include "staticnn/training/clock.hpp"
#include "staticnn/training/hooks.hpp"
#include "staticnn/training/notes.hpp"
#include "staticnn/training/options.hpp"
#include "staticnn/training/parameter_update.hpp"
#include "staticnn/training/run_data.hpp"
#include "staticnn/training/running_values.hpp"
#include "staticnn/training/thread_pool.hpp"
#include "staticnn/training/trainer_state.hpp"

namespace staticnn::detail {
STATICNN_BEGIN_RARE_CODE

/// The order of a step, of an epoch and of a run. Holds what is no part of the state: scratch, the order of
/// the samples (a function of seed and epoch), the clock.
template <class State, class Loss>
class EpochLoop {
    using T = typename State::T;
    using Net = typename State::Net;
    using Topology = typename Net::Topology;
    using Scratch = Workspace<Topology, T>;

public:
    EpochLoop(Index capacity, Index threads)
        : workspace_(make_scratch<Scratch>(capacity)),
          pool_(threads),
          set_(kernels::best_instruction_set()) {}

    void pause() noexcept { pauses_ = true; }

    /// The state is another now.
    void forget_order() noexcept { order_.clear(); }

    void begin_run(State& state) {
        reset_epoch(state);
        for_each_callback(state, [&](auto& callback, auto& control) {
            if constexpr (requires { callback.begin_run(control); }) callback.begin_run(control);
        });
    }

    void reset_epoch(State& state) {
        state.run.is_in_epoch = false;
        state.position = 0;
        state.sums = {};
        state.metrics = {};
        seconds_of_epoch_ = 0;
        samples_of_epoch_ = 0;
    }

    /// From wherever the open run stands to its end, or to a pause.
    template <class Trainer, class View, class... Extras>
    void run(Trainer& trainer, State& state, const Parts<View>& parts, std::vector<std::string>& notes,
             const Extras&... extras) {
        pauses_ = false;
        notes_ = {.of_run = notes};
        failure_ = {};
        forget_order();
        while (state.run.is_open && !pauses_) {
            order_samples(state, parts.training);
            if (!state.run.is_in_epoch) begin_epoch(state);
            while (state.position < parts.training.rows() && !state.run.is_cut_short && !pauses_) {
                const BatchReport report = train_next_batch(state, parts.training, extras...);
                commit_batch(trainer, state, report, extras...);
            }
            if (!pauses_) end_epoch(trainer, state, parts, extras...);
        }
        if (!notes_.of_loss.empty()) notes.push_back(notes_.of_loss);
        if (!state.run.is_open && !notes_.stopped_by.empty())
            notes.push_back(state.run.note_of_stop(notes_.stopped_by, state.epoch));
        append(notes, notes_.of_end);
        note_learning_rate(state);
        finish_saves(state);
        if (!state.run.is_open) commit_run(trainer, state);
        if (failure_) std::rethrow_exception(std::exchange(failure_, {}));
    }

    template <class View>
    double train_on_batch(State& state, const View& batch) {
        check_capacity(batch.rows(), workspace_.capacity());
        typename State::Metrics unused{};
        return train(state, batch, {batch.rows(), {}}, {}, unused) / static_cast<double>(batch.rows());
    }

    /// Loss and metrics into `values`. Returns the metrics.
    template <class View>
    typename State::Metrics evaluate(const State& state, const View& data, std::span<double> values,
                                     const Onlookers<State>& onlookers = {}) {
        check_data<Topology, Loss, View>();
        if (data.rows() == 0)
            throw DataError("data to be evaluated are expected to have at least 1 sample, found none");
        const TeamScope scope(pool_.team());
        double loss = 0;
        typename State::Metrics metrics{};
        const auto targets = data.targets();
        kernels::with_instruction_set(set_, [&]<class Isa>(Isa) {
            predict_batches<Isa>(state.network, data.features(), workspace_, [&](Index first, Index rows) {
                const kernels::Pick pick{.first = first};
                load_targets<Isa>(workspace_, targets, rows, pick);
                loss += Head<Isa, Topology, T>::template evaluate<Loss>(workspace_, rows, metrics,
                                                                        weights_of_samples(data, pick));
                if constexpr (some_look_at_validation<typename State::Callbacks, Scratch>)
                    if (onlookers.callbacks != nullptr)
                        show_validation<Loss>(*onlookers.callbacks, workspace_, first, rows);
                onlookers.tell();
            });
            loss += add_penalties<Isa, Topology, T>(state.network.parameters(), nullptr) *
                    static_cast<double>(data.rows());
        });
        write_values(loss, data.rows(), metrics, values);
        return metrics;
    }

    template <class Features, class Outputs>
    void predict(const State& state, const Features& samples, const Outputs& outputs) {
        const TeamScope scope(pool_.team());
        staticnn::predict(state.network, samples, outputs, workspace_, set_);
    }

    template <class Features>
    void predict_classes(const State& state, const Features& samples, std::span<Index> classes) {
        check_features<Topology, Features>();
        const TeamScope scope(pool_.team());
        kernels::with_instruction_set(set_, [&]<class Isa>(Isa) {
            using Row = kernels::Row<kernels::Pack<Isa, T>>;
            constexpr Index columns = Topology::outputs;
            predict_batches<Isa>(state.network, samples, workspace_, [&](Index first, Index rows) {
                const auto outputs = workspace_.template output<last_group>();
                // Of what enters a softmax as well: it keeps the order.
                for (Index row = 0; row < rows; ++row)
                    classes[first + row] =
                        kernels::position_of_largest(Row(outputs, panel_width(columns), row, columns));
            });
        });
    }

private:
    static constexpr Index last_group = Scratch::group_count - 1;

    /// Which samples make one update.
    struct Batch {
        Index rows = 0;
        kernels::Pick pick;
    };

    void begin_epoch(State& state) {
        const EpochStart start{state.epoch + 1, state.run.epochs_done + 1};
        for_each_callback(state, [&](auto& callback, auto& control) {
            if constexpr (requires { callback.begin_epoch(control, start); })
                callback.begin_epoch(control, start);
        });
        state.run.is_in_epoch = true;
    }

    template <class View>
    void order_samples(const State& state, const View& data) {
        if (!order_.empty() && order_epoch_ == state.epoch) return;
        order_epoch_ = state.epoch;
        data.order({state.seed, state.epoch, state.run.shuffle}, order_);
    }

    /// The batch from place `first` of the epoch; without rows where the epoch has ended.
    Batch batch_at(Index first, Index samples) const {
        const Index rows = std::min(workspace_.capacity(), samples - std::min(first, samples));
        return {rows, {order_.empty() ? nullptr : order_.data() + first, first}};
    }

    template <class View, class... Extras>
    BatchReport train_next_batch(State& state, const View& data, const Extras&... extras) {
        const double start = seconds_now();
        const double rate = state.learning_rate();
        const Batch batch = batch_at(static_cast<Index>(state.position), data.rows());
        const Batch next = batch_at(static_cast<Index>(state.position) + batch.rows, data.rows());
        [[maybe_unused]] const auto before = values_of_epoch(state);
        const double loss = train(state, data, batch, next, state.metrics, extras...);
        state.position += batch.rows;
        state.sums.loss += loss;
        state.sums.samples += batch.rows;
        seconds_of_epoch_ += seconds_now() - start;
        samples_of_epoch_ += batch.rows;

        EpochPlace place = place_in(state.run, state.position, data.rows(), workspace_.capacity());
        place.trained = samples_of_epoch_;
        place.seconds = seconds_of_epoch_;
        const BatchReport report{
            state.step, state.epoch + 1, batch.rows,           loss / static_cast<double>(batch.rows),
            rate,       place,           running_values(state)};
        const Asked asked = for_each_callback(state, [&](auto& callback, auto& control) {
            if constexpr (requires { callback.look_at(report, workspace_); })
                callback.look_at(report, workspace_);
            if constexpr (requires { callback.end_batch(control, report); })
                callback.end_batch(control, report);
        });
        if (!asked.stopped_by.empty()) notes_.stopped_by = asked.stopped_by;
        if (!std::isfinite(report.loss) && notes_.of_loss.empty()) {
            notes_.of_loss = note_of_loss(report.loss, report.epoch, place);
            notes_.of_epoch.push_back(notes_.of_loss);
        }
        if constexpr (some_discard_batches<typename State::Callbacks>)
            if (asked.discards_batch) std::tie(state.sums, state.metrics) = before;
        return report;
    }

    /// What the samples of the next batch count for: the weights of the data, those among the extras, or
    /// both.
    template <class View, class... Extras>
    auto weights_of_batch(const View& data, const kernels::Pick& pick, const Extras&... extras) {
        return product_of_weights(weights_of_samples(data, pick), weights_of_classes<Loss, Topology::outputs>(
                                                                      workspace_.labels(), extras...));
    }

    /// One update by `batch`; sources that prepare batches are told of `next`. Returns the sum of the losses.
    template <class View, class... Extras>
    double train(State& state, const View& data, const Batch& batch, const Batch& next,
                 typename State::Metrics& metrics, const Extras&... extras) {
        check_data<Topology, Loss, View>();
        const TeamScope scope(pool_.team());
        const Index rows = batch.rows;
        const Moment moment{state.seed, state.step};
        const auto features = data.features();
        const auto targets = data.targets();
        const auto weights = weights_of_batch(data, batch.pick, extras...);
        double loss = 0;
        kernels::with_instruction_set(set_, [&]<class Isa>(Isa) {
            using Plan = Plan<Isa, Topology, T>;
            using Head = Head<Isa, Topology, T>;
            load_features<Isa>(workspace_, features, rows, batch.pick, &moment);
            load_targets<Isa>(workspace_, targets, rows, batch.pick);
            if constexpr (requires(const Moment& later) { features.announce(rows, next.pick, later); })
                features.announce(next.rows, next.pick, {state.seed, state.step + 1});
            Plan::forward(state.network.parameters().data(), workspace_, rows, moment, true);
            loss = Head::template evaluate<Loss>(workspace_, rows, metrics, weights);
            Head::template differentiate<Loss>(workspace_, rows, moment, weights);
            const double penalty = update_.template run<Isa>(state, workspace_, rows, moment);
            loss += (Lane<double>(penalty) * Lane<double>(static_cast<double>(rows))).value;
        });
        ++state.step;
        return loss;
    }

    template <class Trainer, class... Extras>
    void commit_batch(Trainer& trainer, State& state, const BatchReport& report, const Extras&... extras) {
        for_each_committing(state, [&](auto& callback) {
            if constexpr (requires { callback.commit_batch(trainer, report); })
                callback.commit_batch(trainer, report);
        });
        tell(report, extras...);
        back_up(trainer, state, report);
    }

    /// Loss and metrics of the data that are for validation into `values`. Returns false when there are none.
    template <class View, class... Extras>
    bool evaluate_validation(State& state, const Parts<View>& parts, std::span<double> values,
                             const Onlookers<State>& onlookers, const Extras&... extras) {
        if (parts.validation) evaluate(state, *parts.validation, values, onlookers);
        [[maybe_unused]] const auto evaluate_extra = [&]<class Extra>(const Extra& extra) {
            if constexpr (is_validation_data<Extra>) evaluate(state, extra.view, values, onlookers);
        };
        (evaluate_extra(extras), ...);
        return parts.validation || (is_validation_data<Extras> || ...);
    }

    /// The same at the end of an epoch, of which the extras are told.
    template <class View, class... Extras>
    bool validate(State& state, const Parts<View>& parts, std::span<double> values, const Extras&... extras) {
        const ValidationReport report{
            state.epoch + 1, state.learning_rate_of(state.step - 1),
            place_in(state.run, state.position, parts.training.rows(), workspace_.capacity()),
            running_values(state)};
        const auto tell_extras = [&] { tell_all(report, extras...); };
        return evaluate_validation(state, parts, values, onlookers_of(state, tell_extras), extras...);
    }

    template <class Trainer, class View, class... Extras>
    void end_epoch(Trainer& trainer, State& state, const Parts<View>& parts, const Extras&... extras) {
        constexpr Index count = State::value_count;
        std::array<double, 2 * count + 1> values;
        values.fill(std::numeric_limits<double>::quiet_NaN());
        write_values(state.sums.loss, static_cast<Index>(state.sums.samples), state.metrics, values);
        const bool has_validation =
            validate(state, parts, std::span(values).subspan(count, count), extras...);
        values.back() = state.learning_rate_of(state.step - 1);

        state.history.append(values);
        ++state.epoch;
        ++state.run.epochs_done;
        EpochReport report{state.epoch,
                           state.run.epochs_done,
                           state.run.epochs_asked,
                           state.step,
                           seconds_of_epoch_,
                           values.back(),
                           Values(state.history.names(), values),
                           notes_.of_run,
                           notes_.of_epoch,
                           has_validation};
        reset_epoch(state);
        if (has_validation) end_validation(state);
        const Asked asked = for_each_callback(state, [&](auto& callback, auto& control) {
            if constexpr (requires { callback.end_epoch(control, report); })
                callback.end_epoch(control, report);
        });
        if (state.run.epochs_done < state.run.epochs_asked && !asked.stopped_by.empty())
            notes_.stopped_by = asked.stopped_by;
        if (!notes_.stopped_by.empty())
            notes_.of_epoch.push_back(state.run.note_of_stop(notes_.stopped_by, state.epoch));
        add_notes_of_epoch(state, notes_.of_epoch);
        if (state.run.epochs_done >= state.run.epochs_asked || state.run.is_stopping)
            close_run(state, parts, extras...);
        append(notes_.of_epoch, notes_.of_end);
        report.notes_of_epoch = notes_.of_epoch;
        commit_epoch(trainer, state, report, extras...);
        notes_.of_run = notes_.of_epoch = {};
        if (state.run.is_open && state.run.is_stopping)  // a hook has called stop()
            close_run(state, parts, extras...);
        note_learning_rate(state);
        back_up(trainer, state, report);
    }

    /// What callbacks know of the validation data is of the weights that the run ends with, which need not be
    /// those of its last epoch. The run is over by then, and all that it has come to is saved and told before
    /// somebody hears of data that could not be read once more.
    template <class View, class... Extras>
    void close_run(State& state, const Parts<View>& parts, const Extras&... extras) {
        state.run.is_open = false;
        if constexpr (!some_look_at_validation<typename State::Callbacks, Scratch>) {
            end_run(state, notes_.of_end);
        } else {
            const auto before = state.network.parameters();
            end_run(state, notes_.of_end);
            constexpr Index bytes = Topology::storage_size * sizeof(T);
            if (std::memcmp(before.data(), state.network.parameters().data(), bytes) == 0) return;
            std::array<double, State::value_count> values;  // the history has those of the epoch
            try {
                if (evaluate_validation(state, parts, values, {&state}, extras...)) end_validation(state);
            } catch (...) {
                failure_ = std::current_exception();
            }
        }
    }

    template <class Trainer, class... Extras>
    void commit_epoch(Trainer& trainer, State& state, const EpochReport& report, const Extras&... extras) {
        for_each_committing(state, [&](auto& callback) {
            if constexpr (requires { callback.record_epoch(trainer, report); })
                callback.record_epoch(std::as_const(trainer), report);
        });
        for_each_committing(state, [&](auto& callback) {
            if constexpr (requires { callback.commit_epoch(trainer, report); })
                callback.commit_epoch(trainer, report);
        });
        tell(report, extras...);
    }

    template <class Report, class... Extras>
    void tell(const Report& report, const Extras&... extras) {
        tell_all(report, extras...);
        [[maybe_unused]] const auto ask_one = [&]<class Extra>(const Extra& extra) {
            if constexpr (can_pause<Extra>) pauses_ = pauses_ || extra.asked();
        };
        (ask_one(extras), ...);  // after all, of whom one may have made it so
    }

    Scratch workspace_;
    ParameterUpdate<State> update_;
    ThreadPool pool_;
    kernels::InstructionSet set_;
    std::vector<std::uint32_t> order_;
    std::uint64_t order_epoch_ = 0;
    double seconds_of_epoch_ = 0;         // spent on training by this object
    std::uint64_t samples_of_epoch_ = 0;  // in these
    NotesOfRun notes_;
    std::exception_ptr failure_;  // of what came behind the end of the run
    bool pauses_ = false;
};

STATICNN_END_RARE_CODE
}  // namespace staticnn::detail
