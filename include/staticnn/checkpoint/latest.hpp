// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "staticnn/checkpoint/file.hpp"
#include "staticnn/core/attributes.hpp"

namespace staticnn::checkpoint {

/// The newest checkpoint of a folder.
struct Latest {
    std::string path;
    File file;  ///< what it holds, verified
    /// One sentence for each other file that may have been newer but cannot be used: damaged, not readable,
    /// too large, or without a step.
    std::vector<std::string> passed_over;
};

/// The checkpoint with the highest `step` among all files of `folder` that end in .bin or .xml, as recorded
/// in the files: neither names nor times of files count. Of several with this step the one with more epochs,
/// of these the last by name. All files are read and verified, because damage could be in the step itself;
/// but none of more than `max_size` bytes. Nothing when there is no such file, or no such folder; FileError
/// when there are some and none can be used, or when the folder cannot be read: who begins anew then should
/// say so.
STATICNN_FUNCTION std::optional<Latest> latest(const std::string& folder,
                                               Index max_size = std::numeric_limits<Index>::max());

}  // namespace staticnn::checkpoint

#if !defined(STATICNN_COMPILED)
#include "staticnn/checkpoint/latest.ipp"
#endif
