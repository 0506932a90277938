// SPDX-License-Identifier: BSL-1.0
// Trains two networks, and saves them and what they predict, in the current folder: NAME.bin, NAME.xml,
// NAME.samples, NAME.outputs. Two more, whose sizes matter, are saved as they begin: NAME.bin.
#include <cstdio>
#include <fstream>
#include <string>

#include <staticnn/staticnn.hpp>

#include "embed/own_layer.hpp"
#include "support/samples.hpp"

using namespace staticnn;

namespace {

using Classifier = Trainer<Sequential<Normalization<5>, Frozen<Dense<5, 40, Relu, NoBias>>,
                                      BatchNormalization<40>, Dense<40, 3, Softmax, L2<0.01>>>,
                           SparseCategoricalCrossentropy, Sgd<>>;
using Regressor =
    Trainer<Sequential<Dense<4, 18, Relu, MaxNorm<3>>, Gain<18>>, MeanSquaredError, Sgd<>, Precision<double>>;

template <class T>
void write(const std::string& path, const std::vector<T>& values) {
    std::ofstream file(path, std::ios::binary);
    file.write(reinterpret_cast<const char*>(values.data()),
               static_cast<std::streamsize>(values.size() * sizeof(T)));
    if (!file.flush()) throw FileError("cannot write '" + path + "'");
}

template <class SomeTrainer>
void save(SomeTrainer& trainer, const std::string& name) {
    using T = typename SomeTrainer::Scalar;
    using Topology = typename SomeTrainer::Topology;
    constexpr Index count = 67;  // more than a prediction takes at once
    const std::vector<T> samples = numbers<T>(count * Topology::inputs, 7);
    std::vector<T> outputs(count * Topology::outputs);
    trainer.predict(rows<Topology::inputs>(samples), rows<Topology::outputs>(outputs));
    trainer.save(name + ".bin");
    trainer.save(name + ".xml");
    write(name + ".samples", samples);
    write(name + ".outputs", outputs);
}

template <class Model>
void save_untrained(const std::string& path) {
    Trainer<Model, MeanSquaredError, Sgd<>>().save_weights(path);
}

}  // namespace

int main() try {
    const auto classes = class_samples<float, 5, 3>(40);
    Classifier classifier({.batch_size = 8, .seed = 3});
    adapt(classifier.network(), classes.features());
    classifier.fit(classes, {.epochs = 2});
    save(classifier, "classifier");

    Regressor regressor({.batch_size = 8, .seed = 3});
    regressor.fit(value_samples<double, 4, 18>(40), {.epochs = 2});
    save(regressor, "regressor");

    save_untrained<Sequential<Dense<8, 16, Tanh>, Dense<16, 16, Tanh>, Dense<16, 1>>>("small.bin");
    save_untrained<Sequential<Dense<784, 512, Relu>, Dense<512, 10, Softmax>>>("large.bin");
    return 0;
} catch (const Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
