// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: a trainer takes one data set instead of 'Features' and 'Targets': DataView(rows<Width>(values), labels<Classes>(numbers)), for regression DataView(rows<Width>(values), rows<Width>(targets))
// expect: OneDataSetOf<std::vector<float>, std::vector<unsigned char>
#include <cstdint>
#include <vector>

#include "staticnn/activations/softmax.hpp"
#include "staticnn/data/data_view.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/losses/sparse_categorical_crossentropy.hpp"
#include "staticnn/models/sequential.hpp"
#include "staticnn/optimizers/adam.hpp"
#include "staticnn/training/trainer.hpp"

using namespace staticnn;

using Model = Sequential<Dense<4, 3, Softmax>>;
using Classifier = Trainer<Model, SparseCategoricalCrossentropy, Adam<>>;
using Pixels = std::vector<float>;
using Digits = std::vector<std::uint8_t>;

#ifdef STATICNN_WRONG
double use(Classifier& trainer, const Pixels& images, const Digits& numbers) {
    return trainer.evaluate(images, numbers).loss();
}
#else
double use(Classifier& trainer, const Pixels& images, const Digits& numbers) {
    return trainer.evaluate(DataView(rows<4>(images), labels<3>(numbers))).loss();
}
#endif
