// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: a trainer takes one data set instead of 'Features' and 'Targets': DataView(rows<Width>(values), labels<Classes>(numbers)), for regression DataView(rows<Width>(values), rows<Width>(targets))
#include "staticnn/data/data_view.hpp"
#include "staticnn/training/hooks.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
void use(Rows<const float, 4> images, Labels<3> numbers) { validation_data(images, numbers); }
#else
void use(Rows<const float, 4> images, Labels<3> numbers) { validation_data(DataView(images, numbers)); }
#endif
