// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <cstddef>

#include "staticnn/training/names_of_state.hpp"

namespace staticnn::detail {
STATICNN_BEGIN_RARE_CODE

STATICNN_FUNCTION std::vector<std::string> strings(std::initializer_list<std::string_view> views) {
    return {views.begin(), views.end()};
}

STATICNN_FUNCTION std::vector<std::string> epoch_names(std::vector<std::string> names) {
    const std::size_t count = names.size();
    for (std::size_t i = 0; i < count; ++i) names.push_back("val_" + names[i]);
    names.emplace_back("learning_rate");
    return names;
}

STATICNN_FUNCTION std::vector<std::string> without_validation(std::vector<std::string> names) {
    std::erase_if(names, [](const std::string& name) { return name.starts_with("val_"); });
    return names;
}

STATICNN_FUNCTION std::string NumberedNames::next(std::string_view base) {
    const auto number = 1 + std::count(seen_.begin(), seen_.end(), base);
    seen_.emplace_back(base);
    return number == 1 ? std::string(base) : std::string(base) + '_' + std::to_string(number);
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::detail
