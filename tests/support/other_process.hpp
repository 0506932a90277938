// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <gtest/gtest.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <optional>
#include <string>

#include "support/environment.hpp"

namespace staticnn {

inline constexpr const char* message_variable = "STATICNN_TEST_MESSAGE";

/// What the process that started this one says; nothing in the first process.
inline std::optional<std::string> message_from_other_process() {
    const char* message = ::getenv(message_variable);
    return message == nullptr ? std::nullopt : std::optional<std::string>(message);
}

/// Runs the present test once more, in a new process of the same program, which is given `message`. True when
/// it passes there.
inline bool passes_in_other_process(const std::string& message) {
    const testing::TestInfo& test = *testing::UnitTest::GetInstance()->current_test_info();
    std::string program = "/proc/self/exe";
    std::string filter = std::string("--gtest_filter=") + test.test_suite_name() + '.' + test.name();
    std::string brief = "--gtest_brief=1";
    char* arguments[] = {program.data(), filter.data(), brief.data(), nullptr};
    const EnvironmentVariable variable(message_variable, message);
    pid_t process = 0;
    int status = -1;
    if (::posix_spawn(&process, program.c_str(), nullptr, nullptr, arguments, environ) != 0) return false;
    ::waitpid(process, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace staticnn
