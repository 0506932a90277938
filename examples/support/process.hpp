// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <stdexcept>
#include <string>
#include <system_error>
#include <vector>

namespace support {

/// Runs this program once more, in a process of its own, and waits for its end. Returns its exit code. Throws
/// std::runtime_error when it cannot be started or was ended by a signal.
inline int run_again(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "/proc/self/exe");
    std::vector<char*> pointers;
    for (std::string& argument : arguments) pointers.push_back(argument.data());
    pointers.push_back(nullptr);

    std::fflush(stdout);  // what was printed so far comes before what the other prints
    pid_t process = 0;
    if (const int error = ::posix_spawn(&process, pointers[0], nullptr, nullptr, pointers.data(), ::environ))
        throw std::system_error(error, std::generic_category(), "cannot start a second process");
    int status = 0;
    while (::waitpid(process, &status, 0) < 0)
        if (errno != EINTR)
            throw std::system_error(errno, std::generic_category(), "cannot wait for the second process");
    if (!WIFEXITED(status))
        throw std::runtime_error("the second process was ended by signal " +
                                 std::to_string(WTERMSIG(status)));
    return WEXITSTATUS(status);
}

}  // namespace support
