// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/members.hpp"

namespace staticnn {

/// The run that `fit` opened: what `resume` needs to finish it.
struct Run {
    bool is_open = false;
    bool is_stopping = false;   ///< it ends with the epoch that is under way
    bool is_cut_short = false;  ///< and this epoch with the batches that it has
    bool is_in_epoch = false;   ///< the hooks of its beginning have been called
    std::uint64_t epochs_asked = 0;
    std::uint64_t epochs_done = 0;
    std::uint64_t samples = 0;  ///< of an epoch
    double validation_split = 0;
    bool shuffle = true;

    /// "3 of 10 epochs done"
    STATICNN_FUNCTION std::string progress() const;
    /// What a person should know of a run that a callback has ended before all epochs were trained, with that
    /// epoch of all.
    STATICNN_FUNCTION std::string note_of_stop(std::string_view callback, std::uint64_t epoch) const;

    /// Throw RunError.
    STATICNN_FUNCTION void expect_open() const;
    STATICNN_FUNCTION void expect_closed() const;

    static constexpr auto members() {
        return describe(member<"is_open">(&Run::is_open), member<"is_stopping">(&Run::is_stopping),
                        member<"is_cut_short">(&Run::is_cut_short), member<"is_in_epoch">(&Run::is_in_epoch),
                        member<"epochs_asked">(&Run::epochs_asked), member<"epochs_done">(&Run::epochs_done),
                        member<"samples">(&Run::samples), member<"validation_split">(&Run::validation_split),
                        member<"shuffle">(&Run::shuffle));
    }
};

/// The sums of the epoch that is under way.
struct EpochSums {
    double loss = 0;
    std::uint64_t samples = 0;

    static constexpr auto members() {
        return describe(member<"loss">(&EpochSums::loss), member<"samples">(&EpochSums::samples));
    }
};

}  // namespace staticnn

#if !defined(STATICNN_COMPILED)
#include "staticnn/training/run.ipp"
#endif
