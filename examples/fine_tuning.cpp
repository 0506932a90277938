// SPDX-License-Identifier: BSL-1.0
//
// What a network has learned serves another task: train it to tell ten kinds of clothes, keep its first
// layers, and learn from 100 images in which season each kind is worn. From scratch, 100 images teach less.

#include <array>
#include <cstdint>
#include <cstdio>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include <staticnn/staticnn.hpp>

#include "support/claim.hpp"
#include "support/program.hpp"

using namespace staticnn;

namespace {

template <class Topology>
using Classifier = Trainer<Topology, SparseCategoricalCrossentropy, Adam<>, Accuracy>;

using Kinds = Sequential<Dense<784, 128, Relu>, Dense<128, 64, Relu>, Dense<64, 10, Softmax>>;
using Seasons = Sequential<Dense<784, 128, Relu>, Dense<128, 64, Relu>, Dense<64, 3, Softmax>>;
using TunedSeasons =
    Sequential<Frozen<Dense<784, 128, Relu>>, Frozen<Dense<128, 64, Relu>>, Dense<64, 3, Softmax>>;

constexpr std::array kept{"0.kernel", "0.bias", "1.kernel", "1.bias"};
constexpr TrainerOptions small_batches{.batch_size = 10};
constexpr FitOptions thirty_epochs{.epochs = 30};

struct Options : support::DataOptions {
    Index images = 20000;  // for the first task
    Index few = 100;       // for the second
    double margin = 0.05;  // ten seeds gave 0.075 to 0.104
};

/// The same images with the season in place of the kind: summer (T-shirts, dresses, sandals), winter
/// (pullovers, coats, boots), or any. Of digits, it is three groups without a meaning.
Dataset<std::uint8_t, 784, Labels<3>> with_seasons(const ImageClassification::Part::View& images) {
    constexpr std::array<std::uint8_t, 10> season_of_kind{0, 2, 1, 0, 1, 0, 2, 2, 2, 1};
    const std::span pixels(images.features().data(), images.features().size());
    std::vector<std::uint8_t> seasons;
    for (Index row = 0; row < images.rows(); ++row) seasons.push_back(season_of_kind[images.targets()[row]]);
    return {OwnedRows<std::uint8_t, 784>({pixels.begin(), pixels.end()}, images.features().scale()),
            std::move(seasons)};
}

template <class From, class To>
void copy_kept(const From& from, To& to) {
    for (const char* name : kept) to.assign(name, from.values(name));
}

/// True when training has left them alone, to the bit.
template <class From, class To>
bool are_kept(const From& from, const To& to) {
    for (const char* name : kept)
        if (from.values(name) != to.values(name)) return false;
    return true;
}

int fine_tune(const Options& options) {
    const ImageClassification data = load_mnist(options.data_folder());
    const auto few = with_seasons(data.train.drop(options.images).take(options.few));
    const auto test = with_seasons(data.test);

    std::printf("1. Ten kinds of clothes, from %zu images\n", options.images);
    Classifier<Kinds> kinds({.batch_size = 32, .seed = options.seed});
    kinds.fit(data.train.take(options.images), {.epochs = 3}, show_progress(std::cout));

    std::printf("2. Three seasons, from %zu other images\n", options.few);
    TrainerOptions trainer_options = small_batches;
    trainer_options.seed = options.seed;
    const Adam<> adam{.learning_rate = 0.003};

    Classifier<Seasons> from_scratch(trainer_options, adam);
    from_scratch.fit(few, thirty_epochs);

    // Frozen by type: no gradient is computed for these layers.
    Classifier<TunedSeasons> tuned(trainer_options, adam);
    copy_kept(kinds.network(), tuned.network());
    tuned.fit(few, thirty_epochs);

    // Frozen by name: a decision at run time.
    Classifier<Seasons> by_name(trainer_options, adam);
    copy_kept(kinds.network(), by_name.network());
    for (const char* layer : {"0", "1"}) by_name.freeze(layer);
    by_name.fit(few, thirty_epochs);

    const double scratch_accuracy = from_scratch.evaluate(test)["accuracy"];
    const double tuned_accuracy = tuned.evaluate(test)["accuracy"];
    std::printf("from_scratch_accuracy=%.4f\nfine_tuned_accuracy=%.4f\n", scratch_accuracy, tuned_accuracy);
    support::claim_that("frozen_weights_are_unchanged", are_kept(kinds.network(), tuned.network()) &&
                                                            are_kept(kinds.network(), by_name.network()));
    support::claim_that("frozen_by_type_or_by_name_is_the_same",
                        tuned.network().values("2.kernel") == by_name.network().values("2.kernel"));
    support::claim_at_least("margin", tuned_accuracy - scratch_accuracy, options.margin);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    support::CommandLine command_line{
        "Trains on ten kinds of clothes, then learns their season from few images: the first layers kept, "
        "and "
        "from scratch."};
    Options options;
    options.add_to(command_line);
    command_line.option("--images", options.images, "Images of the first task");
    command_line.option("--few", options.few, "Images of the second task");
    command_line.option("--margin", options.margin, "By how much the accuracy is claimed to be better");
    return command_line.run(argc, argv, [&] { return fine_tune(options); });
}
