// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "staticnn/report/state_view.hpp"
#include "staticnn/report/words.hpp"

namespace inspect {

using namespace staticnn::report;
using staticnn::Index;

/// A curve of a chart: `mark` is what its points are drawn with, one column wide.
struct Curve {
    const Column* column;
    std::string_view mark;
};

/// Values by epoch, drawn with characters. Between two epochs a curve is a straight line; where there are
/// more epochs than columns, each column shows one of them.
class Chart {
public:
    explicit Chart(const std::vector<Curve>& curves) {
        for (const Curve& curve : curves) {
            epochs_ = std::max(epochs_, curve.column->values.size());
            for (const double value : curve.column->values) {
                if (!std::isfinite(value)) continue;
                low_ = std::min(low_, value);
                high_ = std::max(high_, value);
            }
        }
        if (!is_drawn()) return;
        for (const Curve& curve : curves) draw(curve);
    }

    /// False when there are fewer than two epochs or no finite value: then there is nothing to see.
    bool is_drawn() const { return epochs_ > 1 && low_ <= high_; }

    std::string text() const {
        std::string text;
        for (Index row = 0; row < height; ++row) {
            const bool has_label = row == 0 || row + 1 == height || row == height / 2;
            text += has_label ? label(high_ - span() * static_cast<double>(row) / (height - 1)) + " ┤"
                              : std::string(label_width, ' ') + " │";
            Index last = width;
            while (last > 0 && cells_[row][last - 1].empty()) --last;
            for (Index column = 0; column < last; ++column)
                text += cells_[row][column].empty() ? " " : std::string(cells_[row][column]);
            text += '\n';
        }
        text += std::string(label_width, ' ') + " └";
        for (Index column = 0; column < width; ++column) text += "─";
        const std::string last = std::to_string(epochs_);
        const std::string first = "epoch 1";
        return text + '\n' + std::string(label_width + 2, ' ') + first +
               std::string(width - first.size() - last.size(), ' ') + last + '\n';
    }

private:
    static constexpr Index width = 64;
    static constexpr Index height = 9;
    static constexpr Index label_width = 10;

    double span() const { return high_ - low_; }

    static std::string label(double value) {
        const std::string number = short_number(value);
        return std::string(label_width - std::min(number.size(), label_width), ' ') + number;
    }

    double value_at(const std::vector<double>& values, Index column) const {
        const double position =
            static_cast<double>(column) * static_cast<double>(epochs_ - 1) / static_cast<double>(width - 1);
        const auto before = static_cast<Index>(position);
        const Index after = std::min(before + 1, epochs_ - 1);
        if (after >= values.size()) return std::numeric_limits<double>::quiet_NaN();
        const double share = position - static_cast<double>(before);
        if (epochs_ > width || share == 0) return values[share < 0.5 ? before : after];
        return values[before] + share * (values[after] - values[before]);
    }

    void draw(const Curve& curve) {
        for (Index column = 0; column < width; ++column) {
            const double value = value_at(curve.column->values, column);
            if (!std::isfinite(value)) continue;
            const double below = span() > 0 ? (high_ - value) / span() : 0.5;
            cells_[static_cast<Index>(std::lround(below * (height - 1)))][column] = curve.mark;
        }
    }

    Index epochs_ = 0;
    double low_ = std::numeric_limits<double>::infinity();
    double high_ = -std::numeric_limits<double>::infinity();
    std::string_view cells_[height][width];
};

/// A chart of one measured value and of the same on the validation data, with its legend; empty when there is
/// nothing to see.
inline std::string chart_of(const std::vector<Column>& history, const std::string& name) {
    std::vector<Curve> curves;
    std::string legend;
    for (const auto& [wanted, mark] : {std::pair(name, "•"), std::pair("val_" + name, "◦")})
        for (const Column& column : history) {
            if (column.name != wanted || !best_of(column)) continue;
            legend += std::string(curves.empty() ? 12 : 3, ' ') + std::string(mark) + ' ' + wanted;
            // What is drawn last is seen where both have a point: the training curve.
            curves.insert(curves.begin(), {&column, mark});
        }
    const Chart chart(curves);
    return chart.is_drawn() ? legend + '\n' + chart.text() : "";
}

}  // namespace inspect
