// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: labels of 'Classes' classes do not fit a network with 'Outputs' outputs
// expect: LabelsFor<10, 3>
#include "staticnn/activations/softmax.hpp"
#include "staticnn/data/data_view.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/losses/sparse_categorical_crossentropy.hpp"
#include "staticnn/models/functions.hpp"
#include "staticnn/models/sequential.hpp"

using namespace staticnn;

using Model = Sequential<Dense<4, 3, Softmax>>;

#ifdef STATICNN_WRONG
using Data = DataView<Rows<const float, 4>, Labels<10>>;
#else
using Data = DataView<Rows<const float, 4>, Labels<3>>;
#endif

double use(const Network<Model>& network, const Data& data, Workspace<Model, float>& workspace,
           Storage<Model, float>& gradients) {
    return compute_gradients<SparseCategoricalCrossentropy>(network, data, {}, workspace, gradients);
}
