// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>

#include "staticnn/layers/dense.hpp"
#include "staticnn/models/network.hpp"
#include "staticnn/models/sequential.hpp"

/// What crosses the boundary of a shared library: networks go in, errors come out.
using Layers = staticnn::Network<staticnn::Sequential<staticnn::Dense<4, 3>>, float>;

[[gnu::visibility("default")]] void read_nothing(const std::string& folder);
[[gnu::visibility("default")]] float first_weight(const Layers& network);
