// SPDX-License-Identifier: BSL-1.0
//
// Regression on a table: what a building consumes in an hour, from calendar, clock and weather. The rivals
// are the mean of the table (R2 is 0) and linear regression: a network of a single layer, trained in the same
// way.
//     build/bin/regression --seed 1
// The measurements are those of the ASHRAE's "Great Energy Predictor Shootout" (Kreider, Haberl; ASHRAE
// Transactions 100, 1994) as the benchmark PROBEN1 (Prechelt, 1994) scaled them.

#include <cstdio>
#include <filesystem>
#include <staticnn/staticnn.hpp>
#include <string>
#include <utility>
#include <vector>

#include "support/claim.hpp"
#include "support/fann_file.hpp"
#include "support/program.hpp"

using namespace staticnn;

namespace {

// 7 columns for the day of the week, month, hour, morning or not, temperature, humidity, sun, wind.
constexpr Index features = 14;
// Electricity, cold water, hot water.
constexpr Index targets = 3;

using Table = Dataset<float, features, Rows<float, targets>>;
using LinearModel = Sequential<Dense<features, targets>>;
using Model = Sequential<Dense<features, 64, Relu>, Dense<64, 32, Relu>, Dense<32, targets>>;
template <class Topology>
using Regressor =
    Trainer<Topology, MeanSquaredError, Adam<>, R2Score<targets>, RootMeanSquaredError, EarlyStopping>;

/// A CSV file, or the table that the Debian package libfann-doc brings in two files. Throws DataError, with
/// what to install, when there is neither.
Table load_table(const std::string& csv_file) {
    if (!csv_file.empty()) return load_csv<features, Rows<float, targets>>(csv_file);
    const std::string folder = "/usr/share/doc/libfann-dev/examples/datasets";
    if (!std::filesystem::exists(folder + "/building.train"))
        throw DataError(
            "no data found: install the measurements with `sudo apt-get install -o "
            "Dpkg::Options::=--path-include='/usr/share/doc/libfann-dev/*' libfann-doc` (Debian, Ubuntu; the "
            "option is for systems that leave documentation out), or name a CSV file with a header, 14 "
            "features and 3 targets by `--data FILE`");
    std::vector<float> inputs, outputs;
    for (const char* part : {"/building.train", "/building.test"})
        support::append_fann_file(folder + part, features, targets, inputs, outputs);
    return {std::move(inputs), std::move(outputs)};
}

/// Trains until `validation` shows no progress for 20 epochs. Returns R2 on `test`.
template <class Topology>
double r2_of(const char* name, const Table& training, const Table& validation, const Table& test,
             std::uint64_t seed) {
    Regressor<Topology> trainer({.batch_size = 32, .seed = seed},
                                EarlyStopping{.patience = 20, .restore_best_weights = true});
    const History history = trainer.fit(training, {.epochs = 300}, validation_data(validation));
    const Scores scores = trainer.evaluate(test);
    std::printf("%-18s R2 %.4f, root mean squared error %.4f deviations, %zu epochs\n", name,
                scores["r2_score"], scores["root_mean_squared_error"], history.size());
    return scores["r2_score"];
}

int regress(const std::string& csv_file, std::uint64_t seed) {
    const Table table = load_table(csv_file);
    const auto [known, test] = shuffle_split(table, 0.25, seed);
    const auto [training, validation] = shuffle_split(known, 0.2, seed);
    std::printf("%zu rows to train on, %zu to tell when to stop, %zu to test\n", training.rows(),
                validation.rows(), test.rows());

    const Standardizer inputs(training.view().features());
    const Standardizer outputs(training.view().targets());
    const auto standardized = [&](const auto& part) {
        return Table(inputs.apply(part.view().features()), outputs.apply(part.view().targets()));
    };
    const Table to_train = standardized(training), to_stop = standardized(validation),
                to_test = standardized(test);

    const double linear = r2_of<LinearModel>("linear regression:", to_train, to_stop, to_test, seed);
    const double network = r2_of<Model>("network:", to_train, to_stop, to_test, seed);
    support::claim_at_least("r2", network, 0.78);
    support::claim_at_least("r2_above_linear", network - linear, 0.05);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    support::CommandLine command_line{"Learns from a table what a building consumes in an hour."};
    std::string csv_file;
    std::uint64_t seed = 0;
    command_line.option("--data", csv_file,
                        "CSV file with a header, 14 features and 3 targets (default: the measurements of the "
                        "package libfann-doc)",
                        {.placeholder = "FILE"});
    command_line.seed(seed);
    return command_line.run(argc, argv, [&] { return regress(csv_file, seed); });
}
