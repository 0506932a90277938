// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <limits>
#include <new>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include "staticnn/core/attributes.hpp"
#include "staticnn/data/split.hpp"
#include "staticnn/models/functions.hpp"
#include "staticnn/training/options.hpp"
#include "staticnn/training/report.hpp"
#include "staticnn/training/run.hpp"

namespace staticnn::detail {
STATICNN_BEGIN_RARE_CODE

[[noreturn]] STATICNN_FUNCTION void refuse_batch_size(Index batch_size);

/// Training data and, perhaps, the share of it that is held back.
template <class View>
struct Parts {
    View training;
    std::optional<View> validation;
};

template <class View>
Parts<View> split(const View& view, double validation_split) {
    if (validation_split == 0) return {view, std::nullopt};
    const auto parts = view.split(validation_split);
    return {parts.training, parts.validation};
}

/// Of a run, which numbers them in 32 bits.
inline constexpr Index most_samples = std::numeric_limits<std::uint32_t>::max();

/// Scratch for batches of `capacity` samples. Throws ArgumentError when there is no memory for it.
template <class Scratch>
Scratch make_scratch(Index capacity) {
    try {
        return Scratch(capacity);
    } catch (const std::bad_alloc&) {
        refuse_batch_size(capacity);
    }
}

/// Throws ArgumentError, DataError.
STATICNN_FUNCTION void check_run(const FitOptions& options, bool is_given_validation, Index samples);

/// The place of the batch that ends before sample number `position` of an epoch of `samples`.
STATICNN_FUNCTION EpochPlace place_in(const Run& run, std::uint64_t position, Index samples,
                                      Index batch_size);

/// "the loss became nan in epoch 3, step 17 of 469"
STATICNN_FUNCTION std::string note_of_loss(double loss, std::uint64_t epoch, const EpochPlace& place);

template <class Topology, class Loss, class View>
constexpr void check_data() {
    check_features<Topology, std::remove_cvref_t<decltype(std::declval<View>().features())>>();
    check_targets<Topology, std::remove_cvref_t<decltype(std::declval<View>().targets())>, Loss>();
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::detail

#if !defined(STATICNN_COMPILED)
#include "staticnn/training/run_data.ipp"
#endif
