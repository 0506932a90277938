// SPDX-License-Identifier: BSL-1.0
#include "staticnn/core/counted.hpp"
#include "staticnn/core/error.hpp"
#include "staticnn/training/course.hpp"
#include "staticnn/training/load_policy.hpp"

namespace staticnn::detail {
STATICNN_BEGIN_RARE_CODE

STATICNN_FUNCTION Course::Course(std::uint64_t batch, std::uint64_t start_seed,
                                 std::vector<std::string> names)
    : batch_size(batch), seed(start_seed), history(std::move(names)) {}
STATICNN_FUNCTION Course::Course(const Course&) = default;
STATICNN_FUNCTION Course::Course(Course&&) noexcept = default;
STATICNN_FUNCTION Course& Course::operator=(const Course&) = default;
STATICNN_FUNCTION Course& Course::operator=(Course&&) noexcept = default;
STATICNN_FUNCTION Course::~Course() = default;

STATICNN_FUNCTION void Course::open(const Run& run_to_open, Conditions now, const Notes& notes) {
    RunLog with_this = runs;
    with_this.begin(epoch, notes);
    run = run_to_open;
    runs = std::move(with_this);
    conditions = std::move(now);
}

STATICNN_FUNCTION void Course::go_on(Conditions now, const Notes& notes) {
    runs.add_notes(epoch, notes);
    const double part =
        run.samples == 0 ? 0 : static_cast<double>(position) / static_cast<double>(run.samples);
    resumptions.note_resume(static_cast<double>(epoch) + part);
    conditions = std::move(now);
}

STATICNN_FUNCTION void Course::expect_samples(std::uint64_t samples) const {
    if (samples == run.samples) return;
    throw DataError("resume is expected to get the data of the open run, " + std::to_string(run.samples) +
                    " samples for training; found " + std::to_string(samples));
}

STATICNN_FUNCTION History Course::history_of_run(std::uint64_t epochs_before, Notes notes) const {
    History part = history.since(epochs_before);
    part.set_notes(std::move(notes));
    return part;
}

STATICNN_FUNCTION void Course::begin_load(const checkpoint::Contents& contents,
                                          std::vector<std::string> names) {
    history = History(std::move(names), epochs_of(contents));  // of a metric that the file lacks
    runs = {};
    resumptions.note_load(contents.header);
}

STATICNN_FUNCTION void Course::append_counters(Leaves& leaves) {
    leaves.emplace_back("batch_size", &batch_size);
    leaves.emplace_back("seed", &seed, Role::configuration);
    leaves.emplace_back("step", &step);
    leaves.emplace_back("epoch", &epoch);
    leaves.emplace_back("position", &position);
    append_members(run, "run", leaves);
    append_members(runs, "runs", leaves);
    append_members(conditions, "conditions", leaves);
    append_members(sums, "sums", leaves);
}

STATICNN_FUNCTION void Course::append_records(Leaves& leaves) {
    leaves.emplace_back("rate_factors", &rate_factors);
    history.append_leaves("history", leaves);
}

STATICNN_FUNCTION void Course::expect_consistent(Index parameters, const std::string& where) const {
    const auto refuse = [&](const std::string& what) { throw FormatError(where + ": " + what); };
    if (!history.is_consistent()) refuse("expected a history with as many values for each name");
    if (run.epochs_done > history.size() || run.epochs_done > run.epochs_asked)
        refuse("expected at most " + counted(history.size(), "epoch") + " of the run to be done, found " +
               std::to_string(run.epochs_done));
    if (position > run.samples)
        refuse("expected a position of at most " + std::to_string(run.samples) + ", found " +
               std::to_string(position));
    // Such a run would go through all of its epochs without a batch.
    if (run.is_cut_short && !run.is_stopping) refuse("expected a run that is cut short to be stopping");
    if (!rate_factors.empty() && rate_factors.size() != parameters)
        refuse("expected " + std::to_string(parameters) + " rate factors or none, found " +
               std::to_string(rate_factors.size()));
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::detail
