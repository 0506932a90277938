// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "staticnn/concepts/callback.hpp"
#include "staticnn/core/error.hpp"
#include "staticnn/models/parameter_names.hpp"
#include "staticnn/tensorboard/event_file.hpp"
#include "staticnn/tensorboard/histogram.hpp"
#include "staticnn/training/callbacks/describe_state.hpp"
#include "staticnn/training/report.hpp"

namespace staticnn {

class TensorBoardState;

/// Writes files for TensorBoard (`tensorboard --logdir logs`), as Keras' callback of this name:
/// `epoch_loss` and the like, `epoch_learning_rate` and, every `histogram_freq` epochs, a histogram of each
/// parameter (`0.kernel/histogram`) into the folder `train` of `log_dir`, the values of validation, without
/// their `val_`, into `validation`. Steps are epochs, counted from 0 over all runs. Unlike those of Keras the
/// names of the files are fixed: a training replaces the files of the one before in the same folder, and one
/// that goes on, also after a kill, goes on in its files, which are then those of an uninterrupted training,
/// but for the times in them. Epochs that the files lack, because the folder is another, are written again
/// from the history, without their histograms.
/// A TensorBoard that reads along while files are cut back wants a restart: when a run goes on from before
/// their end, and when a new training replaces them. Belongs to the CMake target staticnn::tensorboard.
struct TensorBoard {
    static constexpr bool is_callback = true;
    static constexpr FixedString name = "tensor_board";
    template <class>
    using Bound = TensorBoardState;

    std::string log_dir = "logs";      ///< not part of the state
    std::uint64_t histogram_freq = 0;  ///< in epochs; 0 for none

    /// Throws ArgumentError or FileError when the folder cannot be used.
    void validate(std::span<const std::string> names) const {
        if (log_dir.empty())
            throw ArgumentError(
                "TensorBoard's log_dir is expected to name a folder, such as 'logs', found none");
        detail::make_event_folders(log_dir, names);
    }

    /// For trainers without this callback in their type, called by a function that is given to `fit`: the
    /// files get all epochs of the history. A training that began under the callback goes on with the
    /// callback.
    template <class Trainer>
    void write(const Trainer& trainer) const {
        write_epochs(trainer, {trainer.epoch(), trainer.history().size()});
    }

    static constexpr auto members() {
        return describe(setting<"histogram_freq">(&TensorBoard::histogram_freq));
    }

protected:
    template <class Trainer>
    void write_epochs(const Trainer& trainer, detail::WrittenEpochs epochs) const {
        std::vector<detail::NamedHistogram> histograms;
        if (histogram_freq != 0 && (epochs.last - 1) % histogram_freq == 0)
            for (const ParameterInfo& info : Trainer::Topology::parameter_table)
                histograms.push_back({full_name(info) + "/histogram",
                                      detail::histogram_of(trainer.network().values(full_name(info)))});
        detail::write_events(log_dir, trainer.history(), epochs, histograms);
    }
};

/// TensorBoard in a trainer. That it has written so many epochs is state; the files are written, and flushed
/// to the disk, before anything is saved, so that they are never behind a checkpoint, and what they have
/// beyond a state that a run goes on from is cut off.
class TensorBoardState : public TensorBoard {
public:
    TensorBoardState() = default;
    explicit TensorBoardState(const TensorBoard& settings) : TensorBoard(settings) {}

    /// Epochs written.
    std::uint64_t epochs() const noexcept { return epochs_; }

    template <class Network>
    void end_epoch(Control<Network>&, const EpochReport&) {
        ++epochs_;
    }

    template <class Trainer>
    void record_epoch(const Trainer& trainer, const EpochReport& report) const {
        write_epochs(trainer, {report.epoch, epochs_});
    }

    static constexpr auto members() {
        return detail::describe_state<TensorBoard>(member<"epochs">(&TensorBoardState::epochs_));
    }

private:
    std::uint64_t epochs_ = 0;
};

}  // namespace staticnn
