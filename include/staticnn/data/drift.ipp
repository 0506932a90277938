// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <charconv>
#include <cmath>
#include <span>

#include "staticnn/data/drift.hpp"

namespace staticnn {
STATICNN_BEGIN_RARE_CODE

namespace detail {

/// The profiles of two data sets, side by side.
class Drift {
public:
    Drift(const DataProfile& before, const DataProfile& now, const DriftLimits& limits)
        : before_(before), now_(now), limits_(limits) {}

    std::vector<std::string> sentences(const DataKind& kind) {
        compare_values("features", kind.columns, before_.means, before_.deviations, now_.means,
                       now_.deviations);
        if (kind.has_labels) {
            compare_labels(kind.targets);
        } else if (!before_.targets.empty() && !now_.targets.empty()) {
            const auto half = [](const std::vector<double>& both, bool second) {
                return std::span(both).subspan(second ? both.size() / 2 : 0, both.size() / 2);
            };
            compare_values("targets", kind.targets, half(before_.targets, false), half(before_.targets, true),
                           half(now_.targets, false), half(now_.targets, true));
        }
        return std::move(sentences_);
    }

private:
    using Numbers = std::span<const double>;

    static double looked_at(const DataProfile& profile, Index most) {
        return static_cast<double>(std::min<Index>(profile.samples, most));
    }
    double inverse_sizes(Index most) const {
        return 1 / looked_at(before_, most) + 1 / looked_at(now_, most);
    }

    void compare_values(const std::string& what, Index columns, Numbers means_before,
                        Numbers deviations_before, Numbers means_now, Numbers deviations_now) {
        const Index groups = means_before.size();
        if (means_now.size() != groups || GroupMoments::groups_of(columns) != groups) return;
        if (says_not_finite(what, columns, means_before, means_now)) return;
        const double limit = limits_.shift + 4 * std::sqrt(inverse_sizes(ProfileScan::most_rows));
        double largest = 0, square_before = 0, square_now = 0;
        Index shifted = 0, worst = 0;
        for (Index group = 0; group < groups; ++group) {
            const double before = deviations_before[group] * deviations_before[group],
                         now = deviations_now[group] * deviations_now[group];
            square_before += before;
            square_now += now;
            const double difference = std::abs(means_before[group] - means_now[group]);
            const double shift = difference == 0 ? 0 : difference / std::sqrt((before + now) / 2);
            shifted += shift > limit;
            if (shift > largest) {
                largest = shift;
                worst = group;
            }
        }
        if (shifted > 0)
            say("the " + what + " have shifted: in " + std::to_string(shifted) + " of " +
                std::to_string(groups) + " groups the means differ by more than " + text(limit) +
                " deviations, most in columns " + columns_text(worst, columns) + ", by " + text(largest) +
                " (mean " + text(means_before[worst]) + " before, " + text(means_now[worst]) + " now)");
        const double spread_before = std::sqrt(square_before / static_cast<double>(groups)),
                     spread_now = std::sqrt(square_now / static_cast<double>(groups));
        const double ratio =
            limits_.spread + 2 * limits_.spread * std::sqrt(inverse_sizes(ProfileScan::most_rows));
        if (spread_now > ratio * spread_before || spread_before > ratio * spread_now)
            say("the " + what + " have another spread: a deviation of " + text(spread_before) + " before, " +
                text(spread_now) + " now");
    }

    /// No comparison of numbers would tell of a NaN.
    bool says_not_finite(const std::string& what, Index columns, Numbers means_before, Numbers means_now) {
        Index count = 0, first = 0;
        for (Index group = means_now.size(); group-- > 0;) {
            if (std::isfinite(means_now[group]) || !std::isfinite(means_before[group])) continue;
            ++count;
            first = group;
        }
        if (count > 0)
            say("the " + what + " have values that are no finite numbers, which they had not before: in " +
                std::to_string(count) + " of " + std::to_string(means_now.size()) +
                " groups, first in columns " + columns_text(first, columns));
        return count > 0;
    }

    void compare_labels(Index classes) {
        const Index count = before_.targets.size();
        if (now_.targets.size() != count || count < 2) return;
        const double size_before = looked_at(before_, ProfileScan::most_labels),
                     size_now = looked_at(now_, ProfileScan::most_labels);
        double index = 0;
        std::string missing;
        for (Index i = 0; i < count; ++i) {
            // Half a sample more in each, so that a class may be empty.
            const double p = (before_.targets[i] * size_before + 0.5) /
                             (size_before + 0.5 * static_cast<double>(count)),
                         q = (now_.targets[i] * size_now + 0.5) /
                             (size_now + 0.5 * static_cast<double>(count));
            index += (p - q) * std::log(p / q);
            // Fewer than one in ten thousand sets of this size would lack it by chance.
            if (now_.targets[i] == 0 && before_.targets[i] * size_now >= 10)
                missing += (missing.empty() ? "" : ", ") + class_text(i, count, classes);
        }
        const double freedom = static_cast<double>(count - 1);
        const double limit = limits_.label_index +
                             (freedom + 4 * std::sqrt(2 * freedom)) * inverse_sizes(ProfileScan::most_labels);
        if (index > limit)
            say("the labels are distributed differently: population stability index " + text(index) +
                ", where " + text(limit) + " would do");
        if (!missing.empty()) say("there are no samples any more of class " + missing);
    }

    static std::string columns_text(Index group, Index columns) {
        return range_text(GroupMoments::first_column(group, columns),
                          GroupMoments::first_column(group + 1, columns));
    }
    static std::string class_text(Index group, Index groups, Index classes) {
        // The first class c of a group g is the least with c * groups / classes == g.
        const auto first = [&](Index g) { return (g * classes + groups - 1) / groups; };
        return range_text(first(group), first(group + 1));
    }
    static std::string range_text(Index first, Index end) {
        const std::string text = std::to_string(first);
        return end - first == 1 ? text : text + " to " + std::to_string(end - 1);
    }

    /// Three digits are enough for a person.
    static std::string text(double value) {
        char digits[32];
        const auto end = std::to_chars(digits, digits + sizeof digits, value, std::chars_format::general, 3);
        return {digits, end.ptr};
    }

    void say(std::string sentence) { sentences_.push_back(std::move(sentence)); }

    const DataProfile& before_;
    const DataProfile& now_;
    DriftLimits limits_;
    std::vector<std::string> sentences_;
};

STATICNN_FUNCTION std::vector<std::string> drift_between(const DataProfile& before, const DataProfile& now,
                                                         const DriftLimits& limits, const DataKind& kind) {
    return Drift(before, now, limits).sentences(kind);
}

}  // namespace detail

STATICNN_END_RARE_CODE
}  // namespace staticnn
