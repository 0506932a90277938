// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/names.hpp"
#include "staticnn/training/report.hpp"

namespace staticnn::detail {
STATICNN_BEGIN_RARE_CODE

/// What a path may tell of the state that is saved there.
class PathFields {
public:
    using Number = std::variant<std::uint64_t, double>;

    explicit PathFields(const EpochReport& report) {
        add("epoch", report.epoch);
        add("step", report.step);
        const std::span<const std::string> names = report.values.names();
        for (Index i = 0; i < names.size(); ++i) add(names[i], report.values.numbers()[i]);
    }
    explicit PathFields(const BatchReport& report) {
        add("epoch", report.epoch);
        add("step", report.step);
        add("loss", report.loss);
        add("learning_rate", report.learning_rate);
    }

    /// Throws ArgumentError, which lists the names, when there is no such field.
    Number operator[](std::string_view name) const {
        return values_[position_of(name, names_, "a field of ModelCheckpoint's path")];
    }

private:
    void add(std::string name, Number value) {
        names_.push_back(std::move(name));
        values_.push_back(value);
    }

    std::vector<std::string> names_;
    std::vector<Number> values_;
};

/// `path` with its fields filled in, written as in Python: `{epoch}`, `{epoch:02d}`, `{val_loss:.2f}` with e,
/// f or g; a number without a format has the fewest digits that give it back; `{{` and `}}` are braces.
/// Throws ArgumentError for an unknown field, another format, or a single brace.
STATICNN_FUNCTION std::string fill_path(std::string_view path, const PathFields& fields);

STATICNN_END_RARE_CODE
}  // namespace staticnn::detail

#if !defined(STATICNN_COMPILED)
#include "staticnn/training/callbacks/path_template.ipp"
#endif
