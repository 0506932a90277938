// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <span>
#include <tuple>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/index.hpp"
#include "staticnn/training/report.hpp"
#include "staticnn/training/trainer_types.hpp"

namespace staticnn::detail {
STATICNN_BEGIN_RARE_CODE

/// The mean loss of `samples`, whose losses add up to `loss`, and the metrics behind it.
template <class Metrics>
void write_values(double loss, Index samples, const Metrics& metrics, std::span<double> values) {
    values[0] = loss / static_cast<double>(samples);
    Index next = 1;
    std::apply([&](const auto&... metric) { ((values[next++] = metric.value()), ...); }, metrics);
}

/// Those of the epoch that `state` is in.
template <class State>
RunningValues running_values(const State& state) {
    return {std::span(state.history.names()).first(State::value_count), &state,
            [](const void* pointer, std::span<double> values) {
                const auto& now = *static_cast<const State*>(pointer);
                write_values(now.sums.loss, static_cast<Index>(now.sums.samples), now.metrics, values);
            }};
}

/// What these are computed from, copied only where a callback may ask for it back.
template <class State>
auto values_of_epoch(const State& state) {
    if constexpr (some_discard_batches<typename State::Callbacks>)
        return std::tuple(state.sums, state.metrics);
    else
        return nullptr;
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::detail
