// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <stdlib.h>

#include <optional>
#include <string>

namespace staticnn {

/// Sets an environment variable, and puts the old value back in the end.
class EnvironmentVariable {
public:
    EnvironmentVariable(const char* name, const std::string& value) : name_(name) {
        if (const char* present = ::getenv(name)) before_ = present;
        ::setenv(name, value.c_str(), 1);
    }
    ~EnvironmentVariable() {
        if (before_)
            ::setenv(name_, before_->c_str(), 1);
        else
            ::unsetenv(name_);
    }
    EnvironmentVariable(const EnvironmentVariable&) = delete;
    EnvironmentVariable& operator=(const EnvironmentVariable&) = delete;

private:
    const char* name_;
    std::optional<std::string> before_;
};

}  // namespace staticnn
