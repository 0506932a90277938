// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "staticnn/checkpoint/escape.hpp"
#include "staticnn/checkpoint/file.hpp"
#include "staticnn/checkpoint/record.hpp"
#include "staticnn/checkpoint/values_text.hpp"

namespace staticnn::report {

using checkpoint::Record;

/// What was measured at the end of each epoch under one name.
struct Column {
    std::string name;
    std::vector<double> values;
};

/// The best value of a column, and the number of its epoch, counted from 1.
struct Best {
    double value;
    Index epoch;
};

/// What the leaves and the header of a file mean, asked for by name. What the file lacks, or has as something
/// else, is nothing.
class StateView {
public:
    explicit StateView(const checkpoint::File& file) : file_(file) {}

    const checkpoint::File& file() const { return file_; }

    const Record* find(std::string_view name) const {
        for (const Record& record : file_.records)
            if (record.name == name) return &record;
        return nullptr;
    }

    std::optional<std::string> header(std::string_view key) const {
        const std::string* value = checkpoint::find(file_.header, key);
        return value == nullptr ? std::nullopt : std::optional(*value);
    }

    std::optional<std::uint64_t> header_count(std::string_view key) const {
        return parsed<std::uint64_t>(header(key).value_or(""));
    }

    std::optional<std::uint64_t> count(std::string_view name) const {
        return scalar<std::uint64_t>(name, ElementType::uint64);
    }
    std::optional<double> number(std::string_view name) const {
        return scalar<double>(name, ElementType::float64);
    }
    /// A list of numbers; empty where there is none.
    std::vector<double> numbers(std::string_view name) const {
        const Record* record = find(name);
        if (record == nullptr || record->extents.size() != 1) return {};
        return values<double>(*record, ElementType::float64);
    }
    /// The counts of a matrix, row after row, which is empty unless it is a square.
    std::vector<std::uint64_t> square_counts(std::string_view name) const {
        const Record* record = find(name);
        if (record == nullptr || record->extents.size() != 2 || record->extents[0] != record->extents[1])
            return {};
        return values<std::uint64_t>(*record, ElementType::uint64);
    }
    std::string text(std::string_view name) const {
        const Record* record = find(name);
        if (record == nullptr || record->type != ElementType::text) return "";
        return {reinterpret_cast<const char*>(record->bytes.data()), record->bytes.size()};
    }
    bool is_true(std::string_view name) const {
        return scalar<std::uint8_t>(name, ElementType::boolean).value_or(0) != 0;
    }

    /// The rate of the next update.
    std::optional<double> learning_rate() const {
        const auto rate = parsed<double>(header("learning_rate").value_or(""));
        return rate ? rate : number("optimizer.learning_rate.value");
    }

    /// The leaves whose names begin with `prefix`.
    std::vector<const Record*> below(std::string_view prefix) const {
        std::vector<const Record*> found;
        for (const Record& record : file_.records)
            if (record.name.starts_with(prefix)) found.push_back(&record);
        return found;
    }

    /// The settings of the optimizer: all of it but its slots.
    std::vector<const Record*> optimizer_settings() const {
        std::vector<const Record*> settings = below("optimizer.");
        std::erase_if(settings, [](const Record* record) { return record->name.starts_with(slots); });
        return settings;
    }

    std::vector<Column> history() const {
        constexpr std::string_view prefix = "history.";
        std::vector<Column> columns;
        for (const Record* record : below(prefix))
            if (record->type == ElementType::float64 && record->extents.size() == 1)
                columns.push_back({record->name.substr(prefix.size()), numbers(record->name)});
        return columns;
    }

    /// Settings and counters of the callbacks and of the update rules, without the weights that some of them
    /// keep.
    std::vector<const Record*> callback_values() const { return small_values("callbacks."); }
    std::vector<const Record*> rule_values() const { return small_values("update_rules."); }

    Index bytes_below(std::string_view prefix) const {
        Index size = 0;
        for (const Record* record : below(prefix)) size += record->bytes.size();
        return size;
    }
    Index weight_bytes() const { return bytes_below("network."); }
    Index slot_bytes() const { return bytes_below(slots); }
    Index state_bytes() const { return bytes_below(""); }

    Index parameters() const {
        Index parameters = 0;
        for (const Record* record : below("network.")) parameters += checkpoint::elements_of(*record);
        return parameters;
    }

private:
    static constexpr std::string_view slots = "optimizer.slots.";

    std::vector<const Record*> small_values(std::string_view prefix) const {
        std::vector<const Record*> values = below(prefix);
        std::erase_if(values, [](const Record* record) {
            return record->type != ElementType::text && !record->extents.empty();
        });
        return values;
    }

    template <class T>
    static std::optional<T> parsed(std::string_view text) {
        T value{};
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
        return value;
    }

    template <class T>
    static std::vector<T> values(const Record& record, ElementType type) {
        if (record.type != type) return {};
        std::vector<T> values(record.bytes.size() / sizeof(T));
        if (!values.empty()) std::memcpy(values.data(), record.bytes.data(), values.size() * sizeof(T));
        return values;
    }

    template <class T>
    std::optional<T> scalar(std::string_view name, ElementType type) const {
        const Record* record = find(name);
        if (record == nullptr || record->type != type || !record->extents.empty()) return std::nullopt;
        T value;
        std::memcpy(&value, record->bytes.data(), sizeof value);
        return value;
    }

    const checkpoint::File& file_;
};

/// A value as a person reads it: numbers in their shortest form, a text in quotes.
inline std::string value_text(const Record& record) {
    if (record.type == ElementType::text)
        return checkpoint::excerpt({reinterpret_cast<const char*>(record.bytes.data()), record.bytes.size()});
    std::string text = checkpoint::text_of_values(record.type, {record.bytes.size()}, record.bytes);
    constexpr Index limit = 50;
    if (text.size() > limit) text = text.substr(0, limit) + " ...";
    return record.extents.empty() ? text : '[' + text + ']';
}

/// By what the name of a column says of its values.
inline bool is_better_when_larger(std::string_view name) {
    bool grows = false;
    for (const std::string_view word : {"acc", "auc", "f1", "precision", "recall", "r2"})
        grows = grows || name.find(word) != name.npos;
    return grows;
}

/// The best value of a column; nothing where all are NaN.
inline std::optional<Best> best_of(const Column& column) {
    const bool grows = is_better_when_larger(column.name);
    std::optional<Best> best;
    for (Index i = 0; i < column.values.size(); ++i) {
        const double value = column.values[i];
        if (std::isnan(value)) continue;
        if (!best || (grows ? value > best->value : value < best->value)) best = Best{value, i + 1};
    }
    return best;
}

}  // namespace staticnn::report
