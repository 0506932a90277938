// SPDX-License-Identifier: BSL-1.0
//
// Hello, world: a network learns exclusive or, which no single layer can.
//     build/bin/xor

#include <cstdio>
#include <exception>
#include <staticnn/staticnn.hpp>
#include <vector>

#include "support/claim.hpp"

using namespace staticnn;

using Model = Sequential<Dense<2, 8, Tanh>, Dense<8, 1, Sigmoid>>;

int main() try {
    const std::vector<float> questions{0, 0, 0, 1, 1, 0, 1, 1};
    const std::vector<float> answers{0, 1, 1, 0};
    const DataView data(rows<2>(questions), rows<1>(answers));

    Trainer<Model, BinaryCrossentropy, Adam<>, BinaryAccuracy<>> trainer({.batch_size = 4, .seed = 1},
                                                                         Adam<>{.learning_rate = 0.05});
    trainer.fit(data, {.epochs = 500});

    for (Index i = 0; i < data.rows(); ++i) {
        const auto question = data.features().row(i);
        std::printf("%g xor %g = %.3f\n", question[0], question[1], trainer.predict(question)[0]);
    }
    const Scores scores = trainer.evaluate(data);
    support::claim_at_least("accuracy", scores["binary_accuracy"], 1);
    support::claim_at_most("loss", scores.loss(), 0.01);
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
