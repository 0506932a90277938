// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "staticnn/data/moments.hpp"
#include "staticnn/report/axes.hpp"
#include "staticnn/report/html.hpp"
#include "staticnn/report/legend.hpp"

namespace staticnn::report {

/// Means by group of columns as a line, the deviations around them as a band.
class BandChart {
public:
    /// Of `columns` columns; 0 if nobody knows how many.
    BandChart(std::string title, const std::vector<double>& means, const std::vector<double>& deviations,
              Index columns)
        : title_(std::move(title)), columns_(columns) {
        if (means.empty() || means.size() != deviations.size() || means.size() > GroupMoments::most_groups)
            return;
        if (columns_ != 0 && GroupMoments::groups_of(columns_) != means.size()) columns_ = 0;
        for (Index i = 0; i < means.size(); ++i) {
            if (!std::isfinite(means[i]) || !std::isfinite(deviations[i])) return;
            axes_.low = std::min(axes_.low, means[i] - deviations[i]);
            axes_.high = std::max(axes_.high, means[i] + deviations[i]);
        }
        means_ = means;
        deviations_ = deviations;
        if (axes_.high - axes_.low < 1e-12 * std::max(1.0, std::abs(axes_.high)))
            axes_.low -= 0.5, axes_.high += 0.5;
        axes_.from = first_column(0);
        axes_.to = first_column(means_.size());
    }

    std::string figure() const {
        if (means_.empty()) return "";
        std::string line, upper, lower;
        for (Index i = 0; i < means_.size(); ++i) {
            // A step for each group: between two groups there is nothing.
            for (const Index edge : {i, i + 1}) {
                const std::string x = coordinate(axes_.x_of(first_column(edge)));
                line += (line.empty() ? "M" : "L") + x + ' ' + y_of(means_[i]);
                upper += (upper.empty() ? "M" : "L") + x + ' ' + y_of(means_[i] + deviations_[i]);
                lower = "L" + x + ' ' + y_of(means_[i] - deviations_[i]) + lower;
            }
        }
        return "<figure>\n" +
               caption(title_, {{"curve s0", "M1 4H25", "mean"},
                                {"band", "M0 0H26V8H0Z", "one standard deviation"}}) +
               "<svg viewBox=\"0 0 480 250\" role=\"img\" aria-label=\"" + escaped(title_) +
               "\">\n<path class=\"band\" d=\"" + upper + lower + "Z\"/><path class=\"curve s0\" d=\"" +
               line + "\"/>\n" +
               axes_.drawing(columns_ == 0 ? "group of columns" : "column", "value", 6, 4, 1) +
               "</svg>\n</figure>\n";
    }

private:
    double first_column(Index group) const {
        return static_cast<double>(columns_ == 0 ? group : GroupMoments::first_column(group, columns_));
    }
    std::string y_of(double value) const { return coordinate(axes_.y_of(value)); }

    std::string title_;
    Index columns_;
    std::vector<double> means_, deviations_;
    Axes axes_{.left = 78,
               .right = 462,
               .top = 10,
               .bottom = 200,
               .low = std::numeric_limits<double>::infinity(),
               .high = -std::numeric_limits<double>::infinity()};
};

}  // namespace staticnn::report
