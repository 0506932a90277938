// SPDX-License-Identifier: BSL-1.0
#include "uses_inference.hpp"

int main() {
    for (const float first : {0.0f, 1.0f})
        for (const float second : {0.0f, 1.0f}) {
            const float answer = exclusive_or.predict({first, second})[0];
            if (answer != (first == second ? 0.0f : 1.0f) ||
                answer != answer_from_another_file(first, second))
                return 1;
        }
    return 0;
}
