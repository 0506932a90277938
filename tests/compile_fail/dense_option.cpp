// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: the options of 'Dense' are NoBias, an initializer such as HeNormal, a regularizer such as L2<0.01>, a constraint such as MaxNorm<2>, and these for the bias, as in BiasInitializer<Ones>
// expect: staticnn::Dense<784, 10, staticnn::Relu, staticnn::Dropout<
#include "staticnn/activations/relu.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/layers/dropout.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Output = Dense<784, 10, Relu, Dropout<0.2>>;
#else
using Output = Dense<784, 10, Relu, NoBias>;
#endif

constexpr auto name = Output::name;
