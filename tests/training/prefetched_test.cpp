// SPDX-License-Identifier: BSL-1.0
#include "staticnn/data/prefetched.hpp"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <ctime>
#include <string>
#include <thread>

#include "data/expect_error.hpp"
#include "data/idx_files.hpp"
#include "small_classifier.hpp"
#include "staticnn/data/augmented.hpp"
#include "staticnn/data/block_shuffle.hpp"
#include "staticnn/data/mapped_rows.hpp"
#include "staticnn/data/selection.hpp"
#include "training/source_laws.hpp"

namespace staticnn {
namespace {

/// Trains on both data sets, with validation and an evaluation, and expects the same bits.
template <class Data, class OtherData>
void expect_same_training(const Data& data, const OtherData& other_data) {
    const FitOptions options{.epochs = 3, .validation_split = 0.3};
    Classifier trainer(batches_of_8), other(batches_of_8);
    trainer.fit(data, options);
    other.fit(other_data, options);
    EXPECT_EQ(trainer.digest(), other.digest());
    EXPECT_EQ(trainer.evaluate(data).loss(), other.evaluate(other_data).loss());
}

const auto varied = augmented<2, 2>(samples, {.max_shift = 0.5, .noise = 0.1});

TEST(Prefetched, TrainsAsTheDataThemselves) {
    expect_same_training(prefetched(samples), samples);
    expect_same_training(prefetched(in_blocks(samples, {.block_rows = 3, .buffer_rows = 8})),
                         in_blocks(samples, {.block_rows = 3, .buffer_rows = 8}));
    expect_same_training(prefetched(varied), varied);
    const auto ahead = prefetched(varied);
    expect_same_training(select(ahead, {7, 3, 5, 3, 1, 0, 9, 8, 22, 25, 11}),
                         select(varied, {7, 3, 5, 3, 1, 0, 9, 8, 22, 25, 11}));
}

TEST(Prefetched, TrainsOnMappedFilesAsOnMemory) {
    const ::TemporaryFolder folder;
    Bytes pixels(40 * 4), classes(40);
    for (Index i = 0; i < pixels.size(); ++i) pixels[i] = static_cast<std::uint8_t>(i * 37);
    for (Index i = 0; i < classes.size(); ++i) classes[i] = static_cast<std::uint8_t>(i % 3);
    const std::string path = folder.write("images", idx_bytes({40, 2, 2}, pixels));
    const auto mapped = map_idx_images<4>(path);
    const auto read = read_idx_images<4>(path);
    const DataView in_memory(read.view(), labels<3>(classes));
    expect_same_training(prefetched(in_blocks(DataView(mapped.view(), labels<3>(classes)))),
                         in_blocks(in_memory));
}

TEST(Prefetched, ResumesExactly) { expect_exact_resumption(prefetched(varied)); }

// What was read ahead is of no use to the batches that come in between.
TEST(Prefetched, IsNotMisledByOtherBatches) {
    const auto ahead = prefetched(varied);
    const auto train = [](Classifier& trainer, const auto& data) {
        trainer.fit(data, {.epochs = 2}, at_batches([&](const BatchReport& report) {
                        if (report.step == 2) trainer.pause();
                    }));
        trainer.train_on_batch(data.view().slice(3, 8));
        trainer.resume(data);
    };
    Classifier trainer(batches_of_8), other(batches_of_8);
    train(trainer, ahead);
    train(other, varied);
    EXPECT_EQ(trainer.digest(), other.digest());
}

TEST(Prefetched, ServesOneTrainerAfterAnother) {
    const auto ahead = prefetched(varied);
    for (const std::uint64_t seed : {1u, 2u}) {
        Classifier trainer({.batch_size = 8, .seed = seed}), other({.batch_size = 8, .seed = seed});
        trainer.fit(ahead, {.epochs = 1}, pause_after(trainer, 2));  // a batch is left behind
        other.fit(varied, {.epochs = 1}, pause_after(other, 2));
        EXPECT_EQ(trainer.digest(), other.digest());
    }
}

/// What happens to rows, and who reads them.
struct Observed {
    bool is_broken = false;  ///< in the third step
    std::thread::id trainer = std::this_thread::get_id();
    std::atomic<Index> reads_of_trainer = 0;
    std::atomic<Index> reads_of_worker = 0;
};

class ObservedRows {
public:
    using element_type = float;
    static constexpr Index width = 4;

    ObservedRows(const Rows<const float, 4>& base, Observed& observed) : base_(base), observed_(&observed) {}
    Index rows() const { return base_.rows(); }
    float scale() const { return 1; }
    ObservedRows slice(Index first, Index count) const { return {base_.slice(first, count), *observed_}; }
    void read(Index row, Index place, const Moment* moment, float* to) const {
        if (moment == nullptr) return read_row(base_, row, place, moment, to);  // not in training
        if (observed_->is_broken && moment->step == 2) throw DataError("the disk is gone");
        const bool is_trainer = std::this_thread::get_id() == observed_->trainer;
        ++(is_trainer ? observed_->reads_of_trainer : observed_->reads_of_worker);
        read_row(base_, row, place, moment, to);
    }

private:
    Rows<const float, 4> base_;
    Observed* observed_;
};

TEST(Prefetched, LeavesToTheTrainerTheFirstBatchOfEachEpoch) {
    Observed observed;
    const auto ahead = prefetched(DataView(ObservedRows(samples.features(), observed), samples.targets()));
    Classifier trainer(batches_of_8);
    trainer.fit(ahead, {.epochs = 3});
    EXPECT_EQ(observed.reads_of_trainer, 3u * 8);
    EXPECT_EQ(observed.reads_of_worker, 3u * 18);
}

TEST(Prefetched, PassesOnWhatTheWorkerThrows) {
    Observed observed{.is_broken = true};
    const auto ahead = prefetched(DataView(ObservedRows(samples.features(), observed), samples.targets()));
    Classifier trainer(batches_of_8), other(batches_of_8);
    expect_error<DataError>([&] { trainer.fit(ahead, {.epochs = 2}); }, "the disk is gone");
    EXPECT_EQ(trainer.step(), 2u);
    EXPECT_TRUE(trainer.has_open_run());
    observed.is_broken = false;
    trainer.resume(ahead);
    other.fit(samples, {.epochs = 2});
    EXPECT_EQ(trainer.digest(), other.digest());
}

TEST(Prefetched, SleepsWhenThereIsNothingToDo) {
    const auto ahead = prefetched(samples);
    Classifier trainer(batches_of_8);
    trainer.fit(ahead, {.epochs = 1});
    const std::clock_t before = std::clock();
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    EXPECT_LT(static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC, 0.05);  // of the whole process
}

}  // namespace
}  // namespace staticnn
