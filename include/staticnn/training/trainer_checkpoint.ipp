// SPDX-License-Identifier: BSL-1.0
#include "staticnn/checkpoint/difference.hpp"
#include "staticnn/core/expect.hpp"
#include "staticnn/training/trainer_checkpoint.hpp"
#include "staticnn/version.hpp"

namespace staticnn::detail {
STATICNN_BEGIN_RARE_CODE

STATICNN_FUNCTION checkpoint::Header header_of(const TrainerFacts& facts, const Resumptions& resumptions) {
    checkpoint::Header header{{"kind", "trainer"},
                              {"library", std::string("staticnn ") + version},
                              {"topology", std::string(facts.topology)},
                              {"scalar", facts.size_of_scalar == 4 ? "float32" : "float64"},
                              {"layers", facts.layers},
                              {"trainable_parameters", std::to_string(facts.trainable_parameters)},
                              {"flops", std::to_string(facts.flops)},
                              {"loss", std::string(facts.loss)},
                              {"optimizer", std::string(facts.optimizer)},
                              {"callbacks", facts.callbacks},
                              {"trainer", std::string(facts.trainer)},
                              {"learning_rate", text_of_number(facts.learning_rate)}};
    resumptions.append_to(header);
    return header;
}

STATICNN_FUNCTION checkpoint::Header header_of_weights(checkpoint::Header header) {
    std::erase_if(header, [](const auto& line) {
        return line.first == "loss" || line.first == "optimizer" || line.first == "callbacks" ||
               line.first == "trainer" || line.first == "learning_rate" ||
               line.first == checkpoint::resumed_key;
    });
    header.front().second = "weights";
    return header;
}

STATICNN_FUNCTION void expect_same(const checkpoint::Header& expected, const checkpoint::Header& found,
                                   std::string_view key, const std::string& where, std::string_view way) {
    const std::string* ours = checkpoint::find(expected, key);
    const std::string* theirs = checkpoint::find(found, key);
    if (theirs != nullptr && *theirs == *ours) return;
    throw MismatchError(where + ": expected the " + std::string(key) + " " + *ours + ", found " +
                        (theirs == nullptr ? "none" : *theirs) + std::string(way));
}

STATICNN_FUNCTION void expect_kind(const checkpoint::Header& found, std::string_view kind,
                                   const std::string& where) {
    const std::string* theirs = checkpoint::find(found, "kind");
    if (theirs != nullptr && *theirs == kind) return;
    throw MismatchError(where + ": expected a checkpoint of a " + std::string(kind) + ", found " +
                        (theirs == nullptr ? std::string("none") : "one of " + *theirs) +
                        (kind == "trainer" ? ": load_weights reads weights alone" : ""));
}

STATICNN_FUNCTION checkpoint::Contents renamed(const checkpoint::Contents& contents,
                                               const LoadOptions& options, const std::string& where,
                                               Notes& notes) {
    return checkpoint::with_aliases(contents, options.aliases, where, notes);
}

STATICNN_FUNCTION void expect_trainer(const checkpoint::Header& expected, const checkpoint::Header& found,
                                      const LoadOptions& options, const std::string& where) {
    expect_kind(found, "trainer", where);
    expect_same(expected, found, "topology", where, way_to_fitting_layers);
    expect_same(expected, found, "scalar", where);
    expect_same(expected, found, "loss", where, ": load_weights takes the weights alone");
    if (!options.reset_optimizer)
        expect_same(expected, found, "optimizer", where, ": reset_optimizer keeps that of the trainer");
}

STATICNN_FUNCTION void expect_batch_size(std::uint64_t expected, std::uint64_t found,
                                         const std::string& where) {
    if (found == expected) return;
    throw MismatchError(where + ": expected the batch size " + std::to_string(expected) + ", found " +
                        std::to_string(found) +
                        ": set that, or allow_batch_size_change to keep the trainer's");
}

[[noreturn]] STATICNN_FUNCTION void refuse_contents(const ArgumentError& error, const std::string& where) {
    throw FormatError(where + ": " + error.what());
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::detail
