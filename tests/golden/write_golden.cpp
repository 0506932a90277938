// SPDX-License-Identifier: BSL-1.0
// write_golden FOLDER: writes the golden files of the present format version into a folder that is there.
#include <cstdio>
#include <string>

#include "golden/evolving_types.hpp"
#include "golden/golden_trainer.hpp"
#include "staticnn/core/error.hpp"

int main(int argc, char** argv) try {
    using namespace staticnn;
    if (argc != 2) throw ArgumentError("usage: write_golden FOLDER");
    const std::string folder = argv[1];
    const EarlyStopping stopping{.patience = 9, .restore_best_weights = true};
    const auto trainer = golden::trained<golden::GoldenTrainer>(stopping);
    const auto evolving = golden::trained<golden::EvolvingTrainer>(stopping);
    for (const char* ending : {".bin", ".xml"}) {
        trainer.save(folder + "/trainer" + ending);
        trainer.save_weights(folder + "/weights" + ending);
        evolving.save(folder + "/evolving" + ending);
    }
} catch (const staticnn::Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
