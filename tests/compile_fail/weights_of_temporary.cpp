// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: a view of a temporary would dangle: give 'Range' a name and keep it
#include <vector>

#include "staticnn/data/data_view.hpp"

using namespace staticnn;

using Data = DataView<Rows<const float, 4>, Labels<3>>;

#ifdef STATICNN_WRONG
auto use(const Data& data, const std::vector<float>&) { return data.with_weights(std::vector<float>{1, 2}); }
#else
auto use(const Data& data, const std::vector<float>& weights) { return data.with_weights(weights); }
#endif
