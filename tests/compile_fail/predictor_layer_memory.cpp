// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: prediction allocates nothing, so 'Layer', which keeps something, says where in a template <class T, Index Rows> struct PredictionMemory (concepts/layer.hpp)
// expect: PredictionMemoryOf<Own, float>
#include "staticnn/inference.hpp"

using namespace staticnn;

struct Own : PRelu<4> {
    template <class T>
    struct Memory {
        constexpr explicit Memory(Index) {}
        T* kept = nullptr;
    };
#ifndef STATICNN_WRONG
    template <class T, Index>
    struct PredictionMemory {};
#endif

    template <class Isa, class T, class MemoryType>
    static void forward(const BlockCall<T>&, kernels::PanelView<const T>, kernels::PanelView<T>,
                        MemoryType&) {}
};

using Model = Sequential<Own>;

auto use(Predictor<Model> predictor) { return predictor.predict({1, 2, 3, 4}); }
