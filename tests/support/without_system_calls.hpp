// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

namespace staticnn {

enum class End { done, killed, refused };

/// Runs `action` in a child that the kernel ends at its first system call, even one that would succeed.
/// `killed` when it made one, `refused` when this kernel does not forbid them or `action` ended otherwise. A
/// lock for which nobody competes makes no system call, and is not found.
template <class Action>
End end_without_system_calls(const Action& action) {
    constexpr int refused = 2;
    const pid_t child = ::fork();
    if (child == 0) {
        if (::prctl(PR_SET_SECCOMP, SECCOMP_MODE_STRICT) != 0) ::_exit(refused);
        action();
        ::syscall(SYS_exit, 0);  // not _exit, whose call the strict mode forbids as well
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) return End::killed;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? End::done : End::refused;
}

/// True where end_without_system_calls tells the truth.
inline bool can_forbid_system_calls() {
    return end_without_system_calls([] {}) == End::done &&
           end_without_system_calls([] { ::getppid(); }) == End::killed;
}

}  // namespace staticnn
