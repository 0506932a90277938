// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "staticnn/checkpoint/delete_files.hpp"
#include "staticnn/checkpoint/file.hpp"
#include "staticnn/concepts/callback.hpp"
#include "staticnn/core/error.hpp"
#include "staticnn/training/background_saver.hpp"
#include "staticnn/training/callbacks/describe_state.hpp"
#include "staticnn/training/callbacks/make_folder.hpp"
#include "staticnn/training/callbacks/monitor.hpp"
#include "staticnn/training/callbacks/path_template.hpp"
#include "staticnn/training/callbacks/saved_files.hpp"
#include "staticnn/training/report.hpp"

namespace staticnn {

class ModelCheckpointState;

/// Saves the trainer while it trains: at the end of every epoch, of those that are better than all before, or
/// of every so many batches. What is saved includes this callback, so that `resume` goes on exactly. The path
/// may have fields, written as in Python: `checkpoints/{epoch:02d}-{val_loss:.2f}.bin`. These are `epoch`,
/// which counts from 1 over all runs, `step`, the updates done, and whatever an epoch reports; when batches
/// are counted, of the reports only `loss` and `learning_rate` of the batch. A save that fails throws
/// FileError out of `fit`, with the state as after that batch or epoch; one that fails in the background does
/// so at the next save, or when `fit` is about to return.
struct ModelCheckpoint {
    static constexpr bool is_callback = true;
    static constexpr FixedString name = "model_checkpoint";
    template <class>
    using Bound = ModelCheckpointState;

    std::string path{};  ///< ends in .bin or .xml; not part of the state
    std::string monitor = "val_loss";
    std::string mode = "auto";            ///< "min", "max", or "auto": "max" for names with "acc" or "auc"
    bool save_best_only = false;          ///< only after an epoch with the best value so far
    bool save_weights_only = false;       ///< not the whole state
    std::uint64_t save_freq_batches = 0;  ///< counted across epochs; 0 for the end of every epoch
    /// how many of its own last files stay, of a path with fields; each older one is deleted when the new one
    /// is safe; 0 for all
    std::uint64_t keep_last = 0;
    bool in_background = false;  ///< training waits only for a copy of the state; not part of the state

    /// Throws ArgumentError when the path or another setting cannot be used, or when the monitor or a field
    /// of the path is not among `names`.
    void validate(std::span<const std::string> names) const {
        if (path.empty())
            throw ArgumentError(
                "ModelCheckpoint's path is expected to name a file, such as 'epoch_{epoch}.bin', found none");
        if (save_best_only && save_freq_batches > 0)
            throw ArgumentError(
                "ModelCheckpoint's save_best_only compares values of whole epochs: save_freq_batches is "
                "expected to be 0, found " +
                std::to_string(save_freq_batches));
        if (save_best_only) detail::Monitor{monitor, mode}.validate("ModelCheckpoint", names);
        checkpoint::format_of(detail::fill_path(path, sample_fields(names)));
        const std::string folder = path.substr(0, path.rfind('/') + 1);
        if (folder.find('{') == folder.npos) detail::make_folder("save", path);
    }

    static constexpr auto members() {
        // Not the path: a file does not decide where others are written.
        return describe(setting<"monitor">(&ModelCheckpoint::monitor),
                        setting<"mode">(&ModelCheckpoint::mode),
                        setting<"save_best_only">(&ModelCheckpoint::save_best_only),
                        setting<"save_weights_only">(&ModelCheckpoint::save_weights_only),
                        setting<"save_freq_batches">(&ModelCheckpoint::save_freq_batches),
                        setting<"keep_last">(&ModelCheckpoint::keep_last));
    }

private:
    /// Fields like those of every save of a run that reports `names`.
    detail::PathFields sample_fields(std::span<const std::string> names) const {
        if (save_freq_batches > 0) return detail::PathFields(BatchReport{});
        const std::vector<double> zeros(names.size());
        return detail::PathFields(EpochReport{1, 1, 1, 1, 0, 0, Values(names, zeros)});
    }
};

/// ModelCheckpoint in a trainer: its settings and what it remembers.
class ModelCheckpointState : public ModelCheckpoint {
public:
    ModelCheckpointState() = default;
    explicit ModelCheckpointState(const ModelCheckpoint& settings) : ModelCheckpoint(settings) {}

    /// The best value so far; NaN before there is one, and unless `save_best_only`.
    double best() const noexcept { return best_; }
    /// The epoch of the best value, counted from 1 over all runs; 0 before there is one.
    std::uint64_t best_epoch() const noexcept { return best_epoch_; }
    /// Batches since the last save that was due; stays 0 unless `save_freq_batches`.
    std::uint64_t batches_since_save() const noexcept { return batches_since_save_; }

    template <class Network>
    void end_batch(Control<Network>&, const BatchReport& report) {
        if (save_freq_batches == 0) return;
        if (++batches_since_save_ >= save_freq_batches) batches_since_save_ = 0;
        if (is_due(report)) remember(report);
    }

    template <class Network>
    void end_epoch(Control<Network>&, const EpochReport& report) {
        const double current = save_best_only ? report[monitor] : no_best;
        if (detail::Monitor{monitor, mode}.improves(current, best_)) {
            best_ = current;
            best_epoch_ = report.epoch;
        }
        if (is_due(report)) remember(report);
    }

    template <class Trainer>
    void commit_batch(const Trainer& trainer, const BatchReport& report) {
        if (is_due(report)) save(trainer, report);
    }

    template <class Trainer>
    void commit_epoch(const Trainer& trainer, const EpochReport& report) {
        if (is_due(report)) save(trainer, report);
    }

    void finish_saves() { saver_.wait(); }

    static constexpr auto members() {
        return detail::describe_state<ModelCheckpoint>(
            member<"best">(&ModelCheckpointState::best_),
            member<"best_epoch">(&ModelCheckpointState::best_epoch_),
            member<"batches_since_save">(&ModelCheckpointState::batches_since_save_),
            member<"saved_files">(&ModelCheckpointState::saved_));
    }

private:
    bool is_due(const BatchReport&) const noexcept {
        return save_freq_batches > 0 && batches_since_save_ == 0;
    }
    bool is_due(const EpochReport& report) const noexcept {
        return save_freq_batches == 0 && (!save_best_only || best_epoch_ == report.epoch);
    }

    /// The part of the path that no field can be in, up to its last slash.
    std::string folder() const {
        const std::string fixed = path.substr(0, path.find_first_of("{}"));
        return fixed.substr(0, fixed.rfind('/') + 1);
    }

    template <class Report>
    std::string file_of(const Report& report) const {
        return detail::fill_path(path, detail::PathFields(report));
    }

    template <class Report>
    void remember(const Report& report) {
        if (keep_last > 0) saved_.add(file_of(report).substr(folder().size()), keep_last);
    }

    std::vector<std::string> outdated_files() const {
        std::vector<std::string> files;
        if (keep_last > 0) files = saved_.outdated(keep_last);
        for (std::string& file : files) file.insert(0, folder());
        return files;
    }

    template <class Trainer, class Report>
    void save(const Trainer& trainer, const Report& report) {
        const std::string file = file_of(report);
        if (in_background && save_weights_only) {
            saver_.save_weights(trainer, file, outdated_files());
        } else if (in_background) {
            saver_.save(trainer, file, outdated_files());
        } else {
            if (save_weights_only)
                trainer.save_weights(file);
            else
                trainer.save(file);
            checkpoint::delete_files(outdated_files());
        }
    }

    double best_ = no_best;
    std::uint64_t best_epoch_ = 0;
    std::uint64_t batches_since_save_ = 0;
    detail::SavedFiles saved_;
    detail::OwnSaver saver_;
};

}  // namespace staticnn
