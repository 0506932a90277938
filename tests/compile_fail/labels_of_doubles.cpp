// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: labels are class numbers (integers), not 'double': for regression pass rows of values
#include <cstdint>
#include <vector>

#include "staticnn/data/labels.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Numbers = std::vector<double>;
#else
using Numbers = std::vector<std::uint8_t>;
#endif

auto use(const Numbers& numbers) { return labels<3>(numbers); }
