// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "staticnn/checkpoint/contents.hpp"
#include "staticnn/core/attributes.hpp"

namespace staticnn::checkpoint {

/// The header line that says where processes went on with a run from a file (training/resumptions.hpp): no
/// more a part of what is compared here than the time of day.
inline constexpr std::string_view resumed_key = "resumed";

/// True when header and leaves are the same, in the same order and to the last bit: a NaN equals one of the
/// same bits, and 0 differs from -0.
STATICNN_FUNCTION bool equal(const Contents& a, const Contents& b);

/// The same of two files, of whatever forms. Throws FileError or FormatError.
STATICNN_FUNCTION bool equal(const std::string& path_a, const std::string& path_b);

/// What differs, one sentence for each line of the header and each leaf; none when `equal` holds:
/// - "optimizer.slots.0.kernel.m differs in 3 of 401408 values, first at [12,7]: 0.013 and 0.014"
/// - "step is 40 and 41", and the same for texts and for lines of the header, called "header line 'loss'"
/// - "history.loss is float64 4 and float64 5"
/// - "callbacks.early_stopping.wait (uint64) is only in the first"
STATICNN_FUNCTION std::vector<std::string> differences(const Contents& a, const Contents& b);

}  // namespace staticnn::checkpoint

#if !defined(STATICNN_COMPILED)
#include "staticnn/checkpoint/difference.ipp"
#endif
