// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "staticnn/core/expect.hpp"
#include "staticnn/data/owned_rows.hpp"
#include "staticnn/data/rows.hpp"
#include "staticnn/training/epoch_loop.hpp"
#include "staticnn/training/hooks.hpp"
#include "staticnn/training/options.hpp"
#include "staticnn/training/trainer_checkpoint.hpp"
#include "staticnn/training/trainer_state.hpp"

namespace staticnn {

/// The result of `evaluate`: "loss" and the metrics, weighted by samples.
class Scores {
public:
    Scores(std::vector<std::string> names, std::vector<double> values)
        : names_(std::move(names)), values_(std::move(values)) {}

    /// Throws ArgumentError for a name that is not there.
    double operator[](std::string_view name) const { return Values(names_, values_)[name]; }
    double loss() const { return values_.front(); }
    const std::vector<std::string>& names() const noexcept { return names_; }

private:
    std::vector<std::string> names_;
    std::vector<double> values_;
};

/// Trains a topology. A value: copies are independent, and its state, all of it, goes into a checkpoint.
///
/// `Options` are metrics (`Accuracy`), callbacks (`EarlyStopping`) and `Precision<double>`, in any order. Not
/// to be used from several threads at once. Whatever throws leaves the state as it was before the call, or,
/// within a run, as it was after the last batch.
template <class TopologyType, class LossType, class OptimizerType, class... Options>
class Trainer {
    static_assert(
        detail::is_topology<TopologyType>,
        "staticnn: the first argument of Trainer is a topology, such as Sequential<Dense<784,10,Softmax>>");
    static_assert(Optimizer<OptimizerType>,
                  "staticnn: the third argument of Trainer is an optimizer, such as Adam<>");
    static_assert(
        Loss<LossType>,
        "staticnn: the second argument of Trainer is a loss, such as SparseCategoricalCrossentropy");
    static_assert(((sizeof(TrainerOption<Options>) > 0) && ...));
    static_assert(sizeof(LossOn<LossType, detail::LastActivation<TopologyType>>) > 0);
    static_assert(((sizeof(MetricBesideLoss<Options, LossType>) > 0) && ...));
    static_assert(((sizeof(CallbackBesideSchedule<Options, OptimizerType>) > 0) && ...));

    using State = detail::TrainerState<TopologyType, LossType, OptimizerType, Options...>;
    using Loop = detail::EpochLoop<State, LossType>;

public:
    using Topology = TopologyType;
    using Scalar = typename State::T;

    /// `settings` are the optimizer and callbacks whose defaults are not wanted, in any order; of several of
    /// one type the first is for the first callback of this type, and so on. Throws ArgumentError when a
    /// setting is outside its range.
    template <class... Settings>
    explicit Trainer(const TrainerOptions& options = {}, const Settings&... settings)
        : state_(options.batch_size, options.seed), loop_(check(options)) {
        set_all(std::index_sequence_for<Settings...>{}, settings...);
        state_.optimizer.validate();
    }

    /// Opens a run of `options.epochs` epochs and trains it to its end. Returns the history of these epochs.
    /// `extras` are validation_data(data), on_epoch_end(function), on_batch_end(function). The order of the
    /// samples is a pure function of the seed and the epoch; the last, smaller batch is trained too. Throws
    /// RunError when a run is open, ArgumentError or DataError when data or options do not fit.
    template <class Data, class... Extras>
    History fit(const Data& data, const FitOptions& options, const Extras&... extras) {
        (detail::check_extra<Extras>(), ...);
        state_.run.expect_closed();
        const auto parts = detail::split(data.view(), options.validation_split);
        detail::check_run(options, parts.training.rows());
        check_callbacks(parts.validation.has_value() || (detail::is_validation_data<Extras> || ...));
        state_.run = {.is_open = true,
                      .epochs_asked = options.epochs,
                      .samples = parts.training.rows(),
                      .validation_split = options.validation_split,
                      .shuffle = options.shuffle};
        loop_.begin_run(state_);
        return continue_run(parts, extras...);
    }

    /// Finishes the run that is open, exactly as if it had never been interrupted. `data` and `extras` are
    /// those that `fit` was given. Throws RunError when no run is open, DataError when `data` has another
    /// number of samples.
    template <class Data, class... Extras>
    History resume(const Data& data, const Extras&... extras) {
        (detail::check_extra<Extras>(), ...);
        state_.run.expect_open();
        const auto parts = detail::split(data.view(), state_.run.validation_split);
        if (parts.training.rows() != state_.run.samples)
            throw DataError("resume is expected to get the data of the open run, " +
                            std::to_string(state_.run.samples) + " samples for training; found " +
                            std::to_string(parts.training.rows()));
        check_callbacks(parts.validation.has_value() || (detail::is_validation_data<Extras> || ...));
        return continue_run(parts, extras...);
    }

    /// Gives up the run that is open; the weights stay, an epoch under way counts as not begun.
    void abandon_run() {
        state_.run = {};
        loop_.begin_epoch(state_);
    }

    /// True until all epochs of the run are done; a loaded checkpoint may have been saved before that.
    bool has_open_run() const noexcept { return state_.run.is_open; }
    const Run& run() const noexcept { return state_.run; }

    /// From a hook: ends the run with this epoch: the one under way, or the one whose end is reported.
    void stop() noexcept { state_.run.is_stopping = true; }
    /// From a hook: `fit` or `resume` returns at this point and leaves the run open.
    void pause() noexcept { loop_.pause(); }

    /// One update by one batch of at most `batch_size` samples, outside any run. Returns its mean loss.
    /// Allocates nothing. Throws ArgumentError when the batch is empty or too large.
    template <class Data>
    double train_on_batch(const Data& batch) {
        return loop_.train_on_batch(state_, batch.view());
    }

    /// Loss and metrics over all of `data`, with gates off.
    template <class Data>
    Scores evaluate(const Data& data) {
        std::array<double, State::value_count> values{};
        loop_.evaluate(state_, data.view(), values);
        return {State::value_names(), {values.begin(), values.end()}};
    }

    /// The outputs for each row of `samples`, [rows, outputs], written to `outputs`. Allocates nothing.
    template <class Element, Index Width, Index OutputWidth>
    void predict(const Rows<Element, Width>& samples, const Rows<Scalar, OutputWidth>& outputs) {
        loop_.predict(state_, samples, outputs);
    }
    /// The outputs for each row of `samples`.
    template <class Element, Index Width>
    OwnedRows<Scalar, Topology::outputs> predict(const Rows<Element, Width>& samples) {
        std::vector<Scalar> values(samples.rows() * Topology::outputs);
        predict(samples, Rows<Scalar, Topology::outputs>(values));
        return values;
    }
    /// The outputs for one sample. Allocates nothing.
    std::array<Scalar, Topology::outputs> predict(std::span<const Scalar, Topology::inputs> sample) {
        std::array<Scalar, Topology::outputs> output;
        predict(Rows<const Scalar, Topology::inputs>(sample.data(), 1),
                Rows<Scalar, Topology::outputs>(output.data(), 1));
        return output;
    }
    /// Refuses anything else.
    template <class Samples>
        requires(!std::is_convertible_v<const Samples&, std::span<const Scalar, Topology::inputs>>)
    void predict(const Samples&) { static_assert(sizeof(PredictOf<Samples, Topology::inputs>) > 0); }
    /// The number of the largest output for each row of `samples`.
    template <class Element, Index Width>
    std::vector<Index> predict_classes(const Rows<Element, Width>& samples) {
        std::vector<Index> classes(samples.rows());
        loop_.predict_classes(state_, samples, classes);
        return classes;
    }

    /// The learning rate of the next update.
    double learning_rate() const { return state_.optimizer.learning_rate.rate(state_.step); }
    /// Throws ArgumentError when the rate is negative or not a number.
    void set_learning_rate(double rate) {
        static_assert(detail::has_constant_rate<OptimizerType>,
                      "staticnn: the learning rate of this optimizer follows a schedule and cannot be set");
        if constexpr (detail::has_constant_rate<OptimizerType>) {
            const ConstantRate given(rate);
            given.validate();
            state_.optimizer.learning_rate = given;
        }
    }

    const Network<Topology, Scalar>& network() const noexcept { return state_.network; }
    Network<Topology, Scalar>& network() noexcept { return state_.network; }
    const OptimizerType& optimizer() const noexcept { return state_.optimizer; }
    /// The callback of this type, with its state; of several the first (0), the second (1) and so on.
    template <class Type, Index Number = 0>
    decltype(auto) callback() const {
        constexpr Index position = position_of_callback<Type, Number>;
        static_assert(position < callback_count,
                      "staticnn: the trainer's type has no such callback, or fewer of this type");
        if constexpr (position < callback_count) return std::get<position>(state_.callbacks);
    }

    const History& history() const noexcept { return state_.history; }
    std::uint64_t step() const noexcept { return state_.step; }
    std::uint64_t epoch() const noexcept { return state_.epoch; }
    std::uint64_t seed() const noexcept { return state_.seed; }
    Index batch_size() const noexcept { return state_.batch_size; }
    /// All of the state. Leaves refer to this object.
    Leaves leaves() { return state_.leaves(); }
    /// 16 hexadecimal digits over the whole state; equal states have equal digests, in memory and in both
    /// formats.
    std::string digest() const { return detail::digest_of(state_); }

    /// Writes the whole state, as binary (`.bin`) or XML (`.xml`) by the ending of `path`; a previous file is
    /// replaced at once or not at all. Returns the digest. Throws ArgumentError for another ending,
    /// FileError.
    std::string save(const std::string& path) const { return detail::save(state_, header(), path); }
    /// Replaces the whole state by that of a file, and says what a person should know of it. Throws
    /// FileError, FormatError, MismatchError; then nothing has changed.
    checkpoint::Report load(const std::string& path, const LoadOptions& options = {}) {
        return restore(checkpoint::read_file(path), options, path);
    }
    /// Writes the weights alone.
    std::string save_weights(const std::string& path) const {
        return detail::save_weights(state_.network, header(), path);
    }
    /// Replaces the weights by those of a file, whether it holds weights or a whole state.
    void load_weights(const std::string& path) { detail::load_weights(state_.network, header(), path); }

    /// What a checkpoint says of this trainer besides its leaves.
    checkpoint::Header header() const { return detail::header_of<LossType>(state_); }

    /// Replaces the state by one that was read from `where`; for checkpoints outside files.
    checkpoint::Report restore(const checkpoint::Contents& contents, const LoadOptions& options,
                               const std::string& where) {
        auto report = detail::restore(state_, header(), contents, options, where);
        loop_.forget_order();
        return report;
    }

private:
    static Index check(const TrainerOptions& options) {
        expect(options.batch_size >= 1, "batch_size", "at least 1", static_cast<double>(options.batch_size));
        expect(options.threads == 1, "threads", "1 in this version", static_cast<double>(options.threads));
        return options.batch_size;
    }

    /// The number of callbacks where there is none.
    template <class Type, Index Number>
    static constexpr Index position_of_callback =
        detail::position_of_type<typename detail::BoundCallback<Type, typename State::Net>::type, Number,
                                 typename State::Callbacks>;
    static constexpr Index callback_count = std::tuple_size_v<typename State::Callbacks>;

    template <Index... I, class... Settings>
    void set_all(std::index_sequence<I...>, const Settings&... settings) {
        (set<detail::equals_before<I, Settings...>>(settings), ...);
    }
    template <Index>
    void set(const OptimizerType& optimizer) {
        state_.optimizer = optimizer;
    }
    template <Index Number, class Setting>
    void set(const Setting& setting) {
        constexpr Index position = position_of_callback<Setting, Number>;
        static_assert(
            position < callback_count,
            "staticnn: a setting given to a trainer is its optimizer or one of the callbacks in its type");
        if constexpr (position < callback_count) {
            auto& kept = std::get<position>(state_.callbacks);
            kept = std::remove_cvref_t<decltype(kept)>(setting);
        }
    }

    /// Callbacks are told only of the values that this run will report.
    void check_callbacks(bool has_validation) const {
        std::vector<std::string> names = State::epoch_names();
        if (!has_validation)
            std::erase_if(names, [](const std::string& name) { return name.starts_with("val_"); });
        std::apply(
            [&](const auto&... callback) {
                [[maybe_unused]] const auto validate = [&](const auto& one) {
                    if constexpr (requires { one.validate(std::span<const std::string>(names)); })
                        one.validate(std::span<const std::string>(names));
                };
                (validate(callback), ...);
            },
            state_.callbacks);
    }

    template <class Parts, class... Extras>
    History continue_run(const Parts& parts, const Extras&... extras) {
        const Index first = state_.history.size() - static_cast<Index>(state_.run.epochs_done);
        loop_.run(*this, state_, parts, extras...);
        return state_.history.since(first);
    }

    State state_;
    Loop loop_;
};

/// `archive & trainer` in an archive of the user's own: binary, text, XML or polymorphic.
template <class Archive, class... Arguments>
void serialize(Archive& archive, Trainer<Arguments...>& trainer, const unsigned) {
    if constexpr (Archive::is_saving::value)
        checkpoint::save_leaves(archive, trainer.header(), trainer.leaves());
    else
        trainer.restore(checkpoint::load_records(archive), {}, "the archive");
}

}  // namespace staticnn
