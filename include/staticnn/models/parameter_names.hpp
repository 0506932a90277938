// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>

#include "staticnn/core/leaf.hpp"
#include "staticnn/models/parameter_table.hpp"

namespace staticnn {

/// "0.kernel": a parameter by the number of its layer and its own name.
inline std::string full_name(const ParameterInfo& info) {
    return std::to_string(info.layer) + '.' + std::string(info.name);
}

inline Extents extent_list(const ParameterInfo& info) {
    return {info.extents.begin(), info.extents.begin() + info.rank};
}

}  // namespace staticnn
