// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cmath>
#include <cstdint>
#include <span>
#include <string>

#include "staticnn/core/error.hpp"
#include "staticnn/core/expect.hpp"
#include "staticnn/training/callbacks/epoch_log.hpp"
#include "staticnn/training/callbacks/make_folder.hpp"

namespace staticnn {

/// Writes the values of each epoch as a line with one JSON object: "epoch", which counts from 1 over all runs
/// as in the reports, then the others in the order of the history. Numbers have the fewest digits that give
/// them back; NaN and the infinities, which JSON does not have, are null, as are val_loss and the like in
/// epochs without validation. After a resume, also of a process that was killed, the file is that of an
/// uninterrupted training.
struct JsonLinesLogger {
    static constexpr bool is_callback = true;
    static constexpr FixedString name = "json_lines_logger";
    template <class>
    using Bound = EpochLogState<JsonLinesLogger>;

    std::string path{};   ///< not part of the state
    bool append = false;  ///< behind what the file holds; else in its place

    /// Throws ArgumentError or FileError when the path cannot be used.
    void validate(std::span<const std::string>) const {
        if (path.empty())
            throw ArgumentError(
                "JsonLinesLogger's path is expected to name a file, such as 'log.jsonl', found none");
        detail::make_folder("write", path);
    }

    std::string header(std::span<const std::string>) const { return {}; }

    /// Names are identifiers: nothing in them needs an escape.
    std::string line(std::uint64_t epoch, std::span<const std::string> names,
                     std::span<const double> values) const {
        std::string text = "{\"epoch\": " + std::to_string(epoch);
        for (Index i = 0; i < names.size(); ++i)
            text += ", \"" + names[i] +
                    "\": " + (std::isfinite(values[i]) ? text_of_number(values[i]) : std::string("null"));
        return text + "}\n";
    }

    static constexpr auto members() { return describe(setting<"append">(&JsonLinesLogger::append)); }
};

}  // namespace staticnn
