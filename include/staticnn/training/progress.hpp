// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>

#include "staticnn/core/attributes.hpp"
#include "staticnn/training/report.hpp"

namespace staticnn {

/// How the progress of a run is shown.
enum class ProgressStyle {
    automatic,  ///< live on a terminal, else lines
    live,       ///< one line that is drawn again and again, and stays when its epoch is over
    lines,      ///< one plain line when an epoch is over
    silent,
};

struct ProgressOptions {
    ProgressStyle style = ProgressStyle::automatic;
    std::uint64_t columns = 0;  ///< of a live line; 0 for as many as the terminal has
};

/// What `show_progress` returns: an argument of `fit` and `resume`, no part of any state. Draws at most ten
/// times a second. Colours are for terminals, and only where the environment has no NO_COLOR
/// (https://no-color.org).
class Progress {
public:
    STATICNN_FUNCTION Progress(std::ostream& stream, const ProgressOptions& options);
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    /// Ends the line of an epoch that is not over, as after a pause.
    STATICNN_FUNCTION ~Progress();

    void tell(const BatchReport& report) const {
        if (is_live_) draw(report);
    }
    void tell(const ValidationReport& report) const {
        if (is_live_ && !is_validating_) draw(report);
    }
    void tell(const EpochReport& report) const {
        if (is_shown_) draw(report);
    }

private:
    STATICNN_FUNCTION void draw(const BatchReport& report) const;
    STATICNN_FUNCTION void draw(const ValidationReport& report) const;
    STATICNN_FUNCTION void draw(const EpochReport& report) const;
    /// False when the line was drawn less than a tenth of a second ago.
    template <class Report>
    bool draw_again(const Report& report) const;

    std::ostream& stream_;
    bool is_shown_;
    bool is_live_;
    bool has_color_;
    std::uint64_t columns_;
    // Of the picture, not of the training: `fit` takes what it is given as const.
    mutable double drawn_ = 0;         // when, in seconds
    mutable std::uint64_t epoch_ = 0;  // of the last batch
    mutable EpochPlace place_;         // of the last batch
    mutable bool is_line_open_ = false;
    mutable bool is_validating_ = false;  // and the line says so
};

/// Among the arguments of `fit` and `resume`: shows on `stream` how the run goes on, `fit(data, options,
/// show_progress(std::cout))`.
inline Progress show_progress(std::ostream& stream, const ProgressOptions& options = {}) {
    return {stream, options};
}

namespace detail {

/// "Epoch 3/10 - 0.52s - loss: 0.4321 - val_loss: 0.4500". Values of a validation that there was not are left
/// out; very small and very large ones have an exponent, but for the learning rate, which has few digits.
STATICNN_FUNCTION std::string epoch_line(const EpochReport& report);

/// How a live line is drawn.
struct LiveLine {
    std::uint64_t columns = 80;
    bool has_color = false;
    bool has_unicode = false;
};

/// "Epoch 3/10 ====>---- 120/450  0:12 left  61,300/s  loss 0.4321  rate 0.001", no wider than the
/// terminal, where it leaves room for the "^C" of Ctrl-C: the bar becomes shorter, then values are left out,
/// the last first, then the speed, the bar, the time that is left, the loss and the batches.
STATICNN_FUNCTION std::string live_line(const BatchReport& report, const LiveLine& form);
/// The same with "validating" instead of the time that is left.
STATICNN_FUNCTION std::string live_line(const ValidationReport& report, const LiveLine& form);
/// The same for an epoch that is over, with all values: those that do not fit go to a line below. `last` is
/// the place of its last batch.
STATICNN_FUNCTION std::string live_line(const EpochReport& report, const EpochPlace& last,
                                        const LiveLine& form);

}  // namespace detail
}  // namespace staticnn

#if !defined(STATICNN_COMPILED)
#include "staticnn/training/progress.ipp"
#endif
