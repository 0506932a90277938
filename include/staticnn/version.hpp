// SPDX-License-Identifier: BSL-1.0
#pragma once

namespace staticnn {

/// The version of this library, by the rules of semver.org. The build reads it from this line too.
inline constexpr const char* version = "0.1.0";

}  // namespace staticnn
