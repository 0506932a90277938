// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "staticnn/report/confusion_table.hpp"
#include "staticnn/report/html.hpp"
#include "staticnn/report/state_view.hpp"
#include "staticnn/report/words.hpp"

namespace staticnn::report {

/// Rows with the best and the last value of each loss and metric of two runs: those of the validation, and
/// where a run has none, those of the training too.
class ResultRows {
public:
    /// Losses of two kinds are shown and not ranked.
    ResultRows(const StateView& a, const StateView& b, bool has_same_loss)
        : of_a_(a.history()),
          of_b_(b.history()),
          has_same_loss_(has_same_loss),
          has_same_validation_(validation_of(a) == validation_of(b)) {}

    /// Empty when neither run has finished an epoch.
    std::string html() const {
        std::string rows;
        const bool a_validates = has_values(of_a_, true), b_validates = has_values(of_b_, true);
        if (a_validates || b_validates) rows += rows_of(true);
        if (!a_validates || !b_validates) rows += rows_of(false);
        return rows;
    }

private:
    using Value = std::optional<Best>;  // and the number of its epoch

    static bool is_wanted(const Column& column, bool of_validation) {
        return column.name != "learning_rate" && column.name.starts_with("val_") == of_validation;
    }
    static bool has_values(const std::vector<Column>& history, bool of_validation) {
        return std::any_of(history.begin(), history.end(), [&](const Column& column) {
            return is_wanted(column, of_validation) && best_of(column);
        });
    }

    static const Column* find(const std::vector<Column>& history, const std::string& name) {
        for (const Column& column : history)
            if (column.name == name) return &column;
        return nullptr;
    }
    static Value best_in(const std::vector<Column>& history, const std::string& name) {
        const Column* column = find(history, name);
        return column == nullptr ? std::nullopt : best_of(*column);
    }
    static Value last_in(const std::vector<Column>& history, const std::string& name) {
        const Column* column = find(history, name);
        if (column == nullptr || !best_of(*column)) return std::nullopt;
        return Best{column->values.back(), column->values.size()};
    }

    std::string rows_of(bool of_validation) const {
        std::vector<std::string> names;
        for (const auto* history : {&of_a_, &of_b_})
            for (const Column& column : *history)
                if (is_wanted(column, of_validation) && best_of(column) &&
                    std::find(names.begin(), names.end(), column.name) == names.end())
                    names.push_back(column.name);
        std::string rows;
        for (const std::string& name : names)
            rows += row_of("best ", name, best_in(of_a_, name), best_in(of_b_, name)) +
                    row_of("last ", name, last_in(of_a_, name), last_in(of_b_, name));
        return rows;
    }

    std::string row_of(const std::string& which, const std::string& name, const Value& a,
                       const Value& b) const {
        return "<tr><th scope=\"row\">" + which + breakable(name) + "</th>" + cell(a, is_better(name, a, b)) +
               cell(b, is_better(name, b, a)) + "</tr>\n";
    }

    /// What a file knows of the data that its run was validated with.
    static std::pair<double, Index> validation_of(const StateView& state) {
        return {state.number("run.validation_split").value_or(0), Confusion(state).total()};
    }

    /// What looks the same is the same. Values of other data say nothing of each other.
    bool is_better(const std::string& name, const Value& value, const Value& other) const {
        if (!value || !other || result_text(value->value) == result_text(other->value)) return false;
        if (!has_same_validation_ && name.starts_with("val_")) return false;
        if (!has_same_loss_ && (name == "loss" || name == "val_loss")) return false;
        const auto best = best_of({name, {value->value, other->value}});
        return best && best->epoch == 1;
    }

    static std::string cell(const Value& value, bool is_better) {
        if (!value) return "<td>–</td>";
        const std::string number = escaped(result_text(value->value));
        return "<td>" + (is_better ? "<b>" + number + "</b>" : number) + ", epoch\u00a0" +
               quantity(value->epoch) + (is_better ? " <span class=\"soft\">better</span>" : "") + "</td>";
    }

    std::vector<Column> of_a_, of_b_;
    bool has_same_loss_, has_same_validation_;
};

}  // namespace staticnn::report
