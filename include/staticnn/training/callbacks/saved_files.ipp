// SPDX-License-Identifier: BSL-1.0
#include <algorithm>

#include "staticnn/training/callbacks/saved_files.hpp"

namespace staticnn::detail {
STATICNN_BEGIN_RARE_CODE

STATICNN_FUNCTION std::vector<std::string> SavedFiles::names() const {
    std::vector<std::string> names;
    for (Index begin = 0; begin < text_.size();) {
        const Index end = std::min(text_.find('\0', begin), text_.size());
        names.push_back(text_.substr(begin, end - begin));
        begin = end + 1;
    }
    return names;
}

STATICNN_FUNCTION void SavedFiles::add(std::string_view name, std::uint64_t kept) {
    std::vector<std::string> all = names();
    std::erase(all, name);
    all.emplace_back(name);
    const Index remembered = static_cast<Index>(kept) + 2;
    text_.clear();
    for (Index i = all.size() - std::min(all.size(), remembered); i < all.size(); ++i) text_ += all[i] + '\0';
}

STATICNN_FUNCTION std::vector<std::string> SavedFiles::outdated(std::uint64_t kept) const {
    std::vector<std::string> all = names();
    all.resize(all.size() - std::min(all.size(), static_cast<Index>(kept)));
    return all;
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::detail
