// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/leaf.hpp"
#include "staticnn/models/parameter_table.hpp"

namespace staticnn {
STATICNN_BEGIN_RARE_CODE

/// "0.kernel": a parameter by the number of its layer and its own name.
inline std::string full_name(const ParameterInfo& info) {
    return std::to_string(info.layer) + '.' + std::string(info.name);
}

/// "prefix.0.kernel" and the suffix.
inline std::string leaf_name(const std::string& prefix, const ParameterInfo& info,
                             const std::string& suffix) {
    return prefix + '.' + full_name(info) + suffix;
}

inline Extents extent_list(const ParameterInfo& info) {
    return {info.extents.begin(), info.extents.begin() + info.rank};
}

STATICNN_END_RARE_CODE
}  // namespace staticnn
