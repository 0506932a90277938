// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <concepts>
#include <cstdint>
#include <limits>
#include <numeric>

#include "staticnn/concepts/metric.hpp"
#include "staticnn/core/spelling.hpp"
#include "staticnn/kernels/rows.hpp"

namespace staticnn {

/// Reported is the mean over the classes that occur, as a label or as an answer.
struct Macro {
    static constexpr FixedString name = "Macro";
};
/// Reported is the score of all classes counted together.
struct Micro {
    static constexpr FixedString name = "Micro";
};

namespace detail {

/// "F1Score<10,Macro>"
template <Index Classes, class Average, class Name>
constexpr auto spelling_of_score(const Name& name) {
    return name + "<" + text_of<Classes>() + "," + spelling_of<Average>() + FixedString(">");
}

}  // namespace detail

/// What precision, recall and F1 of a class are made of.
struct ClassCount {
    std::uint64_t found;     ///< right answers of this class
    std::uint64_t answered;  ///< answers of this class
    std::uint64_t actual;    ///< samples of this class
};

/// Base of the metrics that count answers class by class. `Score` has `static double of(const ClassCount&)`.
/// Targets are labels, and the answer is the largest output (the first of equal ones); or values, and each
/// output is a class of its own: yes above 0.5.
template <class Score, Index Classes, class Average>
struct ClassCounts {
    static_assert(Classes > 0, "staticnn: a score of classes has one class at least: F1Score<10>");
    static_assert(std::same_as<Average, Macro> || std::same_as<Average, Micro>,
                  "staticnn: the 'Average' over classes is Macro or Micro: F1Score<10, Micro>");

    static constexpr TargetKind target_kind = TargetKind::any;
    static constexpr bool needs_probabilities = true;
    static constexpr Index outputs = Classes;

    std::array<std::uint64_t, Classes> found{};
    std::array<std::uint64_t, Classes> answered{};
    std::array<std::uint64_t, Classes> actual{};
    std::uint64_t samples = 0;

    template <class Row>
    void add(const Row& output, Index label) {
        const Index answer = kernels::position_of_largest(output);
        ++answered[answer];
        ++actual[label];
        found[label] += answer == label;
        ++samples;
    }
    template <class Row>
    void add(const Row& output, const Row& target) {
        using T = typename Row::T;
        for (Index column = 0; column < Classes; ++column) {
            const bool says_yes = output[column] > T(0.5), is_yes = target[column] > T(0.5);
            answered[column] += says_yes;
            actual[column] += is_yes;
            found[column] += says_yes && is_yes;
        }
        ++samples;
    }

    /// The score of one class; 0 where it would be 0 / 0.
    double of_class(Index number) const {
        return Score::of({found.at(number), answered.at(number), actual.at(number)});
    }

    /// NaN before the first sample.
    double value() const {
        if (samples == 0) return std::numeric_limits<double>::quiet_NaN();
        if constexpr (std::same_as<Average, Micro>)
            return Score::of({sum(found), sum(answered), sum(actual)});
        double scores = 0;
        Index present = 0;
        for (Index number = 0; number < Classes; ++number) {
            if (answered[number] + actual[number] == 0) continue;
            scores += of_class(number);
            ++present;
        }
        return ratio(scores, static_cast<double>(present));
    }

    static constexpr auto members() {
        return describe(member<"found">(&ClassCounts::found), member<"answered">(&ClassCounts::answered),
                        member<"actual">(&ClassCounts::actual), member<"samples">(&ClassCounts::samples));
    }

protected:
    static double ratio(double part, double whole) { return whole == 0 ? 0 : part / whole; }

private:
    static std::uint64_t sum(const std::array<std::uint64_t, Classes>& counts) {
        return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
    }
};

}  // namespace staticnn
