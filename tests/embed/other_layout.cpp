// SPDX-License-Identifier: BSL-1.0
// What a library whose weights lie in another order says of a file written for this one.
#include <staticnn/inference.hpp>

namespace staticnn {
inline constexpr int layout_of_another_version = embedded_layout + 1;
}
#define embedded_layout layout_of_another_version
#include "classifier.hpp"
