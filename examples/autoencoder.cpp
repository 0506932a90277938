// SPDX-License-Identifier: BSL-1.0
//
// An autoencoder: images of 784 pixels are pressed through 32 numbers and drawn again from these. What it
// must beat is the mean of all images, the best that can be drawn without a look.
//     build/bin/autoencoder --images 10000 --epochs 8

#include <cstdio>
#include <iostream>
#include <staticnn/staticnn.hpp>
#include <string>
#include <vector>

#include "support/claim.hpp"
#include "support/program.hpp"

using namespace staticnn;

namespace {

using Model =
    Sequential<Dense<784, 128, Relu>, Dense<128, 32>, Dense<32, 128, Relu>, Dense<128, 784, Sigmoid>>;
using Autoencoder = Trainer<Model, MeanSquaredError, Adam<>>;
using Images = ImageClassification::Part::Features::View;

/// What the pixels of `images` differ from those of one image: the mean of the squares.
double error_of(const std::vector<double>& one, const Images& images) {
    double sum = 0;
    for (Index i = 0; i < images.rows(); ++i)
        for (Index pixel = 0; pixel < Images::width; ++pixel) {
            const double difference = static_cast<double>(images.row(i)[pixel] * images.scale()) - one[pixel];
            sum += difference * difference;
        }
    return sum / static_cast<double>(images.size());
}

/// One line of text for two lines of pixels: a character stands for 2 pixels above each other.
template <class Row>
std::string line_of(const Row& image, Index line, float scale) {
    const std::string shades = " .:-=+*#%@";
    std::string text;
    for (Index column = 0; column < 28; ++column) {
        const Index pixel = line * 2 * 28 + column;
        const float value = static_cast<float>(image[pixel] + image[pixel + 28]) / 2 * scale;
        text += shades[static_cast<Index>(value * 9 + 0.5f)];
    }
    return text;
}

/// An image and what was drawn of it, side by side.
void print_beside(const Images& original, const Rows<const float, 784>& drawn) {
    std::printf("\n%-32s%s\n", "a test image", "drawn from 32 numbers");
    for (Index line = 0; line < 14; ++line)
        std::printf("%s    %s\n", line_of(original.row(0), line, original.scale()).c_str(),
                    line_of(drawn.row(0), line, drawn.scale()).c_str());
}

struct Options : support::DataOptions {
    Index images = 10'000;
    std::uint64_t epochs = 8;
};

int run(const Options& options) {
    const auto data = load_mnist(options.data_folder());
    const Images training = data.train.take(options.images).features(), test = data.test.features();

    Autoencoder trainer({.batch_size = 64, .seed = options.seed});
    trainer.fit(DataView(training, training), {.epochs = options.epochs}, show_progress(std::cout));

    const Images sample = test.slice(0, 1);
    const auto drawn = trainer.predict(sample);
    print_beside(sample, drawn.view());

    const double error = trainer.evaluate(DataView(test, test)).loss();
    const double mean_error = error_of(Standardizer(training).means(), test);
    std::printf("\nmean squared error on the test images: %.4f; of the mean image: %.4f\n", error,
                mean_error);
    support::claim_at_most("error_ratio", error / mean_error, 0.25);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    support::CommandLine command_line{"Presses images through 32 numbers and draws them again."};
    Options options;
    options.add_to(command_line);
    command_line.option("--images", options.images, "Images to train on");
    command_line.option("--epochs", options.epochs, "Epochs of training");
    return command_line.run(argc, argv, [&] { return run(options); });
}
