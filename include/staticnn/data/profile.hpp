// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <type_traits>
#include <utility>
#include <vector>

#include "staticnn/checkpoint/hash.hpp"
#include "staticnn/concepts/row_source.hpp"
#include "staticnn/core/attributes.hpp"
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
        // A row as it is given may be too much for a stack.
        struct Source {
            const Rows& rows;
            std::vector<ElementOf<Rows>> row;
        } source{values, std::vector<ElementOf<Rows>>(Rows::width)};
        return scan_values(Rows::width, &source, [](void* object, Index index, float* row) {
            Source& from = *static_cast<Source*>(object);
            read_row(from.rows, index, 0, nullptr, from.row.data());
            const float scale = from.rows.scale();
            for (Index column = 0; column < Rows::width; ++column)
                row[column] = static_cast<float>(from.row[column]) * scale;
        });
    }

    template <class Labels>
    std::vector<double> scan_labels(const Labels& labels) {
        return scan_labels(Labels::classes, &labels, [](const void* object, Index index) -> Index {
            return (*static_cast<const Labels*>(object))[index];
        });
    }

    STATICNN_FUNCTION std::uint64_t fingerprint();

private:
    // Of whatever type an object is: all but the look at one of its rows is compiled once.
    using ReadRow = void (*)(void* object, Index index, float* row);
    using ReadLabel = Index (*)(const void* object, Index index);
    STATICNN_FUNCTION GroupMoments scan_values(Index width, void* object, ReadRow read);
    STATICNN_FUNCTION std::vector<double> scan_labels(Index classes, const void* object, ReadLabel read);

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

#if !defined(STATICNN_COMPILED)
#include "staticnn/data/profile.ipp"
#endif
