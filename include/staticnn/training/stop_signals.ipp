// SPDX-License-Identifier: BSL-1.0
#include <signal.h>

#include <array>
#include <atomic>

#include "staticnn/core/error.hpp"
#include "staticnn/training/stop_signals.hpp"

namespace staticnn {

namespace detail {

inline constexpr std::array stopping{SIGINT, SIGTERM};

/// Of the one object that there is. What a handler may touch is lock-free.
inline std::atomic<bool> stop_is_watched{false};
inline std::atomic<bool> stop_is_asked{false};
static_assert(std::atomic<bool>::is_always_lock_free);
inline std::array<struct sigaction, stopping.size()> before_stopping{};

/// Leaves alone what is ignored.
inline void handle_stopping(void (*handler)(int)) {
    for (const int number : stopping) {
        struct sigaction action {};
        if (::sigaction(number, nullptr, &action) != 0 || action.sa_handler == SIG_IGN) continue;
        action = {};
        action.sa_handler = handler;
        action.sa_flags = SA_RESTART;  // what is being written is written to its end
        ::sigemptyset(&action.sa_mask);
        ::sigaction(number, &action, nullptr);
    }
}

/// Calls nothing that a handler may not (signal-safety(7)).
extern "C" inline void staticnn_ask_to_stop(int) {
    stop_is_asked = true;
    handle_stopping(SIG_DFL);
}

}  // namespace detail

STATICNN_FUNCTION StopSignals::StopSignals() {
    if (detail::stop_is_watched.exchange(true))
        throw RunError("StopSignals is expected to be the only one of the process, found another");
    detail::stop_is_asked = false;
    for (unsigned i = 0; i < detail::stopping.size(); ++i)
        ::sigaction(detail::stopping[i], nullptr, &detail::before_stopping[i]);
    detail::handle_stopping(detail::staticnn_ask_to_stop);
}

STATICNN_FUNCTION StopSignals::~StopSignals() {
    for (unsigned i = 0; i < detail::stopping.size(); ++i)
        ::sigaction(detail::stopping[i], &detail::before_stopping[i], nullptr);
    detail::stop_is_watched = false;
}

STATICNN_FUNCTION bool StopSignals::asked() const noexcept { return detail::stop_is_asked; }

}  // namespace staticnn
