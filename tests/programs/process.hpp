// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

namespace programs {

inline std::string contents_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

inline std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

/// How a program ended, and what it printed.
struct Result {
    int exit_code = -1;  // -1: ended by a signal
    std::string output;
    std::string errors;

    /// Empty when nothing was printed.
    std::string last_line() const {
        const auto lines = lines_of(output);
        return lines.empty() ? "" : lines.back();
    }
};

/// One of the example programs, running in `folder`, where it leaves what it prints. `variables` are added to
/// the environment, as NAME=value.
class Process {
public:
    Process(const std::string& program, const std::vector<std::string>& arguments, const std::string& folder,
            const std::vector<std::string>& variables = {})
        : output_(folder + "/output"), errors_(folder + "/errors") {
        const std::string path = STATICNN_PROGRAMS "/" + program;
        std::vector<const char*> words{path.c_str()};
        for (const std::string& argument : arguments) words.push_back(argument.c_str());
        words.push_back(nullptr);
        std::vector<const char*> environment;
        for (const std::string& variable : variables) environment.push_back(variable.c_str());
        for (char** variable = ::environ; *variable != nullptr; ++variable) environment.push_back(*variable);
        environment.push_back(nullptr);

        posix_spawn_file_actions_t actions;
        ::posix_spawn_file_actions_init(&actions);
        const int flags = O_WRONLY | O_CREAT | O_TRUNC;
        ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output_.c_str(), flags, 0644);
        ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors_.c_str(), flags, 0644);
        ::posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());
        const int error =
            ::posix_spawn(&id_, path.c_str(), &actions, nullptr, const_cast<char**>(words.data()),
                          const_cast<char**>(environment.data()));
        ::posix_spawn_file_actions_destroy(&actions);
        if (error != 0) throw std::system_error(error, std::generic_category(), path);
    }
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;
    ~Process() { kill(); }

    bool has_ended() {
        if (!has_ended_) has_ended_ = ::waitpid(id_, &status_, WNOHANG) == id_;
        return has_ended_;
    }

    void send(int signal) const { ::kill(id_, signal); }

    /// Sends SIGKILL. Returns false when the program had ended before.
    bool kill() {
        if (has_ended()) return false;
        ::kill(id_, SIGKILL);
        ::waitpid(id_, &status_, 0);
        has_ended_ = true;
        return WIFSIGNALED(status_) && WTERMSIG(status_) == SIGKILL;
    }

    /// Looks again and again until condition() holds or the program has ended. Fails the test when this takes
    /// a minute.
    template <class Condition>
    void wait_until(const Condition& condition) {
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::minutes(1);
        while (!has_ended() && !condition()) {
            if (std::chrono::steady_clock::now() > deadline) {
                ADD_FAILURE() << "a program that should have ended hangs";
                kill();
            }
            std::this_thread::sleep_for(std::chrono::microseconds(200));
        }
    }

    Result wait() {
        wait_until([] { return false; });
        return {WIFEXITED(status_) ? WEXITSTATUS(status_) : -1, contents_of(output_), contents_of(errors_)};
    }

private:
    std::string output_;
    std::string errors_;
    pid_t id_ = 0;
    int status_ = 0;
    bool has_ended_ = false;
};

}  // namespace programs
