// SPDX-License-Identifier: BSL-1.0
#include "staticnn/layers/dense.hpp"
#include "staticnn/models/sequential.hpp"

using Topology = staticnn::Sequential<staticnn::Dense<4, 3>, staticnn::Dense<3, 2>>;

int main() { return Topology::parameter_count == 4 * 3 + 3 + 3 * 2 + 2 ? 0 : 1; }
