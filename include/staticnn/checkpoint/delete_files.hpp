// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <unistd.h>

#include <cerrno>
#include <string>
#include <vector>

#include "staticnn/checkpoint/descriptor.hpp"
#include "staticnn/core/attributes.hpp"

namespace staticnn::checkpoint {
STATICNN_BEGIN_RARE_CODE

/// Deletes those of the files that are there. Throws FileError with the path and the system's reason.
inline void delete_files(const std::vector<std::string>& paths) {
    for (const std::string& path : paths)
        if (::unlink(path.c_str()) != 0 && errno != ENOENT) fail_file("delete", path, errno);
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::checkpoint
