// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "staticnn/checkpoint/contents.hpp"
#include "staticnn/concepts/callback.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/expect.hpp"
#include "staticnn/core/members.hpp"
#include "staticnn/training/report.hpp"

namespace staticnn {

/// The page that `staticnn-report` writes about a checkpoint, about a state in memory: one file of HTML
/// without scripts. `title` stands above it.
STATICNN_FUNCTION std::string html_report(checkpoint::Contents contents, const std::string& title);

namespace detail {

/// Throws ArgumentError without a name, FileError when its folder cannot be made.
STATICNN_FUNCTION void check_report_path(const std::string& path);
STATICNN_FUNCTION void write_report(const std::string& path, const std::string& title,
                                    checkpoint::Contents contents);

}  // namespace detail

/// Writes a page about the training at the end of epochs and of each run: curves, the confusion matrix and
/// the worst samples of a ClassificationReport, weights, data, settings, how to reproduce it. It is the page
/// that `staticnn-report` would write of a checkpoint of that moment, but for the rows on the file, and
/// replaces the one before at once. After a resume it is that of an uninterrupted training, but for the marks
/// that say where it was resumed.
struct HtmlReport {
    static constexpr bool is_callback = true;
    static constexpr FixedString name = "html_report";

    std::string path = "report.html";  ///< not part of the state
    std::string title{};      ///< has the name of the file where none is given; not part of the state
    std::uint64_t every = 1;  ///< epochs from one page to the next; the last of a run has one

    /// Throws ArgumentError or FileError when a setting cannot be used.
    void validate(std::span<const std::string>) const {
        detail::check_report_path(path);
        expect(every >= 1, "HtmlReport's every", "at least 1", static_cast<double>(every));
    }

    /// For trainers without this callback in their type, called by a function that is given to `fit`.
    template <class Trainer>
    void write(const Trainer& trainer) const {
        detail::write_report(path, title, trainer.contents());
    }

    template <class Trainer>
    void commit_epoch(const Trainer& trainer, const EpochReport& report) const {
        if (report.epoch % every == 0) write(trainer);
    }

    template <class Trainer>
    void commit_run(const Trainer& trainer) const {
        write(trainer);
    }

    static constexpr auto members() { return describe(setting<"every">(&HtmlReport::every)); }
};

}  // namespace staticnn

#if !defined(STATICNN_COMPILED)
#include "staticnn/report/html_report.ipp"
#endif
