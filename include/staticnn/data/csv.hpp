// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <charconv>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "staticnn/core/error.hpp"
#include "staticnn/data/csv_file.hpp"
#include "staticnn/data/dataset.hpp"

namespace staticnn {

struct CsvOptions {
    char delimiter = ',';
    /// the first row names the columns; not said: it does, and may hold no number
    std::optional<bool> has_header{};
    std::optional<Index> target_column{};    ///< of several the first, counted from 0; default: the last ones
    std::string target_name{};               ///< its name in the header, in place of its number
    std::vector<std::string> class_names{};  ///< what stands for class 0, 1, ...; default: the class numbers
};

namespace detail {

/// Reads a file row by row into features and targets, `Width` and `TargetWidth` columns of it.
template <Index Width, Index TargetWidth>
class CsvReader {
    static constexpr Index columns = Width + TargetWidth;

public:
    CsvReader(const std::string& path, const CsvOptions& options)
        : options_(options), file_(path, options.delimiter) {
        if (options.has_header.value_or(true)) read_header();
        first_target_ = find_target();
    }

    /// False at the end of the file. Throws DataError for a row with another number of columns.
    bool next() {
        if (!file_.next()) return false;
        expect_columns();
        return true;
    }

    template <class T>
    void append_features(std::vector<T>& values) const {
        for (Index column = 0; column < columns; ++column)
            if (column - first_target_ >= TargetWidth) values.push_back(number<T>(column));
    }
    template <class T>
    void append_targets(std::vector<T>& values) const {
        for (Index column = 0; column < TargetWidth; ++column)
            values.push_back(number<T>(first_target_ + column));
    }

    /// The class that the target column names.
    template <Index Classes>
    Index label() const {
        const std::string& text = file_.fields()[first_target_];
        if (!options_.class_names.empty()) {
            for (Index label = 0; label < options_.class_names.size(); ++label)
                if (options_.class_names[label] == text) return label;
            refuse(first_target_, "one of the " + std::to_string(Classes) + " class names");
        }
        Index label = 0;
        if (!is_whole(std::from_chars(text.data(), text.data() + text.size(), label), text) ||
            label >= Classes)
            refuse(first_target_, "a class number from 0 to " + std::to_string(Classes - 1));
        return label;
    }

    /// Of the row that `next` went to.
    [[noreturn]] void refuse(Index column, const std::string& expected) const {
        std::string name;
        if (column < names_.size()) name = " (" + names_[column] + ")";
        throw DataError(file_.path() + ": line " + std::to_string(file_.line()) + ", column " +
                        std::to_string(column + 1) + name + ": expected " + expected + ", found '" +
                        file_.fields()[column] + "'");
    }

private:
    static bool is_whole(const std::from_chars_result& result, const std::string& text) {
        return result.ec == std::errc() && result.ptr == text.data() + text.size();
    }

    void expect_columns() const {
        if (file_.fields().size() == columns) return;
        throw DataError(file_.path() + ": line " + std::to_string(file_.line()) + ": expected " +
                        std::to_string(columns) + " columns, " + std::to_string(Width) + " features and " +
                        std::to_string(TargetWidth) + (TargetWidth == 1 ? " target" : " targets") +
                        ", found " + std::to_string(file_.fields().size()));
    }

    void read_header() {
        if (!file_.next()) throw DataError(file_.path() + ": expected a header, found an empty file");
        expect_columns();
        names_ = file_.fields();
        if (options_.has_header) return;
        for (Index column = 0; column < columns; ++column)
            if (number_in<double>(names_[column]))
                throw DataError(file_.path() + ": line " + std::to_string(file_.line()) + ", column " +
                                std::to_string(column + 1) + ": expected the name of a column, found '" +
                                names_[column] +
                                "': say whether this row is a header, has_header = true or false");
    }

    /// Nothing unless the text is a finite number and no more.
    template <class T>
    static std::optional<T> number_in(const std::string& text) {
        const char* const first = text.data() + (text.starts_with('+') ? 1 : 0);
        T value{};
        const bool is_number = is_whole(std::from_chars(first, text.data() + text.size(), value), text);
        if (!is_number || !(value - value == 0)) return {};
        return value;
    }

    Index find_target() const {
        if (options_.target_name.empty()) {
            const Index column = options_.target_column.value_or(Width);
            if (column <= Width) return column;
            throw ArgumentError("target_column is expected to be at most " + std::to_string(Width) +
                                ", counted from 0, found " + std::to_string(column));
        }
        if (options_.target_column)
            throw ArgumentError("expected one of target_column and target_name, found both");
        for (Index column = 0; column < names_.size() && column <= Width; ++column)
            if (names_[column] == options_.target_name) return column;
        std::string found;
        for (const std::string& name : names_) found += (found.empty() ? "" : ", ") + name;
        throw DataError(file_.path() + ": expected a column named '" + options_.target_name + "'" +
                        (TargetWidth > 1 ? " with the other targets behind it" : "") + ", found " +
                        (found.empty() ? "no header" : found));
    }

    template <class T>
    T number(Index column) const {
        const std::optional<T> value = number_in<T>(file_.fields()[column]);
        if (!value) refuse(column, "a finite number");
        return *value;
    }

    CsvOptions options_;
    CsvFile file_;
    std::vector<std::string> names_;
    Index first_target_ = 0;
};

/// How many columns the targets are, and what collects them.
template <class Targets>
struct CsvTargets {
    static_assert(is_labels<Targets>,
                  "staticnn: the targets of a CSV file are 'Labels<Classes>' or 'Rows<float, Width>'");
    static constexpr Index width = 1;
};
template <Index Classes>
struct CsvTargets<Labels<Classes>> {
    static constexpr Index width = 1;
    std::vector<LabelElement<Classes>> values;

    static void check(const CsvOptions& options) {
        if (options.class_names.empty() || options.class_names.size() == Classes) return;
        throw ArgumentError("class_names is expected to name " + std::to_string(Classes) +
                            " classes, found " + std::to_string(options.class_names.size()));
    }
    template <class Reader>
    void append(const Reader& reader) {
        values.push_back(static_cast<LabelElement<Classes>>(reader.template label<Classes>()));
    }
};
template <std::floating_point T, Index Width>
struct CsvTargets<Rows<T, Width>> {
    static constexpr Index width = Width;
    std::vector<T> values;

    static void check(const CsvOptions& options) {
        if (!options.class_names.empty())
            throw ArgumentError("class_names is expected beside labels only, found it beside values");
    }
    template <class Reader>
    void append(const Reader& reader) {
        reader.append_targets(values);
    }
};

}  // namespace detail

/// Reads a file of comma-separated values, plain or gzip: `Width` columns of features and the targets, which
/// are `Labels<Classes>` (one column) or `Rows<float, TargetWidth>` (neighbouring columns).
///     load_csv<4, Labels<3>>("iris.csv", {.class_names = {"setosa", "versicolor", "virginica"}})
///     load_csv<13, Rows<float, 1>>("housing.csv", {.delimiter = ';', .target_name = "price"})
/// Throws ArgumentError for options that contradict each other, FileError when the file cannot be read, and
/// DataError, which names line and column counted from 1, for rows of another length and fields that are not
/// what they should be.
template <Index Width, class Targets, class Element = float>
Dataset<Element, Width, Targets> load_csv(const std::string& path, const CsvOptions& options = {}) {
    static_assert(std::is_floating_point_v<Element>,
                  "staticnn: the features of a CSV file are float or double, not 'Element'");
    detail::CsvTargets<Targets> targets;
    targets.check(options);
    detail::CsvReader<Width, detail::CsvTargets<Targets>::width> reader(path, options);
    std::vector<Element> features;
    while (reader.next()) {
        reader.append_features(features);
        targets.append(reader);
    }
    if (features.empty()) throw DataError(path + ": expected at least 1 row of data, found none");
    return {std::move(features), std::move(targets.values)};
}

}  // namespace staticnn
