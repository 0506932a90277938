// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "staticnn/concepts/callback.hpp"
#include "staticnn/concepts/loss.hpp"
#include "staticnn/core/index.hpp"
#include "staticnn/training/names_of_state.hpp"
#include "staticnn/training/trainer_types.hpp"

namespace staticnn::detail {

/// The rate is what training has left: whatever a user makes of it before the next run shows.
template <class State>
void note_learning_rate(State& state) {
    state.conditions.learning_rate = state.learning_rate();
}

/// Callbacks are told which values the run will report, those of validation only when there are any. Throws
/// what they throw.
template <class State>
void validate_callbacks(const State& state, bool has_validation) {
    const std::vector<std::string> names =
        has_validation ? State::epoch_names() : without_validation(State::epoch_names());
    [[maybe_unused]] const auto validate = [&](const auto& callback) {
        if constexpr (requires { callback.validate(std::span<const std::string>(names)); })
            callback.validate(std::span<const std::string>(names));
    };
    std::apply([&](const auto&... callback) { (validate(callback), ...); }, state.callbacks);
}

/// What the callbacks have asked for, besides what has been carried out.
struct Asked {
    bool discards_batch = false;
    std::string_view stopped_by{};  ///< the name of the first that ended the run; empty when none has
};

/// Calls visit(callback, control) for the state hooks of each callback in order, and carries out what it
/// asked for.
template <class State, class Visit>
Asked for_each_callback(State& state, const Visit& visit) {
    Asked asked;
    const auto visit_one = [&](auto& callback) {
        ControlWithSlots<typename State::Net, typename State::OptimizerSlots> control{
            {state.network, state.learning_rate()}, state.slots};
        const double rate = control.learning_rate;
        visit(callback, control);
        if ((control.stops_run || control.stops_at_once) && !state.run.is_stopping) {
            state.run.is_stopping = true;
            asked.stopped_by = callback.name.view();
        }
        if (control.stops_at_once) state.run.is_cut_short = true;
        asked.discards_batch = asked.discards_batch || control.discards_batch;
        if constexpr (has_constant_rate<decltype(state.optimizer)>)
            if (control.learning_rate != rate) state.optimizer.learning_rate = control.learning_rate;
    };
    std::apply([&](auto&... callback) { (visit_one(callback), ...); }, state.callbacks);
    note_learning_rate(state);
    return asked;
}

/// Calls visit(callback) for the other hooks.
template <class State, class Visit>
void for_each_committing(State& state, const Visit& visit) {
    std::apply([&](auto&... callback) { (visit(callback), ...); }, state.callbacks);
}

/// Lets callbacks look at a batch of the validation data.
template <class Loss, class State, class Workspace>
void show_validation(State& state, Workspace& workspace, Index first, Index rows) {
    const ValidationBatch batch{first, rows, Loss::target_kind == TargetKind::labels, outputs_logits<Loss>};
    for_each_committing(state, [&]<class Callback>(Callback& callback) {
        if constexpr (looks_at_validation<Callback, Workspace>) callback.look_at_validation(batch, workspace);
    });
}

/// Callbacks have looked at all of it.
template <class State>
void end_validation(State& state) {
    for_each_committing(state, [&](auto& callback) {
        if constexpr (requires { callback.end_validation(state.epoch); })
            callback.end_validation(state.epoch);
    });
}

template <class State>
void add_notes_of_epoch(State& state, std::vector<std::string>& notes) {
    for_each_committing(state, [&](auto& callback) {
        if constexpr (requires { callback.notes_of_epoch(); })
            for (const std::string& note : callback.notes_of_epoch()) notes.push_back(note);
    });
}

/// What callbacks have to say of it is added to `notes`.
template <class State>
void end_run(State& state, std::vector<std::string>& notes) {
    for_each_callback(state, [&](auto& callback, auto& control) {
        if constexpr (requires { callback.end_run(control); }) callback.end_run(control);
        if constexpr (requires { callback.note_of_end(state.epoch); })
            if (std::string note = callback.note_of_end(state.epoch); !note.empty())
                notes.push_back(std::move(note));
    });
}

template <class Trainer, class State, class Report>
void back_up(const Trainer& trainer, State& state, const Report& report) {
    for_each_committing(state, [&](auto& callback) {
        if constexpr (requires { callback.back_up(trainer, report); }) callback.back_up(trainer, report);
    });
}

template <class State>
void finish_saves(State& state) {
    for_each_committing(state, [](auto& callback) {
        if constexpr (requires { callback.finish_saves(); }) callback.finish_saves();
    });
}

template <class Trainer, class State>
void commit_run(const Trainer& trainer, State& state) {
    for_each_committing(state, [&](auto& callback) {
        if constexpr (requires { callback.commit_run(trainer); }) callback.commit_run(trainer);
    });
}

/// Who looks on while data are evaluated. What is called is no template: the pass is compiled once.
template <class State>
struct Onlookers {
    State* callbacks = nullptr;
    const void* teller = nullptr;
    void (*call)(const void* teller) = nullptr;

    void tell() const {
        if (call != nullptr) call(teller);
    }
};

/// The callbacks of `state`, and the extras that `tell` tells of it.
template <class State, class Tell>
Onlookers<State> onlookers_of(State& state, const Tell& tell) {
    return {&state, &tell, [](const void* teller) { (*static_cast<const Tell*>(teller))(); }};
}

}  // namespace staticnn::detail
