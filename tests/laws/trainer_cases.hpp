// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "laws/matrix.hpp"
#include "staticnn/losses/sparse_categorical_crossentropy.hpp"
#include "staticnn/metrics/accuracy.hpp"
#include "staticnn/training/trainer.hpp"
#include "support/environment.hpp"
#include "support/samples.hpp"

/// A row of the matrix, put to work.
namespace staticnn::laws {

namespace detail {

template <class OptimizerType, class... Callback>
Trainer<Layers, SparseCategoricalCrossentropy, OptimizerType, Accuracy, Callback...> trainer_of(
    List<Callback...>);

}  // namespace detail

template <class Row>
struct Case;
template <class Optimizer, class Schedule>
struct Case<Training<Optimizer, Schedule>> {
    using OptimizerType = typename Optimizer::template With<Schedule>;
    using CallbackList = CallbacksBeside<Schedule>;
    using Topology = Layers;
    using TrainerType = decltype(detail::trainer_of<OptimizerType>(CallbackList{}));
    using BatchHook = std::function<void(const BatchReport&)>;
    using Data = Dataset<float, 6, Labels<3>>;

    static constexpr Index batch_size = 8;
    static constexpr Index samples = 46;  // 36 to train on: 4 batches and a half
    static constexpr FitOptions options{.epochs = 5, .validation_split = 0.2};

    Data data = whole_numbers();
    std::string folder;  // ends with a slash

    /// Several threads share whatever can be shared.
    TrainerType trainer(std::uint64_t seed = 5, Index threads = 1) const {
        const EnvironmentVariable work("STATICNN_WORTH_A_THREAD", "1");
        return [&]<class... Callback>(List<Callback...>) {
            return TrainerType({.batch_size = batch_size, .seed = seed, .threads = threads},
                               example<OptimizerType>(), example(Callback{}, folder)...);
        }(CallbackList{});
    }

    /// A trainer that was never interrupted.
    TrainerType trained(Index threads = 1) const {
        TrainerType result = trainer(5, threads);
        fit(result, [](const BatchReport&) {});
        return result;
    }

    /// A trainer that paused after `step` updates.
    TrainerType paused_at(std::uint64_t step) const {
        TrainerType result = trainer();
        fit(result, [&](const BatchReport& report) {
            if (report.step == step) result.pause();
        });
        return result;
    }

    // One type of hook, so that fit is compiled once.
    void fit(TrainerType& trainer, const BatchHook& hook) const {
        trainer.fit(data, options, on_batch_end(hook));
    }
    void resume(TrainerType& trainer) const {
        trainer.resume(data, on_batch_end(BatchHook([](const BatchReport&) {})));
    }

private:
    static Data whole_numbers() {
        std::vector<float> features = numbers<float>(samples * 6);
        std::vector<std::uint32_t> labels(samples);
        for (float& feature : features) feature = std::floor((feature + 1) * 2.5f);
        for (Index row = 0; row < samples; ++row)
            labels[row] = static_cast<std::uint32_t>(features[row * 6]) % 3;
        return {features, labels};
    }
};

}  // namespace staticnn::laws
