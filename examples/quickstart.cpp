// SPDX-License-Identifier: BSL-1.0
#include <cstdio>
#include <iostream>
#include <staticnn/staticnn.hpp>
using namespace staticnn;

using Model = Sequential<Dense<784, 512, Relu>, Dropout<0.2>, Dense<512, 10, Softmax>>;
using Classifier = Trainer<Model, SparseCategoricalCrossentropy, Adam<>, Accuracy>;

int main(int argc, char** argv) try {
    const auto folder = argc > 1 ? argv[argc - 1] : find_fashion_mnist();
    if (!folder) throw DataError(how_to_get_data());
    if (folder->starts_with('-')) throw ArgumentError("usage: quickstart [--data DIR]");
    const auto data = load_mnist(*folder);

    Classifier trainer({.batch_size = 32, .seed = 1});
    trainer.fit(data.train, {.epochs = 3, .validation_split = 0.1}, show_progress(std::cout));
    trainer.save("quickstart.bin");

    Classifier restored;  // in another program, another day
    restored.load("quickstart.bin");
    std::printf("test accuracy %.4f\n", restored.evaluate(data.test)["accuracy"]);
    const auto classes = restored.predict_classes(data.test.features());
    std::printf("the first test image is of class %zu\n", classes[0]);
} catch (const Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
