// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "staticnn/core/attributes.hpp"

namespace staticnn::detail {

STATICNN_FUNCTION std::vector<std::string> strings(std::initializer_list<std::string_view> views);

/// The names of what an epoch reports, of those of the values of a batch.
STATICNN_FUNCTION std::vector<std::string> epoch_names(std::vector<std::string> value_names);
/// Of `epoch_names` those that have a value without validation.
STATICNN_FUNCTION std::vector<std::string> without_validation(std::vector<std::string> epoch_names);

/// Gives the second of a name the number 2: "csv_logger", "csv_logger_2".
class NumberedNames {
public:
    STATICNN_FUNCTION std::string next(std::string_view base);

private:
    std::vector<std::string> seen_;
};

}  // namespace staticnn::detail

#if !defined(STATICNN_COMPILED)
#include "staticnn/training/names_of_state.ipp"
#endif
