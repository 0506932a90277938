// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: a prediction of 'Topology' needs 'Bytes' of scratch: give predict a PredictionWorkspace of your own, static or on the heap
#include "staticnn/inference.hpp"

using namespace staticnn;

using Model = Sequential<Dense<4, 20'000>, Dense<20'000, 1>>;
using Work = Predictor<Model>::Workspace<1>;

#ifdef STATICNN_WRONG
void use(Predictor<Model> predictor, const std::array<float, 4>& sample, std::array<float, 1>& result,
         Work&) {
    predictor.predict(sample, result);
}
#else
void use(Predictor<Model> predictor, const std::array<float, 4>& sample, std::array<float, 1>& result,
         Work& work) {
    predictor.predict(sample, result, work);
}
#endif
