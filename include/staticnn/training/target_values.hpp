// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>
#include <type_traits>
#include <vector>

#include "staticnn/concepts/row_source.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/index.hpp"
#include "staticnn/models/batch.hpp"
#include "staticnn/training/hooks.hpp"
#include "staticnn/training/run_data.hpp"

namespace staticnn::detail {

/// A loss on values that are to be from 0 to 1.
template <class Loss>
inline constexpr bool wants_probabilities = requires {
    requires Loss::targets_are_probabilities;
};

[[noreturn]] STATICNN_FUNCTION void refuse_target(Index row, Index column, double value,
                                                  std::string_view loss, std::string_view whose);

/// Throws DataError for targets that make no sense to the loss: it would go on learning from them, to no end
/// or to a wrong one. Class numbers are refused where they become labels, of which a loss is not told. The
/// first row is number `first` of those that the caller knows as `whose`.
template <class Loss, class View>
void check_target_values(const View& view, Index first = 0, std::string_view whose = "the targets") {
    using Targets = std::remove_cvref_t<decltype(view.targets())>;
    if constexpr (wants_probabilities<Loss> && RowView<Targets>) {
        constexpr double of_rounding = 1e-6;  // what a scale may leave above 1
        const Targets targets = view.targets();
        std::vector<ElementOf<Targets>> values(Targets::width);
        for (Index row = 0; row < targets.rows(); ++row) {
            read_row(targets, row, 0, nullptr, values.data());
            for (Index column = 0; column < Targets::width; ++column) {
                const double value =
                    static_cast<double>(values[column]) * static_cast<double>(targets.scale());
                if (!(value >= 0 && value <= 1 + of_rounding))
                    refuse_target(first + row, column, value, Loss::name.view(), whose);
            }
        }
    }
}

/// Those of all data of a run.
template <class Loss, class View, class... Extras>
void check_target_values_of_run(const Parts<View>& parts, const Extras&... extras) {
    check_target_values<Loss>(parts.training);
    if (parts.validation) check_target_values<Loss>(*parts.validation, parts.training.rows());  // held back
    [[maybe_unused]] const auto check_extra = [&]<class Extra>(const Extra& extra) {
        if constexpr (is_validation_data<Extra>)
            check_target_values<Loss>(extra.view, 0, "the targets for validation");
    };
    (check_extra(extras), ...);
}

}  // namespace staticnn::detail

#if !defined(STATICNN_COMPILED)
#include "staticnn/training/target_values.ipp"
#endif
