// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <gtest/gtest.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <optional>
#include <string>
#include <utility>

#include "support/environment.hpp"

namespace staticnn {

inline constexpr const char* message_variable = "STATICNN_TEST_MESSAGE";

/// What the process that started this one says; nothing in the first process.
inline std::optional<std::string> message_from_other_process() {
    const char* message = ::getenv(message_variable);
    return message == nullptr ? std::nullopt : std::optional<std::string>(message);
}

/// The present test, once more, in a new process of the same program, which is given `message`.
class OtherProcess {
public:
    explicit OtherProcess(const std::string& message) {
        const testing::TestInfo& test = *testing::UnitTest::GetInstance()->current_test_info();
        std::string program = "/proc/self/exe";
        std::string filter = std::string("--gtest_filter=") + test.test_suite_name() + '.' + test.name();
        std::string brief = "--gtest_brief=1";
        char* arguments[] = {program.data(), filter.data(), brief.data(), nullptr};
        const EnvironmentVariable variable(message_variable, message);
        if (::posix_spawn(&id_, program.c_str(), nullptr, nullptr, arguments, environ) != 0) id_ = -1;
    }
    OtherProcess(const OtherProcess&) = delete;
    OtherProcess& operator=(const OtherProcess&) = delete;
    ~OtherProcess() { kill(); }

    /// Waits for its end. True when the test has passed there.
    bool passes() {
        const int status = wait();
        return WIFEXITED(status) && WEXITSTATUS(status) == 0;
    }

    /// Sends SIGKILL. False when it had ended before.
    bool kill() {
        if (id_ <= 0) return false;
        ::kill(id_, SIGKILL);
        const int status = wait();
        return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
    }

private:
    int wait() {
        int status = -1;
        if (id_ > 0) ::waitpid(std::exchange(id_, 0), &status, 0);
        return status;
    }

    pid_t id_ = 0;
};

/// Runs the present test once more, in a new process of the same program, which is given `message`. True when
/// it passes there.
inline bool passes_in_other_process(const std::string& message) { return OtherProcess(message).passes(); }

}  // namespace staticnn
