// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <concepts>
#include <cstdlib>
#include <span>
#include <type_traits>
#include <vector>

#include "staticnn/core/index.hpp"
#include "staticnn/training/history.hpp"
#include "staticnn/training/options.hpp"

namespace staticnn {

/// Samples and targets together: a `DataView`, a `Dataset`.
template <class Type>
concept DataSet = requires(const Type& data) {
    data.view().features();
    data.view().targets();
};

/// Samples and targets one after the other, as in Keras.
template <class Features, class Targets>
struct OneDataSetOf {
    static_assert(!std::is_same_v<Features, Features>,
                  "staticnn: a trainer takes one data set instead of 'Features' and 'Targets': "
                  "DataView(rows<Width>(values), labels<Classes>(numbers)), for regression "
                  "DataView(rows<Width>(values), rows<Width>(targets))");
};

/// Samples without targets, or no view of any.
template <class Data>
struct DataSetOf {
    static_assert(DataSet<Data>,
                  "staticnn: 'Data' is no data set: write DataView(rows<Width>(values), "
                  "labels<Classes>(numbers)), for regression DataView(rows<Width>(values), "
                  "rows<Width>(targets))");
};

/// A setting, or a number, where the options of a trainer stand.
template <class First>
struct TrainerOptionsOf {
    static_assert(!std::is_same_v<First, First>,
                  "staticnn: 'First' stands where the options of a trainer do, and its settings follow: "
                  "trainer({.batch_size = 32}, Adam<>{.learning_rate = 0.01})");
};

/// Options that are missing, or a number of epochs in their place.
template <class... Arguments>
struct FitOf {
    static_assert(sizeof...(Arguments) > sizeof...(Arguments),
                  "staticnn: fit takes a data set and options: trainer.fit(data, {.epochs = 3})");
};

/// What `predict` does not take.
template <class Samples, Index Inputs>
struct PredictOf {
    static_assert(!std::is_same_v<Samples, Samples>,
                  "staticnn: 'Samples' are no samples for a network of 'Inputs' values: predict takes "
                  "rows<Inputs>(values), or a span or an array of one sample");
};
template <class Element, Index Inputs>
struct PredictOf<std::span<Element>, Inputs> {
    static_assert(!std::is_same_v<Element, Element>,
                  "staticnn: predict wants to know the width of a span when the program is compiled: write "
                  "rows<Inputs>(values) for any number of samples, values.first<Inputs>() for one");
};

template <class Element, Index Inputs>
struct PredictOf<std::array<Element, Inputs>, Inputs> {
    static_assert(
        !std::is_same_v<Element, Element>,
        "staticnn: a sample of 'Element' is none for this network: predict takes an array or a span "
        "of the network's own type, float or, with Precision<double>, double; rows<Inputs>(values) "
        "may be of either");
};
template <class Element, Index Inputs>
struct PredictOf<std::span<Element, Inputs>, Inputs> : PredictOf<std::array<Element, Inputs>, Inputs> {};

/// What `predict_classes` does not take.
template <class Samples, Index Inputs>
struct PredictClassesOf {
    static_assert(
        !std::is_same_v<Samples, Samples>,
        "staticnn: 'Samples' are no samples for a network of 'Inputs' values: predict_classes takes "
        "rows<Inputs>(values)");
};

namespace detail {

/// A function that does not compile returns what the right one would: one error is enough.
template <class Check, class Result>
Result refuse_call() {
    static_assert(sizeof(Check) > 0);
    std::abort();
}

/// The functions of a trainer with arguments that they do not take. Each says what it takes instead.
template <class Trainer>
class WrongCalls {
    // Asked for when a function is called, because the trainer is not complete before.
    template <class Samples, class Type = Trainer>
    static constexpr bool is_one_sample =
        std::is_convertible_v<const Samples&, std::span<const typename Type::Scalar, Type::Topology::inputs>>;

public:
    // What stands in braces has no type to deduce: it needs a parameter of its own.
    template <class Data, class... Extras>
        requires(!DataSet<Data>)
    History fit(const Data&, const FitOptions&, const Extras&...) {
        return refuse_call<DataSetOf<Data>, History>();
    }
    template <class Features, class Targets, class... Extras>
        requires(!std::same_as<Targets, FitOptions>)
    History fit(const Features&, const Targets&, const FitOptions&, const Extras&...) {
        return refuse_call<OneDataSetOf<Features, Targets>, History>();
    }
    template <DataSet Data, class... Arguments>
    History fit(const Data&, const Arguments&...) {
        return refuse_call<FitOf<Data, Arguments...>, History>();
    }
    template <class Features, class Targets, class... Arguments>
        requires(!DataSet<Features> && !std::same_as<Targets, FitOptions>)
    History fit(const Features&, const Targets&, const Arguments&...) {
        return refuse_call<OneDataSetOf<Features, Targets>, History>();
    }

    template <class Data>
        requires(!DataSet<Data>)
    auto evaluate(const Data&) { return refuse_call<DataSetOf<Data>, typename Trainer::Evaluation>(); }
    template <class Features, class Targets, class... Arguments>
    auto evaluate(const Features&, const Targets&, const Arguments&...) {
        return refuse_call<OneDataSetOf<Features, Targets>, typename Trainer::Evaluation>();
    }

    template <class Data>
        requires(!DataSet<Data>)
    double train_on_batch(const Data&) { return refuse_call<DataSetOf<Data>, double>(); }
    template <class Features, class Targets>
    double train_on_batch(const Features&, const Targets&) {
        return refuse_call<OneDataSetOf<Features, Targets>, double>();
    }

    template <class Samples>
        requires(!is_one_sample<Samples>)
    auto predict(const Samples&) {
        return refuse_call<PredictOf<Samples, Trainer::Topology::inputs>,
                           std::array<typename Trainer::Scalar, Trainer::Topology::outputs>>();
    }
    template <class Samples>
    auto predict_classes(const Samples&) {
        return refuse_call<PredictClassesOf<Samples, Trainer::Topology::inputs>, std::vector<Index>>();
    }
};

}  // namespace detail
}  // namespace staticnn
