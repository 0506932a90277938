// SPDX-License-Identifier: BSL-1.0
#include <cstdio>
#include <exception>
#include <future>
#include <system_error>

#include "staticnn/checkpoint/delete_files.hpp"
#include "staticnn/checkpoint/descriptor.hpp"
#include "staticnn/checkpoint/file.hpp"
#include "staticnn/training/background_saver.hpp"

namespace staticnn {
STATICNN_BEGIN_RARE_CODE

struct BackgroundSaver::Writing {
    std::future<void> done;
};

STATICNN_FUNCTION BackgroundSaver::BackgroundSaver() : writing_(std::make_unique<Writing>()) {}

STATICNN_FUNCTION BackgroundSaver::~BackgroundSaver() {
    try {
        wait();
    } catch (const std::exception& error) {
        std::fprintf(stderr, "staticnn: in the background: %s\n", error.what());
    }
}

STATICNN_FUNCTION void BackgroundSaver::wait() {
    if (writing_->done.valid()) writing_->done.get();
}

STATICNN_FUNCTION std::string BackgroundSaver::start(checkpoint::Contents contents, const std::string& path,
                                                     std::vector<std::string> outdated) {
    checkpoint::format_of(path);
    std::string digest = contents.digest;
    try {
        writing_->done = std::async(std::launch::async,
                                    [contents = std::move(contents), path, outdated = std::move(outdated)] {
                                        checkpoint::write_file(path, contents);
                                        checkpoint::delete_files(outdated);
                                    });
    } catch (const std::system_error& error) {  // no thread to be had
        checkpoint::fail_file("save", path, error.code().value());
    }
    return digest;
}

STATICNN_END_RARE_CODE
}  // namespace staticnn
