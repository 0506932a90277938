// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <concepts>
#include <span>
#include <type_traits>

#include "staticnn/kernels/implied.hpp"
#include "staticnn/models/predict_rows.hpp"

namespace staticnn {

/// What `predict` does not take as a sample.
template <class Sample, Index Inputs, class Scalar>
struct SampleFor {
    static_assert(
        !std::is_same_v<Sample, Sample>,
        "staticnn: 'Sample' is no sample for a network of 'Inputs' values: predict takes an array or a "
        "span of that many values");
};
template <class Element, Index Inputs, class Scalar>
struct SampleFor<std::span<Element>, Inputs, Scalar> {
    static_assert(!std::is_same_v<Element, Element>,
                  "staticnn: predict wants to know the width of a span when the program is compiled: write "
                  "values.first<Inputs>()");
};
template <class Element, Index Inputs, class Scalar>
    requires(!std::is_same_v<Element, Scalar>)
struct SampleFor<std::array<Element, Inputs>, Inputs, Scalar> {
    static_assert(!std::is_same_v<Element, Element>,
                  "staticnn: a sample of 'Element' is none for a network of 'Scalar': predict takes an array "
                  "or a span of the network's own type");
};

/// What `predict` does not write its outputs to.
template <class Result, Index Outputs>
struct ResultFor {
    static_assert(
        !std::is_same_v<Result, Result>,
        "staticnn: 'Result' has no room for the outputs of a network with 'Outputs' of them: predict "
        "writes to an array or a span of that many values");
};

/// What `predict_batch` does not take, as samples or as the place for their outputs.
template <class Samples, class Results, Index Inputs, Index Outputs>
struct BatchFor {
    static_assert(
        !std::is_same_v<Samples, Samples>,
        "staticnn: predict_batch takes a span of std::array<Scalar, Inputs>, or rows<Inputs>(values), and "
        "writes to a span of std::array<Scalar, Outputs>, not 'Samples' and 'Results'");
};

/// Scratch that is too large to be put on a stack unasked.
template <class Topology, Index Bytes>
struct StackFor {
    static constexpr Index most = 65'536;
    static_assert(Bytes <= most,
                  "staticnn: a prediction of 'Topology' needs 'Bytes' of scratch: give predict a "
                  "PredictionWorkspace of your own, static or on the heap");
};

namespace detail {

/// Samples that lie one after another as arrays, as a source of rows.
template <class T, Index Width>
struct ArrayRows {
    using element_type = const T;
    static constexpr Index width = Width;

    std::span<const std::array<T, Width>> arrays;

    Index rows() const noexcept { return arrays.size(); }
    float scale() const noexcept { return 1; }
    ArrayRows slice(Index first, Index count) const noexcept { return {arrays.subspan(first, count)}; }
    const T* data() const noexcept { return reinterpret_cast<const T*>(arrays.data()); }
};

/// Rows of a workspace that fits on a stack and has enough of them for the tiles of a product.
template <class Topology, class T, Index Rows = 64>
constexpr Index rows_on_stack() {
    if constexpr (Rows == 1 || sizeof(PredictionWorkspace<Topology, T, Rows>) <= StackFor<Topology, 0>::most)
        return Rows;
    else
        return rows_on_stack<Topology, T, Rows / 2>();
}

// The functions below carry in their names what the compiler's flags imply (`Set`), and are what is compiled;
// those of a predictor are inlined.

template <class Set, class Topology, class T, Index Rows>
void predict_one(const T* parameters, const T* sample, T* outputs,
                 PredictionWorkspace<Topology, T, Rows>& workspace) noexcept {
    kernels::with_set<Set>([&]<class Isa>(Isa) {
        kernels::Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
            predict_row<kernels::Inlined<Isa>>(parameters, sample, outputs, workspace);
        });
    });
}

/// With a workspace on the stack, which the compiler then sees through.
template <class Set, class Topology, class T>
void predict_one(const T* parameters, const T* sample, T* outputs) noexcept {
    static_assert(sizeof(StackFor<Topology, sizeof(PredictionWorkspace<Topology, T, 1>)>) > 0);
    kernels::with_set<Set>([&]<class Isa>(Isa) {
        kernels::Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
            PredictionWorkspace<Topology, T, 1> workspace;
            predict_row<kernels::Inlined<Isa>>(parameters, sample, outputs, workspace);
        });
    });
}

template <class Set, class Topology, class T, class Samples, Index Rows>
void predict_many(const T* parameters, const Samples& samples, Index rows, T* outputs,
                  PredictionWorkspace<Topology, T, Rows>& workspace) noexcept {
    kernels::with_set<Set>(
        [&]<class Isa>(Isa) { predict_rows<Isa, Topology>(parameters, samples, rows, outputs, workspace); });
}

}  // namespace detail

/// The predictions of a `Type` that has `weights()`: Topology::storage_size values in panels
/// (core/panels.hpp).
///
/// All functions are const and can be called by any number of threads at once: nothing is shared but the
/// weights. None throws, allocates, locks or enters the operating system. The outputs have the bits of
/// Trainer::predict, as long as all weights are finite; gates are off. A sample that Embedding cannot look up
/// gets outputs that are NaN.
template <class Type, class TopologyType, class T>
class Predicts {
public:
    using Topology = TopologyType;
    using Scalar = T;
    static constexpr Index inputs = Topology::inputs;
    static constexpr Index outputs = Topology::outputs;
    using Sample = std::span<const T, inputs>;
    using Result = std::span<T, outputs>;
    template <Index Rows>
    using Workspace = PredictionWorkspace<Topology, T, Rows>;

    /// The outputs for one sample. In a constant expression too, where every number on the way must be
    /// finite.
    STATICNN_INLINE constexpr std::array<T, outputs> predict(Sample sample) const noexcept {
        std::array<T, outputs> result{};
        predict(sample, Result(result));
        return result;
    }
    /// The same for values in braces: `network.predict({0, 1})`.
    template <Index Count>
    STATICNN_INLINE constexpr std::array<T, outputs> predict(const T (&sample)[Count]) const noexcept {
        if constexpr (Count == inputs) {
            return predict(Sample(sample));
        } else {
            static_assert(sizeof(SampleFor<std::array<T, Count>, inputs, T>) > 0);
            return {};
        }
    }
    /// The same, written to `result`, which may not be the sample.
    STATICNN_INLINE constexpr void predict(Sample sample, Result result) const noexcept {
        if (std::is_constant_evaluated()) {
            Workspace<1> workspace;
            detail::predict_row<kernels::Constants>(weights(), sample.data(), result.data(), workspace);
        } else {
            detail::predict_one<kernels::Implied, Topology>(weights(), sample.data(), result.data());
        }
    }
    /// The same for networks too wide for the stack.
    template <Index Rows>
    STATICNN_INLINE void predict(Sample sample, Result result, Workspace<Rows>& workspace) const noexcept {
        detail::predict_one<kernels::Implied, Topology>(weights(), sample.data(), result.data(), workspace);
    }

    /// The outputs for each sample, in the same order: they are arrays in a span (or in a vector), or
    /// rows that lie in memory one after another, such as rows<784>(pixels), with their scale. Returns how
    /// many there are: as many as samples, or fewer where `results`, a span of arrays, has no room for all.
    /// With threads lent by TeamScope (core/team.hpp) these share the work.
    template <class Samples, class Results, Index Rows>
    STATICNN_INLINE Index predict_batch(const Samples& given, Results&& results,
                                        Workspace<Rows>& workspace) const noexcept {
        if constexpr (takes_batch<Samples, Results>) {
            const auto source = as_source(given);
            const std::span<std::array<T, outputs>> places = results;
            const Index rows = std::min(source.rows(), places.size());
            detail::predict_many<kernels::Implied, Topology>(weights(), source, rows,
                                                             reinterpret_cast<T*>(places.data()), workspace);
            return rows;
        } else {
            static_assert(sizeof(BatchFor<Samples, std::remove_cvref_t<Results>, inputs, outputs>) > 0);
            return 0;
        }
    }
    /// The same with a workspace on the stack.
    template <class Samples, class Results>
    STATICNN_INLINE Index predict_batch(const Samples& given, Results&& results) const noexcept {
        Workspace<detail::rows_on_stack<Topology, T>()> workspace;
        return predict_batch(given, results, workspace);
    }

    // What the functions above do not take.
    template <class Given>
        requires(!std::convertible_to<const Given&, Sample>)
    constexpr std::array<T, outputs> predict(const Given&) const noexcept {
        static_assert(sizeof(SampleFor<Given, inputs, T>) > 0);
        return {};
    }
    template <class Given, class Place>
        requires(!std::convertible_to<const Given&, Sample> || !std::convertible_to<Place&, Result>)
    constexpr void predict(const Given&, Place&&) const noexcept {
        if constexpr (!std::convertible_to<const Given&, Sample>)
            static_assert(sizeof(SampleFor<Given, inputs, T>) > 0);
        else
            static_assert(sizeof(ResultFor<std::remove_cvref_t<Place>, outputs>) > 0);
    }

private:
    using Arrays = std::span<const std::array<T, inputs>>;
    template <class Samples>
    static constexpr bool is_source = [] {
        if constexpr (ContiguousRowSource<Samples>)
            return Samples::width == inputs;
        else
            return false;
    }();
    template <class Samples, class Results>
    static constexpr bool takes_batch =
        (is_source<Samples> ||
         std::convertible_to<const Samples&, Arrays>)&&std::convertible_to<Results&,
                                                                           std::span<std::array<T, outputs>>>;

    template <class Samples>
    STATICNN_INLINE static auto as_source(const Samples& given) noexcept {
        if constexpr (is_source<Samples>)
            return given;
        else
            return detail::ArrayRows<T, inputs>{given};
    }
    constexpr const T* weights() const noexcept { return static_cast<const Type&>(*this).weights(); }
};

}  // namespace staticnn
