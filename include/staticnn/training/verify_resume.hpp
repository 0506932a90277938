// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "staticnn/checkpoint/difference.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/error.hpp"
#include "staticnn/training/epoch_loop.hpp"
#include "staticnn/training/hooks.hpp"
#include "staticnn/training/options.hpp"

namespace staticnn {

/// What `verify_resume` tries.
struct ResumeCheck {
    /// Batches before the checkpoint; 0 for half an epoch.
    std::uint64_t steps_before = 0;
    /// Batches after it; 0 for an epoch, so that the end of one is among them.
    std::uint64_t steps_after = 0;
    double validation_split = 0;
    bool shuffle = true;
};

/// Where a resumed training departs from an uninterrupted one.
struct ResumeReport {
    /// What differs (see checkpoint::differences), and where: "binary form, at the end: network.0.kernel
    /// differs in 3 of 401408 values, first at [12,7]: 0.013 and 0.014".
    std::vector<std::string> differences;

    bool is_exact() const noexcept { return differences.empty(); }
};

namespace detail {

/// A folder that goes with its owner.
class ScratchFolder {
public:
    STATICNN_FUNCTION ScratchFolder();
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    STATICNN_FUNCTION ~ScratchFolder();

    std::string path(const std::string& name) const { return path_ + '/' + name; }

private:
    std::string path_;
};

/// Trains up to and with batch number `last`, and leaves the run open there.
template <class Trainer, class Data, class... Extras>
void train_until(Trainer& trainer, const Data& data, const FitOptions& options, std::uint64_t last,
                 const Extras&... extras) {
    const auto pause = on_batch_end([&](const BatchReport& report) {
        if (report.step >= last) trainer.pause();
    });
    if (trainer.has_open_run())
        trainer.resume(data, extras..., pause);
    else
        trainer.fit(data, options, extras..., pause);
}

}  // namespace detail

/// Tries whether training goes on exactly from a checkpoint: trains k + n batches in one go, and again k, a
/// save, a load into another trainer, and n, for both forms of a file; then compares the two states bit for
/// bit, which also finds a callback of one's own with a memory that its `members()` leave out. `make()` gives
/// a trainer as the program would make it; it is called four times, and what the trainers write (logs,
/// checkpoints, a backup) must not meet. `data` and `extras` are those of `fit`. Throws ArgumentError when
/// the run is over before the checkpoint, and what training, saving and loading throw.
template <class Make, class Data, class... Extras>
ResumeReport verify_resume(const Make& make, const Data& data, const ResumeCheck& check = {},
                           const Extras&... extras) {
    auto whole = make();
    const Index rows = detail::split(data.view(), check.validation_split).training.rows();
    const std::uint64_t epoch = (rows + whole.batch_size() - 1) / whole.batch_size();
    const std::uint64_t before = check.steps_before != 0 ? check.steps_before : (epoch + 1) / 2;
    const std::uint64_t after = check.steps_after != 0 ? check.steps_after : epoch;
    const std::uint64_t saved_at = whole.step() + before;
    const FitOptions options{before + after, check.validation_split, check.shuffle};  // more than enough
    detail::train_until(whole, data, options, saved_at + after, extras...);

    auto interrupted = make();
    detail::train_until(interrupted, data, options, saved_at, extras...);
    if (!interrupted.has_open_run())
        throw ArgumentError("verify_resume is expected to save in the midst of a run, after " +
                            std::to_string(before) + " batches; found that it has ended after " +
                            std::to_string(interrupted.step() + before - saved_at));

    const detail::ScratchFolder folder;
    ResumeReport report;
    const auto tell = [&](const std::string& place, const auto& one, const auto& other) {
        for (const std::string& sentence : checkpoint::differences(one.contents(), other.contents()))
            report.differences.push_back(place + sentence);
    };
    for (const std::string form : {"binary", "XML"}) {
        const std::string path = folder.path(form == "XML" ? "state.xml" : "state.bin");
        interrupted.save(path);
        auto resumed = make();
        resumed.load(path);
        tell(form + " form, loaded: ", interrupted, resumed);
        detail::train_until(resumed, data, options, saved_at + after, extras...);
        tell(form + " form, at the end: ", whole, resumed);
    }
    return report;
}

}  // namespace staticnn

#if !defined(STATICNN_COMPILED)
#include "staticnn/training/verify_resume.ipp"
#endif
