// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <typeinfo>

namespace staticnn::checkpoint {

/// What `action` complains of. Fails the test unless it throws exactly an Expected.
template <class Expected, class Action>
std::string error_of(const Action& action) {
    try {
        action();
    } catch (const Expected& error) {
        EXPECT_EQ(typeid(error), typeid(Expected));
        return error.what();
    } catch (const std::exception& error) {
        ADD_FAILURE() << "another exception: " << error.what();
        return {};
    }
    ADD_FAILURE() << "no exception";
    return {};
}

}  // namespace staticnn::checkpoint
