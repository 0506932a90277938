// SPDX-License-Identifier: BSL-1.0
#include <stdlib.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "staticnn/checkpoint/descriptor.hpp"
#include "staticnn/training/verify_resume.hpp"

namespace staticnn::detail {
STATICNN_BEGIN_RARE_CODE

STATICNN_FUNCTION ScratchFolder::ScratchFolder()
    : path_((std::filesystem::temp_directory_path() / "staticnn-XXXXXX").string()) {
    if (::mkdtemp(path_.data()) == nullptr) checkpoint::fail_file("create the folder", path_, errno);
}

STATICNN_FUNCTION ScratchFolder::~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::detail
