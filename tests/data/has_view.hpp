// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <utility>

namespace staticnn {

template <class T>
concept HasView = requires(T&& owner) {
    std::forward<T>(owner).view();
};

}  // namespace staticnn
