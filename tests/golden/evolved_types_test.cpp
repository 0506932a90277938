// SPDX-License-Identifier: BSL-1.0
// Programs change while their checkpoints stay: files of evolving_types.hpp, loaded by what became of the
// types.
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "data/expect_error.hpp"
#include "golden/evolving_types.hpp"
#include "staticnn/activations/relu.hpp"
#include "staticnn/layers/batch_normalization.hpp"
#include "staticnn/layers/layer_normalization.hpp"
#include "staticnn/layers/rms_normalization.hpp"
#include "staticnn/metrics/top_k.hpp"
#include "staticnn/training/callbacks/reduce_lr_on_plateau.hpp"
#include "staticnn/training/update_rules/weight_average.hpp"

namespace staticnn::golden {
namespace {

using Notes = std::vector<std::string>;
const EarlyStopping stopping{.patience = 9, .restore_best_weights = true};
using Crossentropy = SparseCategoricalCrossentropy;

class EvolvedType : public testing::TestWithParam<const char*> {
protected:
    const std::string path_ = std::string(STATICNN_GOLDEN "/format_1/evolving") + GetParam();

    /// The notes of a load, after which the weights are those of the file.
    template <class SomeTrainer>
    Notes load(SomeTrainer& trainer, const LoadOptions& how = {}) {
        const Notes notes = trainer.load(path_, how).notes;
        const std::vector<float> values = trainer.network().values("1.kernel");
        for (Index i = 0; i < values.size(); ++i) EXPECT_EQ(values[i], float_number("network.1.kernel", i));
        return notes;
    }

    template <class SomeTrainer>
    void expect_refusal(SomeTrainer&& trainer, const std::string& sentence, const LoadOptions& how = {}) {
        const std::string digest = trainer.digest();
        expect_error<MismatchError>([&] { trainer.load(path_, how); }, sentence);
        EXPECT_EQ(trainer.digest(), digest);
    }

    std::string misfit() const { return '\'' + path_ + "' does not fit: "; }
};
INSTANTIATE_TEST_SUITE_P(Form, EvolvedType, testing::Values(".bin", ".xml"));

TEST_P(EvolvedType, ThatHasNotChangedLoadsInSilence) {
    EvolvingTrainer trainer(options, stopping);
    EXPECT_EQ(load(trainer), Notes{});
}

TEST_P(EvolvedType, WithAnotherCallbackStartsItFresh) {
    Trainer<EvolvingNet, Crossentropy, Walk, Accuracy, EarlyStopping, ReduceLrOnPlateau> trainer(options,
                                                                                                 stopping);
    EXPECT_EQ(load(trainer), Notes{"callback 'reduce_lr_on_plateau' is not in the file and starts fresh"});
}

TEST_P(EvolvedType, WithoutACallbackDropsItByName) {
    Trainer<EvolvingNet, Crossentropy, Walk, Accuracy> trainer(options);
    expect_refusal(trainer, misfit() +
                                "the file has callback 'early_stopping', what loads it does not; to "
                                "load the rest, name 'early_stopping' in drop_callbacks");
    EXPECT_EQ(load(trainer, {.drop_callbacks = {"early_stopping"}}),
              Notes{"callbacks.early_stopping: dropped with 15 of the file's leaves"});
}

TEST_P(EvolvedType, ThatDropsACallbackItHasStartsItFresh) {
    EvolvingTrainer trainer(options);
    EXPECT_EQ(load(trainer, {.drop_callbacks = {"early_stopping"}}),
              (Notes{"callbacks.early_stopping: dropped with 15 of the file's leaves",
                     "callback 'early_stopping' is not in the file and starts fresh"}));
    for (const Leaf& leaf : trainer.leaves())
        EXPECT_FALSE(leaf.name().starts_with("callbacks.early_stopping.best_weights"));
}

TEST_P(EvolvedType, WithAnotherMetricKnowsNothingOfItBefore) {
    Trainer<EvolvingNet, Crossentropy, Walk, Accuracy, TopK<2>, EarlyStopping> trainer(options, stopping);
    EXPECT_EQ(load(trainer),
              (Notes{"metric 'top_2_accuracy' is not in the file and starts fresh",
                     "history.top_2_accuracy: not in the file, keeps its default [2 values]",
                     "history.val_top_2_accuracy: not in the file, keeps its default [2 values]"}));
    EXPECT_TRUE(std::isnan(trainer.history()["top_2_accuracy"].at(1)));
    EXPECT_EQ(trainer.history()["accuracy"].at(1), double_number("history.accuracy", 1));
}

TEST_P(EvolvedType, WithoutAMetricDropsItByName) {
    Trainer<EvolvingNet, Crossentropy, Walk, EarlyStopping> trainer(options, stopping);
    expect_refusal(
        trainer, misfit() +
                     "the file has 'history.accuracy' (float64 2), what loads it does not; to load the rest, "
                     "name 'accuracy' in drop_metrics");
    EXPECT_EQ(load(trainer, {.drop_metrics = {"accuracy"}}),
              (Notes{"metrics.accuracy: dropped with 2 of the file's leaves",
                     "history.accuracy: dropped with 1 of the file's leaves",
                     "history.val_accuracy: dropped with 1 of the file's leaves"}));
    EXPECT_EQ(trainer.history().size(), 2u);
}

TEST_P(EvolvedType, WithAnUpdateRuleStartsItFresh) {
    Trainer<EvolvingNet, Crossentropy, Walk, Accuracy, EarlyStopping, WeightAverage> trainer(options,
                                                                                             stopping);
    EXPECT_EQ(load(trainer), Notes{"update rule 'weight_average' is not in the file and starts fresh"});
}

/// Walk with a member more, and with another default for one that it had.
struct WalkOn : Sgd<Momentum> {
    static constexpr FixedString name = "Walk";
    double decay = 0.25;

    WalkOn() { momentum.value = 0.5; }
    static constexpr auto members() {
        return detail::describe_state<Sgd<Momentum>>(setting<"decay">(&WalkOn::decay));
    }
};

TEST_P(EvolvedType, WithAnotherMemberOfTheOptimizerKeepsItsDefault) {
    Trainer<EvolvingNet, Crossentropy, WalkOn, Accuracy, EarlyStopping> trainer(options, stopping);
    EXPECT_EQ(load(trainer), (Notes{"optimizer.momentum.value: 0.9 in the file replaces 0.5",
                                    "optimizer.decay: not in the file, keeps its default 0.25"}));
    EXPECT_EQ(trainer.optimizer().decay, 0.25);
}

/// Walk with a slot more.
struct WalkFar : Walk {
    static constexpr std::array<std::string_view, 2> slots{"m", "far"};
};

TEST_P(EvolvedType, WithAnotherSlotOfTheOptimizerNeedsAReset) {
    Trainer<EvolvingNet, Crossentropy, WalkFar, Accuracy, EarlyStopping> trainer(options, stopping);
    expect_refusal(trainer,
                   misfit() +
                       "expected leaf 'optimizer.slots.0.weights.far' (float32 4 3), found no leaf of "
                       "that name; reset_optimizer loads the rest");
    EXPECT_EQ(load(trainer, {.reset_optimizer = true}),
              Notes{"optimizer: begins anew, with moments of 0 and at step 0"});
    EXPECT_EQ(trainer.step(), 0u);
    EXPECT_EQ(trainer.epoch(), 2u);
}

/// A layer whose default activation has become another.
template <Index Inputs, Index Outputs, class Activation = Relu>
using Layer = Dense<Inputs, Outputs, Activation>;
template <class First>
using AliasedTrainer =
    Trainer<Sequential<First, Dense<3, 2, Softmax>>, Crossentropy, Walk, Accuracy, EarlyStopping>;

TEST_P(EvolvedType, WithAnotherDefaultArgumentIsRefused) {
    AliasedTrainer<Layer<4, 3>> relu(options);
    expect_refusal(relu,
                   path_ +
                       ": expected the topology Sequential<Dense<4,3,Relu>,Dense<3,2,Softmax>>, found "
                       "Sequential<Dense<4,3,Tanh>,Dense<3,2,Softmax>>" +
                       std::string(detail::way_to_fitting_layers),
                   {.aliases = aliases});
    AliasedTrainer<Layer<4, 3, Tanh>> tanh(options);
    load(tanh, {.aliases = aliases});
    EXPECT_EQ(tanh.network().values("0.bias")[1], float_number("network.0.bias", 1));
}

// What a name leaves out is format, whatever the default arguments become.
TEST(NamesOfTypes, LeaveOutWhatTheFormatSays) {
    EXPECT_EQ((LayerNormalization<4, 0.001>::name.view()), "LayerNormalization<4>");
    EXPECT_EQ((RmsNormalization<4, 0.000001>::name.view()), "RmsNormalization<4>");
    EXPECT_EQ((BatchNormalization<4, 0.99, 0.001>::name.view()), "BatchNormalization<4>");
    EXPECT_EQ((LayerNormalization<4, 0.01>::name.view()), "LayerNormalization<4,0.01>");
    EXPECT_EQ((RmsNormalization<4, 0.001>::name.view()), "RmsNormalization<4,0.001>");
    EXPECT_EQ((BatchNormalization<4, 0.99, 0.01>::name.view()), "BatchNormalization<4,0.99,0.01>");
    EXPECT_EQ((Dense<4, 3, Linear>::name.view()), "Dense<4,3,Linear>");
    EXPECT_EQ((Sgd<ConstantRate>::name.view()), "Sgd<ConstantRate>");
    EXPECT_EQ(Sgd<>::name.view(), "Sgd<>");
}

TEST_P(EvolvedType, ThatIsCalledOtherwiseLoadsUnderItsAlias) {
    AliasedTrainer<Dense<4, 3, Tanh>> trainer(options, stopping);
    expect_refusal(trainer,
                   path_ +
                       ": expected the topology Sequential<Dense<4,3,Tanh>,Dense<3,2,Softmax>>, found "
                       "Sequential<FullyConnected<4,3,Tanh>,Dense<3,2,Softmax>>" +
                       std::string(detail::way_to_fitting_layers));
    expect_refusal(trainer,
                   misfit() +
                       "expected leaf 'network.0.kernel' (float32 4 3), found no leaf of that name; aliases "
                       "tell what it was called",
                   {.aliases = {{"FullyConnected", "Dense"}}});
    EXPECT_EQ(load(trainer, {.aliases = aliases}), Notes{});
    // Weights, slots and the weights that a callback remembers.
    Index renamed = 0;
    for (const Leaf& leaf : trainer.leaves()) {
        if (!leaf.is_tensor() || leaf.name().find(".0.bias") == std::string::npos) continue;
        ++renamed;
        float value = 0;
        std::memcpy(&value, leaf.bytes().data() + sizeof value, sizeof value);
        EXPECT_EQ(value, float_number(leaf.name(), 1)) << leaf.name();
    }
    EXPECT_EQ(renamed, 3u);
}

}  // namespace
}  // namespace staticnn::golden
