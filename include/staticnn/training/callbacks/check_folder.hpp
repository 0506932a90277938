// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <unistd.h>

#include <cerrno>
#include <string>
#include <string_view>

#include "staticnn/checkpoint/descriptor.hpp"

namespace staticnn::detail {

/// Throws FileError unless the folder of `path` can be entered: better before a run than in the midst of it.
inline void check_folder(std::string_view action, const std::string& path) {
    const std::string folder = path.substr(0, path.rfind('/') + 1);
    if (!folder.empty() && ::access(folder.c_str(), X_OK) != 0) checkpoint::fail_file(action, path, errno);
}

}  // namespace staticnn::detail
