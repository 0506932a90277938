// SPDX-License-Identifier: BSL-1.0
// A program with a network inside and nothing else.
#include HEADER

static float inputs[1'000];
static float outputs[100];

int main(int count, char**) {
    inputs[0] = static_cast<float>(count);
#if defined(NETWORK)
    staticnn::predict_at(NETWORK, inputs, outputs);
#else
    PREDICT(inputs, outputs);
#endif
    return outputs[0] < 1e30f ? 0 : 1;
}
