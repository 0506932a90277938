// SPDX-License-Identifier: BSL-1.0
// Two source files that predict with the same network, of whose code the program must have one.
#pragma once

#include <staticnn/inference.hpp>

using Topology = staticnn::Sequential<staticnn::Dense<2, 2, staticnn::Relu>, staticnn::Dense<2, 1>>;

inline constexpr staticnn::ConstantNetwork<Topology> exclusive_or({1, 1, 1, 1, 0, -1, 1, -2, 0});

float answer_from_another_file(float first, float second);
