// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>

#include "staticnn/core/attributes.hpp"
#include "staticnn/training/hooks.hpp"
#include "staticnn/training/report.hpp"

namespace staticnn {

namespace detail {

/// "Epoch 3/10 - 0.52s - loss: 0.4321 - val_loss: 0.4500". Values of a validation that there was not are left
/// out; very small and very large ones have an exponent.
STATICNN_FUNCTION std::string epoch_line(const EpochReport& report);

STATICNN_FUNCTION void print_epoch(const EpochReport& report);

}  // namespace detail

/// A hook that prints one line for each epoch, and before the first one line for each note of the run:
/// fit(data, options, print_epochs()).
inline auto print_epochs() {
    return on_epoch_end([](const EpochReport& report) { detail::print_epoch(report); });
}

}  // namespace staticnn

#if !defined(STATICNN_COMPILED)
#include "staticnn/training/progress.ipp"
#endif
