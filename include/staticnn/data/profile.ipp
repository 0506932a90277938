// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <span>
#include <string_view>

#include "staticnn/data/profile.hpp"

namespace staticnn::detail {

template <class Visit>
void for_each_row_looked_at(Index rows, Index most, const Visit& visit) {
    const Index count = std::min(rows, most);
    for (Index i = 0; i < count; ++i) visit(i * rows / count);
}

template <class Range>
std::string_view characters_of_range(const Range& values) {
    return checkpoint::characters_of(std::as_bytes(std::span(values)));
}

STATICNN_FUNCTION GroupMoments ProfileScan::scan_values(Index width, void* object, ReadRow read) {
    ColumnSums sums(width);
    std::vector<float> row(width);
    for_each_row_looked_at(rows_, most_rows, [&](Index index) {
        read(object, index, row.data());
        sums.add(row);
        hash_.update(characters_of_range(row));
    });
    return sums.moments();
}

STATICNN_FUNCTION std::vector<double> ProfileScan::scan_labels(Index classes, const void* object,
                                                               ReadLabel read) {
    const Index groups = std::min(classes, most_class_groups);
    std::vector<double> shares(groups);
    std::vector<std::uint32_t> seen;
    seen.reserve(std::min(rows_, most_labels));
    for_each_row_looked_at(rows_, most_labels, [&](Index index) {
        const Index label = read(object, index);
        seen.push_back(static_cast<std::uint32_t>(label));
        shares[label * groups / classes] += 1;
    });
    for (double& share : shares) share /= static_cast<double>(seen.size());
    hash_.update(characters_of_range(seen));
    return shares;
}

STATICNN_FUNCTION std::uint64_t ProfileScan::fingerprint() {
    const std::uint64_t rows[] = {rows_};
    hash_.update(characters_of_range(rows));
    return hash_.value();
}

}  // namespace staticnn::detail
