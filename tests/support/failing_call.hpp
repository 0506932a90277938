// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#include <cstddef>
#include <exception>
#include <string>
#include <thread>
#include <vector>

namespace staticnn {

/// Calls of the operating system that can be made to fail.
using SystemCalls = std::vector<long>;

// Which of several a C library uses differs between processors.
inline const SystemCalls calls_of_rename {
#if defined(SYS_rename)
    SYS_rename,
#endif
#if defined(SYS_renameat)
        SYS_renameat,
#endif
        SYS_renameat2
};

/// What `action` complains of when these calls fail with `error` (a value of errno); of reads and writes
/// those of `min_size` bytes or more. Empty when nothing was thrown. The kernel is told so (seccomp) for a
/// thread of its own, in which `action` runs: the filter goes with it.
template <class Action>
std::string complaint_when_failing(const SystemCalls& calls, int error, const Action& action,
                                   unsigned min_size = 0) {
    std::vector<sock_filter> program{
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
    };
    for (const long call : calls)
        program.insert(program.end(),
                       {BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<unsigned>(call), 0, 4),
                        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, args) + 2 * 8),
                        BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, min_size, 0, 1),
                        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | static_cast<unsigned>(error)),
                        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)});
    program.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    const sock_fprog filter{static_cast<unsigned short>(program.size()), program.data()};

    std::string complaint;
    std::thread([&] {
        if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
            ::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &filter) != 0) {
            complaint = "this kernel has no filters of system calls";
            return;
        }
        try {
            action();
        } catch (const std::exception& caught) {
            complaint = caught.what();
        }
    }).join();
    return complaint;
}

}  // namespace staticnn
