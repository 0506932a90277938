// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "staticnn/core/attributes.hpp"
#include "staticnn/data/profile.hpp"

namespace staticnn {

/// From where on two data sets count as different. What chance alone does to samples of their size is added.
struct DriftLimits {
    /// The standardised mean difference of a group of columns, |m1 - m2| / sqrt((s1^2 + s2^2) / 2). 0.2 is
    /// what Cohen calls a small effect; added are four of its standard errors, sqrt(1/n1 + 1/n2).
    double shift = 0.2;
    /// The ratio of the deviations within the groups, over all groups.
    double spread = 2;
    /// The population stability index of the labels, the sum of (p1 - p2) ln(p1 / p2) over the classes. 0.1
    /// is where a shift is commonly called moderate; added is what independent samples of one distribution
    /// exceed hardly ever: (k + 4 sqrt(2 k)) (1/n1 + 1/n2) for k + 1 classes.
    double label_index = 0.1;
};

namespace detail {

/// What a profile does not say of its data.
struct DataKind {
    Index columns;
    Index targets;  ///< classes of labels, or columns of values
    bool has_labels;
};

STATICNN_FUNCTION std::vector<std::string> drift_between(const DataProfile& before, const DataProfile& now,
                                                         const DriftLimits& limits, const DataKind& kind);

/// The kind of data that views of type `View` show.
template <class View>
constexpr DataKind data_kind_of() {
    using Features = std::remove_cvref_t<decltype(std::declval<View>().features())>;
    using Targets = std::remove_cvref_t<decltype(std::declval<View>().targets())>;
    if constexpr (has_classes<Targets>)
        return {Features::width, Targets::classes, true};
    else
        return {Features::width, Targets::width, false};
}

}  // namespace detail

/// In which ways data like `now` differ from data like `before`, one sentence each; none when they may well
/// be samples of the same. Both are profiles of views of type `View`.
template <class View>
std::vector<std::string> drift_between(const DataProfile& before, const DataProfile& now,
                                       const DriftLimits& limits = {}) {
    return detail::drift_between(before, now, limits, detail::data_kind_of<View>());
}

}  // namespace staticnn

#if !defined(STATICNN_COMPILED)
#include "staticnn/data/drift.ipp"
#endif
