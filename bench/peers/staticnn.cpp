// SPDX-License-Identifier: BSL-1.0
#include <staticnn/staticnn.hpp>

#include "driver.hpp"

using namespace staticnn;

namespace {

using Model = Sequential<Dense<784, 512, Relu>, Dropout<0.2>, Dense<512, 10, Softmax>>;

class Peer {
public:
    Peer(const peers::Options& options, const peers::Images& train)
        : trainer_({.batch_size = options.batch, .seed = 1, .threads = Index(options.threads)}),
          images_(rows<784>(train.pixels).with_scale(1.0f / 255), labels<10>(train.labels)) {}

    void train_epoch() { trainer_.fit(images_, {.epochs = 1}); }

    void predict(std::span<const float> images, float* outputs) {
        const Rows<const float, 784> samples(images);
        trainer_.predict(samples, Rows<float, 10>(outputs, samples.rows()));
    }

private:
    Trainer<Model, SparseCategoricalCrossentropy, Adam<>> trainer_;
    DataView<Rows<const std::uint8_t, 784>, Labels<10>> images_;
};

}  // namespace

int main(int argc, char** argv) { return peers::run<Peer>(argc, argv); }
