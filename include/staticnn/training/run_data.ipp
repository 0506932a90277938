// SPDX-License-Identifier: BSL-1.0
#include <string>

#include "staticnn/core/error.hpp"
#include "staticnn/core/expect.hpp"
#include "staticnn/training/run_data.hpp"

namespace staticnn::detail {
STATICNN_BEGIN_RARE_CODE

[[noreturn]] STATICNN_FUNCTION void refuse_batch_size(Index batch_size) {
    throw ArgumentError("batch_size is expected to leave memory for the outputs of all layers, found " +
                        std::to_string(batch_size) + ", for which there is not enough");
}

STATICNN_FUNCTION void check_run(const FitOptions& options, bool is_given_validation, Index samples) {
    if (is_given_validation && options.validation_split != 0)
        throw ArgumentError("fit takes a validation_split or validation_data(data), found both");
    const auto epochs = static_cast<std::int64_t>(options.epochs);  // -1 is a large number otherwise
    if (epochs < 1)
        throw ArgumentError("epochs is expected to be at least 1, found " + std::to_string(epochs));
    if (samples == 0) throw DataError("fit is expected to get at least 1 sample, found none");
    if (samples > most_samples)
        throw DataError("fit is expected to get at most 4294967295 samples, found " +
                        std::to_string(samples));
}

STATICNN_FUNCTION EpochPlace place_in(const Run& run, std::uint64_t position, Index samples,
                                      Index batch_size) {
    const auto batches = [&](std::uint64_t count) { return (count + batch_size - 1) / batch_size; };
    return {.run_epoch = run.epochs_done + 1,
            .run_epochs = run.epochs_asked,
            .batch = batches(position),
            .batches = batches(samples),
            .position = position,
            .samples = samples};
}

STATICNN_FUNCTION std::string note_of_loss(double loss, std::uint64_t epoch, const EpochPlace& place) {
    return "the loss became " + text_of_number(loss) + " in epoch " + std::to_string(epoch) + ", step " +
           std::to_string(place.batch) + " of " + std::to_string(place.batches);
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::detail
