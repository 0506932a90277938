// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/index.hpp"
#include "staticnn/training/report.hpp"
#include "staticnn/training/trainer_parts.hpp"

namespace staticnn {
STATICNN_BEGIN_RARE_CODE

/// The result of `evaluate`: "loss" and the metrics, over all samples.
template <class Metrics>
class Scores {
public:
    Scores(std::vector<std::string> names, std::vector<double> values, const Metrics& metrics)
        : names_(std::move(names)), values_(std::move(values)), metrics_(metrics) {}

    /// Throws ArgumentError for a name that is not there.
    double operator[](std::string_view name) const { return Values(names_, values_)[name]; }
    double loss() const { return values_.front(); }
    const std::vector<std::string>& names() const noexcept { return names_; }

    /// A metric itself, which may know more than its one value: `metric<ConfusionMatrix<10>>()(3, 5)`.
    template <class Type>
    const detail::MetricOf<Type>& metric() const noexcept {
        using Kept = detail::MetricOf<Type>;
        constexpr Index position = detail::position_of_type<Kept, 0, Metrics>;
        static_assert(position < std::tuple_size_v<Metrics>,
                      "staticnn: the trainer's type has no such metric");
        return std::get<position>(metrics_);
    }

private:
    std::vector<std::string> names_;
    std::vector<double> values_;
    Metrics metrics_;
};

STATICNN_END_RARE_CODE
}  // namespace staticnn
