// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <boost/hana/unpack.hpp>

#include "staticnn/core/members.hpp"

namespace staticnn::detail {

/// The members of a class that keeps a state beside the `Settings` it derives from.
template <class Settings, class... Members>
constexpr auto describe_state(Members... state) {
    return boost::hana::unpack(Settings::members(),
                               [=](auto... settings) { return describe(settings..., state...); });
}

}  // namespace staticnn::detail
