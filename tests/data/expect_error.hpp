// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <typeinfo>

#include "staticnn/core/error.hpp"

/// Expects that `action` throws exactly an `Expected` whose whole sentence is `sentence`.
template <class Expected, class Action>
void expect_error(const Action& action, const std::string& sentence) {
    try {
        action();
        ADD_FAILURE() << "nothing was thrown instead of: " << sentence;
    } catch (const staticnn::Error& error) {
        EXPECT_EQ(error.what(), sentence);
        EXPECT_EQ(typeid(error), typeid(Expected)) << typeid(error).name();
    }
}
