// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: every extent of a 'Shape' is at least 1
// expect(gcc): 'struct staticnn::Shape<28, 0>'
// expect(clang): 'staticnn::Shape<28, 0>'
#include "staticnn/core/shape.hpp"

#ifdef STATICNN_WRONG
using Image = staticnn::Shape<28, 0>;
#else
using Image = staticnn::Shape<28, 1>;
#endif

constexpr staticnn::Index size = Image::size;
