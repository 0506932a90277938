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

#include "staticnn/checkpoint/descriptor.hpp"
#include "staticnn/checkpoint/latest.hpp"
#include "staticnn/core/expect.hpp"
#include "staticnn/data/owned_rows.hpp"
#include "staticnn/data/rows.hpp"
#include "staticnn/training/backup.hpp"
#include "staticnn/training/epoch_loop.hpp"
#include "staticnn/training/hooks.hpp"
#include "staticnn/training/options.hpp"
#include "staticnn/training/scores.hpp"
#include "staticnn/training/target_values.hpp"
#include "staticnn/training/trainer_checkpoint.hpp"
#include "staticnn/training/trainer_parts.hpp"
#include "staticnn/training/trainer_state.hpp"
#include "staticnn/training/wrong_calls.hpp"

namespace staticnn {
STATICNN_BEGIN_RARE_CODE

/// Trains a topology. A value: copies are independent, and its state, all of it, goes into a checkpoint.
///
/// `Options` are metrics (`Accuracy`), callbacks (`EarlyStopping`) and `Precision<double>`, in any order. Not
/// to be used from several threads at once. Whatever throws leaves the state as it was before the call, or,
/// within a run, as it was after the last batch.
template <class TopologyType, class LossType, class OptimizerType, class... Options>
class Trainer : detail::WrongCalls<Trainer<TopologyType, LossType, OptimizerType, Options...>> {
    static_assert(
        detail::is_topology<TopologyType>,
        "staticnn: the first argument of Trainer is a topology, such as Sequential<Dense<784,10,Softmax>>");
    static_assert(Optimizer<OptimizerType>,
                  "staticnn: the third argument of Trainer is an optimizer, such as Adam<>");
    static_assert(
        Loss<LossType>,
        "staticnn: the second argument of Trainer is a loss, such as SparseCategoricalCrossentropy");
    static_assert(((sizeof(TrainerOption<Options>) > 0) && ...));
    static_assert(sizeof(LossOn<LossType, detail::LastActivation<detail::TopologyOf<TopologyType>>>) > 0);
    static_assert(((sizeof(MetricBesideLoss<detail::MetricOf<Options>, LossType>) > 0) && ...));
    static_assert(((sizeof(MetricOnce<detail::MetricOf<Options>, detail::MetricOf<Options>...>) > 0) && ...));
    static_assert(((sizeof(MetricOnLogits<Options, LossType>) > 0) && ...));
    static_assert(((sizeof(MetricOnOutputs<Options, detail::TopologyOf<TopologyType>::outputs>) > 0) && ...));
    static_assert(((sizeof(CallbackBesideSchedule<Options, OptimizerType>) > 0) && ...));
    static_assert(((sizeof(CallbackBesideLoss<Options, LossType>) > 0) && ...));
    static_assert((detail::stands_beside<Options, Options...> && ...));

    using State = detail::TrainerState<detail::TopologyOf<TopologyType>, LossType, OptimizerType, Options...>;
    using Loop = detail::EpochLoop<State, LossType>;
    using Refused = detail::WrongCalls<Trainer>;

public:
    using Topology = detail::TopologyOf<TopologyType>;
    using Scalar = typename State::T;
    using Evaluation = Scores<typename State::Metrics>;

    using Refused::evaluate;
    using Refused::fit;
    using Refused::predict;
    using Refused::predict_classes;
    using Refused::train_on_batch;

    /// `settings` are the optimizer and callbacks whose defaults are not wanted, in any order; of several of
    /// one type the first is for the first callback of this type, and so on. Throws ArgumentError when a
    /// setting is outside its range.
    template <class... Settings>
    explicit Trainer(const TrainerOptions& options = {}, const Settings&... settings)
        : state_(options.batch_size, options.seed),
          loop_(check(options), options.threads),
          data_drift_(options.data_drift) {
        detail::take_settings(state_, settings...);
        state_.optimizer.validate();
    }

    /// Refuses settings without options before them.
    template <class First, class... Settings>
        requires(!std::is_convertible_v<const First&, TrainerOptions> && !std::is_same_v<First, Trainer>)
    explicit Trainer(const First&, const Settings&...) : Trainer() {
        static_assert(sizeof(TrainerOptionsOf<First>) > 0);
    }

    /// Opens a run of `options.epochs` epochs and trains it to its end; where a callback has a backup of this
    /// run (BackupAndRestore), goes on from there. Returns the history of these epochs, with notes on what
    /// departs from the run before, data (`TrainerOptions::data_drift`), batch size, learning rate, and on a
    /// callback that ended the run early.
    /// `extras` are validation_data(data), class_weights({1, 2}), show_progress(std::cout),
    /// a StopSignals, on_epoch_end(function), on_batch_end(function), or an object of one's own with
    /// `tell(const EpochReport&) const`, or the same of a BatchReport or a ValidationReport. With weights the
    /// loss is the sum of weight times loss over the number of samples, as in Keras. The order of the samples
    /// is a pure function of the seed and the epoch; the last, smaller batch is trained too. Throws RunError
    /// when a run is open, ArgumentError or DataError when data or options do not fit.
    template <DataSet Data, class... Extras>
    History fit(const Data& data, const FitOptions& options, const Extras&... extras) {
        (detail::check_extra<Extras>(), ...);
        state_.run.expect_closed();
        const auto parts = detail::split(data.view(), options.validation_split);
        constexpr bool is_given_validation = (detail::is_validation_data<Extras> || ...);
        detail::check_run(options, is_given_validation, parts.training.rows());
        detail::check_target_values_of_run<LossType>(parts, extras...);
        detail::validate_callbacks(state_, parts.validation.has_value() || is_given_validation);
        const Run run{.is_open = true,
                      .epochs_asked = options.epochs,
                      .samples = parts.training.rows(),
                      .validation_split = options.validation_split,
                      .shuffle = options.shuffle};
        if constexpr (detail::some_back_up<typename State::Callbacks>) {
            const std::string backup = detail::find_backup(state_.callbacks);
            if (!backup.empty()) return continue_run(parts, restore_backup(run, backup, parts), extras...);
        }
        Conditions now = detail::conditions_of(state_, parts.training);
        detail::Notes notes = detail::departures_of_fit(state_.conditions, now, data_drift_, kind_of(parts));
        state_.open(run, std::move(now), notes);
        loop_.begin_run(state_);
        return continue_run(parts, std::move(notes), extras...);
    }

    /// Finishes the run that is open, exactly as if it had never been interrupted. `data` and `extras` are
    /// those that `fit` was given; the notes of the history tell when the data are others. Throws RunError
    /// when no run is open, DataError when `data` has another number of samples.
    template <class Data, class... Extras>
    History resume(const Data& data, const Extras&... extras) {
        (detail::check_extra<Extras>(), ...);
        state_.run.expect_open();
        const auto parts = detail::split(data.view(), state_.run.validation_split);
        state_.expect_samples(parts.training.rows());
        detail::check_target_values_of_run<LossType>(parts, extras...);
        detail::validate_callbacks(
            state_, parts.validation.has_value() || (detail::is_validation_data<Extras> || ...));
        Conditions now = detail::conditions_of(state_, parts.training);
        detail::Notes notes =
            detail::departures_of_resume(state_.conditions, now, data_drift_, kind_of(parts));
        state_.go_on(std::move(now), notes);
        return continue_run(parts, std::move(notes), extras...);
    }

    /// Gives up the run that is open; the weights stay, an epoch under way counts as not begun.
    void abandon_run() {
        state_.run = {};
        loop_.reset_epoch(state_);
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
    template <DataSet Data>
    double train_on_batch(const Data& batch) {
        return loop_.train_on_batch(state_, batch.view());
    }

    /// Loss and metrics over all of `data`, with gates off.
    template <DataSet Data>
    Evaluation evaluate(const Data& data) {
        std::array<double, State::value_count> values{};
        detail::check_target_values<LossType>(data.view());
        const auto metrics = loop_.evaluate(state_, data.view(), values);
        return {State::value_names(), {values.begin(), values.end()}, metrics};
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
    /// The same for constants, or values of type Scalar, in braces: `trainer.predict({0, 1})`.
    template <Index Count>
    std::array<Scalar, Topology::outputs> predict(const Scalar (&sample)[Count]) {
        if constexpr (Count == Topology::inputs)
            return predict(std::span<const Scalar, Topology::inputs>(sample));
        else
            return Refused::predict(std::array<Scalar, Count>{});
    }
    /// The number of the largest output for each row of `samples`.
    template <class Element, Index Width>
    std::vector<Index> predict_classes(const Rows<Element, Width>& samples) {
        static_assert(Topology::outputs > 1,
                      "staticnn: predict_classes wants an output for each class, and this network has one: "
                      "compare what predict gives with a limit, such as 0.5");
        std::vector<Index> classes(samples.rows());
        loop_.predict_classes(state_, samples, classes);
        return classes;
    }

    /// The learning rate of the next update.
    double learning_rate() const { return state_.learning_rate(); }
    /// Trains the parameters called `name` (a layer such as "0", or one parameter such as "0.kernel") with
    /// `factor` times the learning rate; 1 unless told otherwise. At 0 they rest, and so do their moments.
    /// Part of the checkpoint. Throws ArgumentError for an unknown name or a negative factor.
    void set_rate_factor(std::string_view name, double factor) { state_.set_rate_factor(name, factor); }
    /// The same as a factor of 0, and of 1.
    void freeze(std::string_view name) { set_rate_factor(name, 0); }
    void unfreeze(std::string_view name) { set_rate_factor(name, 1); }

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
        return detail::callback_of<Type, Number>(state_);
    }

    /// The update rule of this type, with its state.
    template <class Type>
    decltype(auto) update_rule() const {
        return detail::update_rule_of<Type>(state_);
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
        return restore(checkpoint::read_file(path, checkpoint::max_file_size(leaves())), options, path);
    }
    /// What `save` writes, in memory: for an application that keeps the state where it likes.
    std::string save_bytes(checkpoint::Format format = checkpoint::Format::binary) const {
        return checkpoint::to_bytes(header(), detail::leaves_of(state_), format);
    }
    /// The same as `load`, of bytes from `save_bytes` or of a file, in either form. Throws FormatError,
    /// MismatchError; then nothing has changed.
    checkpoint::Report load_bytes(std::string_view bytes, const LoadOptions& options = {}) {
        constexpr const char* where = "the bytes";
        return restore(checkpoint::from_bytes(bytes, where), options, where);
    }
    /// Loads the checkpoint of `folder` with the highest step that is intact (checkpoint::latest), be it of
    /// an open run or of a closed one: `has_open_run` and `epoch` tell what is left to do. The report begins
    /// with those that were passed over, and why. Throws FileError when there is none, and what `load` throws
    /// when the newest is of another trainer: an older one is then no help.
    checkpoint::Report load_latest(const std::string& folder, const LoadOptions& options = {}) {
        const auto latest = checkpoint::latest(folder, checkpoint::max_file_size(leaves()));
        if (!latest) checkpoint::fail_file("load the latest checkpoint in", folder, "there is none");
        checkpoint::Report report = restore(latest->file, options, latest->path);
        report.notes.insert(report.notes.begin(), latest->passed_over.begin(), latest->passed_over.end());
        return report;
    }
    /// Writes the weights alone.
    std::string save_weights(const std::string& path) const {
        return checkpoint::write_file(path, detail::header_of_weights(header()),
                                      detail::weights_of(state_.network));
    }
    /// Replaces the weights by those of a file, whether it holds weights or a whole state, of any optimizer;
    /// one that is larger than such a state can be is not read. Throws FileError, FormatError, MismatchError;
    /// then nothing has changed.
    void load_weights(const std::string& path) { detail::load_weights(state_.network, header(), path); }
    /// Takes the weights of those layers of another network that fit, by number and shape, each layer whole
    /// or not at all, and says which; the others keep theirs, as for fine-tuning with a new last layer. With
    /// `aliases` layers are found under other numbers: `{{"2", "3"}}`. Throws FileError, FormatError, or
    /// MismatchError when no layer fits; then nothing has changed.
    checkpoint::WeightsReport load_matching_weights(const std::string& path,
                                                    const std::vector<checkpoint::Alias>& aliases = {}) {
        return detail::load_matching_weights(state_.network, aliases, path);
    }

    /// What a checkpoint says of this trainer besides its leaves.
    checkpoint::Header header() const { return detail::header_of<LossType>(state_); }

    /// A copy of the whole state, or of the weights alone, as a file has it; for checkpoints outside files.
    checkpoint::Contents contents() const { return checkpoint::copy_of(header(), detail::leaves_of(state_)); }
    checkpoint::Contents contents_of_weights() const {
        return checkpoint::copy_of(detail::header_of_weights(header()), detail::weights_of(state_.network));
    }
    /// Replaces the state by one that was read from `where`.
    checkpoint::Report restore(const checkpoint::Contents& contents, const LoadOptions& options,
                               const std::string& where) {
        auto report = detail::restore(state_, header(), contents, options, where);
        loop_.forget_order();
        return report;
    }

private:
    static Index check(const TrainerOptions& options) {
        const auto batch_size =
            static_cast<std::int64_t>(options.batch_size);  // -1 is a large number otherwise
        expect(batch_size >= 1, "batch_size", "at least 1", static_cast<double>(batch_size));
        expect(options.batch_size <= detail::most_samples, "batch_size", "at most 4294967295",
               static_cast<double>(options.batch_size));
        expect(options.threads <= 4096, "threads", "at most 4096", static_cast<double>(options.threads));
        return options.batch_size;
    }

    template <class Parts>
    static constexpr detail::DataKind kind_of(const Parts&) {
        return detail::data_kind_of<decltype(Parts::training)>();
    }

    /// Goes back to a backup of this very run. Returns what a person should know of it.
    template <class Parts>
    detail::Notes restore_backup(const Run& run, const std::string& path, const Parts& parts) {
        State fresh = state_;
        detail::Notes notes = detail::restore_backup(fresh, header(), run, path).notes;
        Conditions now = detail::conditions_of(fresh, parts.training);
        const detail::Notes departures =
            detail::departures_of_resume(fresh.conditions, now, data_drift_, kind_of(parts));
        detail::append(notes, departures);
        fresh.go_on(std::move(now), departures);
        state_ = std::move(fresh);
        loop_.forget_order();
        return notes;
    }

    template <class Parts, class... Extras>
    History continue_run(const Parts& parts, detail::Notes notes, const Extras&... extras) {
        const Index first = state_.history.size() - static_cast<Index>(state_.run.epochs_done);
        loop_.run(*this, state_, parts, notes, extras...);
        return state_.history_of_run(first, std::move(notes));
    }

    State state_;
    Loop loop_;
    DataDrift data_drift_;
};

/// `archive & trainer` in an archive of the user's own: binary, text, XML or polymorphic.
template <class Archive, class... Arguments>
void serialize(Archive& archive, Trainer<Arguments...>& trainer, const unsigned) {
    if constexpr (Archive::is_saving::value)
        checkpoint::save_leaves(archive, trainer.header(), trainer.leaves());
    else
        trainer.restore(checkpoint::load_records(archive), {}, "the archive");
}

STATICNN_END_RARE_CODE
}  // namespace staticnn
