// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "staticnn/core/error.hpp"
#include "staticnn/core/expect.hpp"
#include "staticnn/training/callbacks/epoch_log.hpp"
#include "staticnn/training/callbacks/make_folder.hpp"

namespace staticnn {

/// Writes the values of each epoch as a line of a CSV file, as Keras' callback of this name: `epoch`, which
/// counts from 0 over all runs (reports and the progress display count from 1), then the others, sorted by
/// name. All columns are there from the first line on: val_loss and the like are `nan` in epochs without
/// validation. Numbers have the fewest digits that give them back. After a resume, also of a process that was
/// killed, the file is that of an uninterrupted training.
struct CsvLogger {
    static constexpr bool is_callback = true;
    static constexpr FixedString name = "csv_logger";
    template <class>
    using Bound = EpochLogState<CsvLogger>;

    std::string path{};           ///< not part of the state
    std::string separator = ",";  ///< one character
    bool append = false;          ///< behind what the file holds, without a second header; else in its place

    /// Throws ArgumentError or FileError when a setting cannot be used.
    void validate(std::span<const std::string>) const {
        if (path.empty())
            throw ArgumentError("CsvLogger's path is expected to name a file, such as 'log.csv', found none");
        constexpr std::string_view in_cells =
            "0123456789+-._\"\r\nABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        if (separator.size() != 1 || in_cells.find(separator) != in_cells.npos)
            throw ArgumentError(
                "CsvLogger's separator is expected to be one character that is in no number and in no name, "
                "such as ',' or ';', found '" +
                separator + '\'');
        detail::make_folder("write", path);
    }

    std::string header(std::span<const std::string> names) const {
        std::string text = "epoch";
        for (const Index column : sorted(names)) text += separator + names[column];
        return text + '\n';
    }

    std::string line(std::uint64_t epoch, std::span<const std::string> names,
                     std::span<const double> values) const {
        std::string text = std::to_string(epoch - 1);
        for (const Index column : sorted(names)) text += separator + cell(values[column]);
        return text + '\n';
    }

    static constexpr auto members() {
        return describe(setting<"separator">(&CsvLogger::separator), setting<"append">(&CsvLogger::append));
    }

private:
    static std::string cell(double value) {
        return std::isnan(value) ? "nan" : text_of_number(value);  // whatever the sign of the NaN
    }

    static std::vector<Index> sorted(std::span<const std::string> names) {
        std::vector<Index> order(names.size());
        for (Index i = 0; i < order.size(); ++i) order[i] = i;
        std::sort(order.begin(), order.end(), [&](Index a, Index b) { return names[a] < names[b]; });
        return order;
    }
};

}  // namespace staticnn
