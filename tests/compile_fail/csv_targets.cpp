// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: the targets of a CSV file are 'Labels<Classes>' or 'Rows<float, Width>'
#include "staticnn/data/csv.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Targets = int;
#else
using Targets = Labels<3>;
#endif

void use() { load_csv<4, Targets>("data.csv"); }
