// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/members.hpp"
#include "staticnn/data/drift.hpp"
#include "staticnn/data/profile.hpp"
#include "staticnn/training/notes.hpp"
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

/// Those that hold now. A rate that follows a schedule does not depart from it.
template <class State, class View>
Conditions conditions_of(const State& state, const View& data) {
    double rate = state.conditions.learning_rate;
    if constexpr (has_constant_rate<decltype(state.optimizer)>) rate = state.learning_rate();
    return {state.batch_size, rate, profile_of(data)};
}

/// In what `fit` and `resume` depart from the conditions before: one sentence each. Throw DataError for other
/// data where these are to be refused.
STATICNN_FUNCTION Notes departures_of_fit(const Conditions& before, const Conditions& now, DataDrift policy,
                                          const DataKind& kind);
STATICNN_FUNCTION Notes departures_of_resume(const Conditions& before, const Conditions& now,
                                             DataDrift policy, const DataKind& kind);

}  // namespace detail
}  // namespace staticnn

#if !defined(STATICNN_COMPILED)
#include "staticnn/training/conditions.ipp"
#endif
