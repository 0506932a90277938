// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "staticnn/core/error.hpp"
#include "staticnn/core/expect.hpp"
#include "staticnn/core/members.hpp"
#include "staticnn/data/drift.hpp"
#include "staticnn/data/profile.hpp"
#include "staticnn/training/options.hpp"
#include "staticnn/training/trainer_types.hpp"

namespace staticnn {

/// What the last run was trained under: those who continue a training should keep to it, or know that they do
/// not.
struct Conditions {
    std::uint64_t batch_size = 0;
    double learning_rate = 0;  ///< of the next update, as training left it
    DataProfile data;          ///< of the samples for training; of nothing before the first run

    static constexpr auto members() {
        return describe(member<"batch_size">(&Conditions::batch_size),
                        member<"learning_rate">(&Conditions::learning_rate),
                        member<"data">(&Conditions::data));
    }
};

namespace detail {

using Notes = std::vector<std::string>;

/// Those that hold now. A rate that follows a schedule does not depart from it.
template <class State, class View>
Conditions conditions_of(const State& state, const View& data) {
    double rate = state.conditions.learning_rate;
    if constexpr (has_constant_rate<decltype(state.optimizer)>) rate = state.learning_rate();
    return {state.batch_size, rate, profile_of(data)};
}

/// In what `fit` and `resume`, with data of type `View`, depart from the conditions before.
/// Throws DataError for other data where these are to be refused.
template <class View>
class Departures {
public:
    Departures(const Conditions& before, const Conditions& now, DataDrift policy)
        : before_(before), now_(now), policy_(policy) {}

    Notes of_fit() && {
        if (before_.data.samples == 0) return {};
        compare_settings("the run before");
        if (policy_ != DataDrift::ignore && before_.data.fingerprint != now_.data.fingerprint)
            tell_data(drift_between<View>(before_.data, now_.data), "fit", "those of the run before");
        return std::move(notes_);
    }

    Notes of_resume() && {
        if (before_.data.samples == 0) return {};  // from a file without conditions
        compare_settings("this run before it was interrupted");
        if (policy_ != DataDrift::ignore && before_.data.fingerprint != now_.data.fingerprint) {
            Notes sentences{"they are not the samples that the run began with"};
            for (std::string& sentence : drift_between<View>(before_.data, now_.data))
                sentences.push_back(std::move(sentence));
            tell_data(sentences, "resume", "those of the open run");
        }
        return std::move(notes_);
    }

private:
    void compare_settings(const std::string& run) {
        const auto compare = [&](const std::string& name, double before, double now) {
            if (before != now)
                notes_.push_back(name + ": " + text_of_number(now) + " now, " + text_of_number(before) +
                                 " in " + run);
        };
        compare("batch_size", static_cast<double>(before_.batch_size), static_cast<double>(now_.batch_size));
        compare("learning_rate", before_.learning_rate, now_.learning_rate);
    }

    void tell_data(const Notes& sentences, const std::string& call, const std::string& expected) {
        if (policy_ == DataDrift::refuse && !sentences.empty()) {
            std::string text;
            for (const std::string& sentence : sentences) text += (text.empty() ? "" : "; ") + sentence;
            throw DataError(call + " is expected to get data like " + expected + ": " + text);
        }
        for (const std::string& sentence : sentences) notes_.push_back("data: " + sentence);
    }

    const Conditions& before_;
    const Conditions& now_;
    DataDrift policy_;
    Notes notes_;
};

}  // namespace detail
}  // namespace staticnn
