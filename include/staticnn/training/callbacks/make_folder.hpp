// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <string_view>

#include "staticnn/checkpoint/descriptor.hpp"

namespace staticnn::detail {

/// Makes the folder of `path`, and those that it lies in, where they are missing. Throws FileError when it
/// then cannot be entered: better before a run than in the midst of it.
inline void make_folder(std::string_view action, const std::string& path) {
    for (auto slash = path.find('/', 1); slash != path.npos; slash = path.find('/', slash + 1))
        if (::mkdir(path.substr(0, slash).c_str(), 0777) != 0 && errno != EEXIST)
            checkpoint::fail_file(action, path, errno);
    const std::string folder = path.substr(0, path.rfind('/') + 1);
    if (!folder.empty() && ::access(folder.c_str(), X_OK) != 0) checkpoint::fail_file(action, path, errno);
}

}  // namespace staticnn::detail
