// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstdint>
#include <string_view>

#include "staticnn/core/members.hpp"

namespace staticnn {

/// What a state hook of a callback may look at and change.
template <class Network>
struct Control {
    Network& network;
    double learning_rate;    ///< assign another to change it; only for optimizers with a constant rate
    bool stops_run = false;  ///< set to end the run after this epoch
    /// set in end_batch to end the run with this batch; the epoch ends with the batches that it has
    bool stops_at_once = false;
    /// set in end_batch to leave this batch out of the values of the epoch
    bool discards_batch = false;
};

/// The same for callbacks that also look at the slots of the optimizer.
template <class Network, class Slots>
struct ControlWithSlots : Control<Network> {
    Slots& slots;
};

/// What callbacks get when an epoch begins.
struct EpochStart {
    std::uint64_t epoch;      ///< over all runs, counted from 1
    std::uint64_t run_epoch;  ///< within the run, counted from 1
};

/// A batch of the validation data of an epoch. The samples, as the first layer gets them, their targets and
/// the outputs of the network lie in the workspace.
struct ValidationBatch {
    Index first;              ///< the number of its first sample in the data, counted from 0
    Index samples;            ///< in this batch
    bool has_labels;          ///< the targets are class numbers and not rows of values
    bool outputs_are_logits;  ///< the loss has a softmax of its own
};

/// Something with a memory that takes part in training. A callback is a value in the type of a trainer; its
/// members are part of the trainer's state:
///     static constexpr bool is_callback = true;
///     static constexpr FixedString name = "early_stopping";       its name in files
///     static constexpr auto members();                            settings and state (core/members.hpp)
///     static constexpr auto spelling = ...;                       of a template (core/spelling.hpp)
/// and any of these hooks. First the state hooks of all callbacks, in the order of the type, which may change
/// state:
///     void begin_run(Control&);                                   `fit` starts; not called by `resume`
///     void begin_epoch(Control&, const EpochStart&);              once an epoch, whatever interrupts it
///     void look_at(const BatchReport&, Workspace<Topology, T>&);  outputs and gradients of the batch
///     void end_batch(Control&, const BatchReport&);
///     void look_at_validation(const ValidationBatch&, Workspace<Topology, T>&);
///                                                                 each batch, in order, at an epoch's end
///     void end_validation(std::uint64_t epoch);                   that was all, after so many epochs
///     void end_epoch(Control&, const EpochReport&);               the epoch is recorded, counters have moved
///     void end_run(Control&);                                     after the last epoch of the run
/// (what look_at_validation keeps becomes state in end_validation, because the pass may yet throw; both are
/// called once more where the hooks end_run have replaced the weights)
/// and, for the notes of the epoch's report, and behind end_run those of the run's end,
///     std::span<const std::string> notes_of_epoch() const;
///     std::string note_of_end(std::uint64_t epoch) const;         after so many epochs; empty for none
/// then, when the state is complete, those that write what a saved state refers to, before anything is saved:
///     void record_epoch(const Trainer&, const EpochReport&);
/// then those that save or print:
///     void commit_batch(Trainer&, const BatchReport&);
///     void commit_epoch(Trainer&, const EpochReport&);
/// and last, after the functions given to `fit`:
///     void back_up(const Trainer&, const BatchReport&);
///     void back_up(const Trainer&, const EpochReport&);
///     void finish_saves();                                        `fit` or `resume` is about to return
///     void commit_run(const Trainer&);                            the run is closed
/// `void validate(std::span<const std::string> names) const` is called before a run with the names of the
/// values that its epochs will report, and throws ArgumentError. `std::string backup() const` names a file
/// from which `fit` goes on, or nothing (training/backup.hpp). A callback whose state depends on the network
/// declares `template <class Network> using Bound = ...`, constructible from the callback; the trainer then
/// keeps that. `template <class Network, class Slots> using BoundWithSlots` is the same for one whose hooks
/// take ControlWithSlots. One that sets the learning rate says `static constexpr bool sets_learning_rate =
/// true`, one that discards batches `static constexpr bool discards_batches = true`.
template <class Type>
concept Callback = Described<Type> && std::default_initializable<Type> && requires {
    { Type::name.view() } -> std::same_as<std::string_view>;
    requires Type::is_callback;
};

}  // namespace staticnn
