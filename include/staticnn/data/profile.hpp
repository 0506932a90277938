// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "staticnn/checkpoint/hash.hpp"
#include "staticnn/concepts/row_source.hpp"
#include "staticnn/core/members.hpp"
#include "staticnn/data/moments.hpp"

namespace staticnn {

/// What a data set looks like, in a few numbers: enough to tell whether another one is the same, or like it.
struct DataProfile {
    /// Of the data; 0 in a profile of nothing.
    std::uint64_t samples = 0;
    /// A hash over the samples that were looked at, as float, and their targets.
    std::uint64_t fingerprint = 0;
    /// Of the features, group by group (`GroupMoments`).
    std::vector<double> means{};
    std::vector<double> deviations{};
    /// Of labels: the share of each class, or of each of 1024 groups of neighbouring classes. Of values: the
    /// means of their groups, then the deviations.
    std::vector<double> targets{};

    static constexpr auto members() {
        return describe(member<"samples">(&DataProfile::samples),
                        member<"fingerprint">(&DataProfile::fingerprint),
                        member<"means">(&DataProfile::means), member<"deviations">(&DataProfile::deviations),
                        member<"targets">(&DataProfile::targets));
    }
};

namespace detail {

template <class Targets>
inline constexpr bool has_classes = requires {
    Targets::classes;
};

/// Looks at some rows of a data set, evenly spaced, and at all of a small one.
class ProfileScan {
public:
    static constexpr Index most_rows = 512;
    static constexpr Index most_labels = 65536;
    static constexpr Index most_class_groups = 1024;

    explicit ProfileScan(Index rows) : rows_(rows) {}

    template <class Rows>
    GroupMoments scan_values(const Rows& values) {
        ColumnSums<Rows::width> sums;
        std::vector<float> row(Rows::width);
        std::vector<ElementOf<Rows>> given(Rows::width);
        const float scale = values.scale();
        for_each_row(most_rows, [&](Index index) {
            read_row(values, index, 0, nullptr, given.data());
            for (Index column = 0; column < Rows::width; ++column)
                row[column] = static_cast<float>(given[column]) * scale;
            sums.add(row.data());
            hash_.update(bytes_of(row));
        });
        return sums.moments();
    }

    template <class Labels>
    std::vector<double> scan_labels(const Labels& labels) {
        constexpr Index groups = std::min(Labels::classes, most_class_groups);
        std::vector<double> shares(groups);
        std::vector<std::uint32_t> seen;
        seen.reserve(std::min(rows_, most_labels));
        for_each_row(most_labels, [&](Index index) {
            const Index label = labels[index];
            seen.push_back(static_cast<std::uint32_t>(label));
            shares[label * groups / Labels::classes] += 1;
        });
        for (double& share : shares) share /= static_cast<double>(seen.size());
        hash_.update(bytes_of(seen));
        return shares;
    }

    std::uint64_t fingerprint() {
        const std::uint64_t rows[] = {rows_};
        hash_.update(bytes_of(rows));
        return hash_.value();
    }

private:
    template <class Visit>
    void for_each_row(Index most, const Visit& visit) const {
        const Index count = std::min(rows_, most);
        for (Index i = 0; i < count; ++i) visit(i * rows_ / count);
    }

    template <class Range>
    static std::string_view bytes_of(const Range& values) {
        return checkpoint::characters_of(std::as_bytes(std::span(values)));
    }

    Index rows_;
    checkpoint::Hash hash_;
};

}  // namespace detail

/// The profile of a view. Looks at no more than 512 samples and 65536 labels, evenly spaced, so that it costs
/// little beside an epoch, whatever the size of the data. The same on every machine.
template <class View>
DataProfile profile_of(const View& view) {
    detail::ProfileScan scan(view.rows());
    DataProfile profile{.samples = view.rows()};
    GroupMoments features = scan.scan_values(view.features());
    profile.means = std::move(features.means);
    profile.deviations = std::move(features.deviations);
    const auto targets = view.targets();
    if constexpr (detail::has_classes<std::remove_cvref_t<decltype(targets)>>) {
        profile.targets = scan.scan_labels(targets);
    } else {
        GroupMoments values = scan.scan_values(targets);
        profile.targets = std::move(values.means);
        profile.targets.insert(profile.targets.end(), values.deviations.begin(), values.deviations.end());
    }
    profile.fingerprint = scan.fingerprint();
    return profile;
}

}  // namespace staticnn
