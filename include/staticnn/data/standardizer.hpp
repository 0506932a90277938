// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "staticnn/concepts/row_source.hpp"
#include "staticnn/core/error.hpp"
#include "staticnn/core/lane.hpp"
#include "staticnn/core/members.hpp"
#include "staticnn/data/owned_rows.hpp"

namespace staticnn {

/// Rows of one width offered to a standardizer of another.
template <Index Width, Index Features>
struct RowsToStandardize {
    static_assert(Width == Features,
                  "staticnn: rows of 'Width' values do not fit a standardizer of 'Features' features");
};

/// Shifts and scales each of `Width` features so that over the rows it was fitted on it has mean 0 and
/// standard deviation 1: (x - mean) / deviation, with the deviation of the whole population (as in
/// scikit-learn's StandardScaler); a feature that never changes is only shifted. Fitted on the rows for
/// training, it is applied to all others. Its numbers are members, so it can be saved like any state.
template <Index Width>
class Standardizer {
public:
    static constexpr Index width = Width;

    /// Changes nothing.
    Standardizer() : means_(Width, 0.0), deviations_(Width, 1.0) {}

    /// Throws DataError when there are no rows.
    template <RowSource Source>
    explicit Standardizer(const Source& source) : Standardizer() {
        check_width<Source>();
        if (source.rows() == 0)
            throw DataError("a standardizer is expected to get at least 1 row, found none");
        const Number count(static_cast<double>(source.rows()));
        std::vector<Number> sums(Width);
        for_each_row(source, [&](Index, Index column, Number value) { sums[column] = sums[column] + value; });
        for (Index column = 0; column < Width; ++column) means_[column] = (sums[column] / count).value;
        std::vector<Number> squares(Width);
        for_each_row(source, [&](Index, Index column, Number value) {
            const Number distance = value - Number(means_[column]);
            squares[column] = fma(distance, distance, squares[column]);
        });
        for (Index column = 0; column < Width; ++column)
            if (squares[column] > Number(0)) deviations_[column] = sqrt(squares[column] / count).value;
    }

    const std::vector<double>& means() const noexcept { return means_; }
    const std::vector<double>& deviations() const noexcept { return deviations_; }

    /// The rows, standardized. Throws DataError when this was loaded from numbers of another width.
    template <class T = float, RowSource Source>
    OwnedRows<T, Width> apply(const Source& source) const {
        check_width<Source>();
        return map<T>(source,
                      [](Number value, Number mean, Number deviation) { return (value - mean) / deviation; });
    }

    /// The reverse of `apply`: what the rows, predictions of standardized targets perhaps, are in the units
    /// of before.
    template <class T = float, RowSource Source>
    OwnedRows<T, Width> restore(const Source& source) const {
        check_width<Source>();
        return map<T>(
            source, [](Number value, Number mean, Number deviation) { return fma(value, deviation, mean); });
    }

    bool operator==(const Standardizer&) const = default;

    static constexpr auto members() {
        return describe(member<"means">(&Standardizer::means_),
                        member<"deviations">(&Standardizer::deviations_));
    }

private:
    using Number = Lane<double>;

    template <class Source>
    static constexpr void check_width() {
        static_assert(sizeof(RowsToStandardize<Source::width, Width>) > 0);
    }

    template <class Source, class Visit>
    static void for_each_row(const Source& source, const Visit& visit) {
        const Number scale(static_cast<double>(source.scale()));
        std::vector<ElementOf<Source>> values(Source::width);
        for (Index row = 0; row < source.rows(); ++row) {
            read_row(source, row, 0, nullptr, values.data());
            for (Index column = 0; column < Width; ++column)
                visit(row, column, Number(static_cast<double>(values[column])) * scale);
        }
    }

    template <class T, class Source, class Formula>
    OwnedRows<T, Width> map(const Source& source, const Formula& formula) const {
        if (means_.size() != Width || deviations_.size() != Width)
            throw DataError("a standardizer of " + std::to_string(Width) +
                            " features is expected to hold as many means and deviations, found " +
                            std::to_string(means_.size()) + " and " + std::to_string(deviations_.size()));
        std::vector<T> results(source.rows() * Width);
        for_each_row(source, [&](Index row, Index column, Number value) {
            const Number mean(means_[column]), deviation(deviations_[column]);
            results[row * Width + column] = static_cast<T>(formula(value, mean, deviation).value);
        });
        return results;
    }

    std::vector<double> means_;
    std::vector<double> deviations_;
};

/// The standardizer of these rows.
template <RowSource Source>
Standardizer(const Source&) -> Standardizer<Source::width>;

}  // namespace staticnn
