// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <gtest/gtest.h>

#include <boost/archive/binary_iarchive.hpp>
#include <boost/archive/binary_oarchive.hpp>
#include <boost/archive/text_iarchive.hpp>
#include <boost/archive/text_oarchive.hpp>
#include <boost/archive/xml_iarchive.hpp>
#include <boost/archive/xml_oarchive.hpp>
#include <sstream>
#include <string>

#include "laws/trainer_cases.hpp"
#include "support/other_process.hpp"
#include "support/temporary_folder.hpp"

namespace staticnn::laws {

/// What is true of every trainer. Types: rows of the matrix.
template <class Row>
class TrainerLaws : public testing::Test {
protected:
    TrainerLaws() { work_.folder = folder_.path(""); }

    /// Writes a state and reads it into another trainer, through an archive of the user's own.
    template <class Output, class Input, class TrainerType>
    TrainerType through_archive(const TrainerType& trainer) {
        std::stringstream stream;
        {
            Output archive(stream);
            const TrainerType& saved = trainer;
            archive << boost::serialization::make_nvp("trainer", saved);
        }
        TrainerType loaded = work_.trainer(99);
        Input archive(stream);
        archive >> boost::serialization::make_nvp("trainer", loaded);
        return loaded;
    }

    TemporaryFolder folder_;
    Case<Row> work_;
};
TYPED_TEST_SUITE_P(TrainerLaws);

TYPED_TEST_P(TrainerLaws, CopiesAreIndependent) {
    auto original = this->work_.paused_at(8);
    auto copy = original;
    const std::string digest = original.digest();
    ASSERT_EQ(copy.digest(), digest);
    this->work_.resume(original);
    EXPECT_NE(original.digest(), digest);
    EXPECT_EQ(copy.digest(), digest);
    this->work_.resume(copy);
    EXPECT_EQ(copy.digest(), original.digest());

    auto assigned = this->work_.trainer(99);
    assigned = original;
    const ParameterInfo& last = decltype(this->work_)::Topology::parameter_table.back();
    assigned.network().assign(full_name(last), std::vector<float>(last.size(), 1.0f));
    EXPECT_EQ(original.digest(), copy.digest());
    EXPECT_NE(assigned.digest(), copy.digest());
}

TYPED_TEST_P(TrainerLaws, AnyNumberOfThreadsGivesTheSameBits) {
    const std::string alone = this->work_.trained().digest();
    for (const Index threads : {2u, 3u, 5u})
        EXPECT_EQ(this->work_.trained(threads).digest(), alone) << threads;
}

TYPED_TEST_P(TrainerLaws, SavedAndLoadedAreEqualInBothFormats) {
    const auto trainer = this->work_.paused_at(8);
    for (const char* name : {"state.bin", "state.xml"}) {
        const std::string path = this->folder_.path(name);
        EXPECT_EQ(trainer.save(path), trainer.digest());
        auto loaded = this->work_.trainer(99);
        EXPECT_NE(loaded.digest(), trainer.digest());
        loaded.load(path);
        EXPECT_EQ(loaded.digest(), trainer.digest()) << name;
        EXPECT_EQ(loaded.network(), trainer.network());
        EXPECT_EQ(loaded.seed(), trainer.seed());
        EXPECT_EQ(loaded.step(), 8u);
        EXPECT_TRUE(loaded.has_open_run());
        EXPECT_EQ(loaded.learning_rate(), trainer.learning_rate());
    }
}

TYPED_TEST_P(TrainerLaws, SavedAndLoadedAreEqualInArchivesOfTheUser) {
    const auto trainer = this->work_.paused_at(8);
    namespace archive = boost::archive;
    EXPECT_EQ((this->template through_archive<archive::binary_oarchive, archive::binary_iarchive>(trainer)
                   .digest()),
              trainer.digest());
    EXPECT_EQ(
        (this->template through_archive<archive::text_oarchive, archive::text_iarchive>(trainer).digest()),
        trainer.digest());
    EXPECT_EQ(
        (this->template through_archive<archive::xml_oarchive, archive::xml_iarchive>(trainer).digest()),
        trainer.digest());
}

// At every batch of the run: in the middle of an epoch, at its end, at the end of the run.
TYPED_TEST_P(TrainerLaws, InterruptedAnywhereEndsWithTheSameBits) {
    const auto whole = this->work_.trained();
    const std::string digest = whole.digest();
    ASSERT_GE(whole.epoch(), 3u);
    for (std::uint64_t step = 1; step <= whole.step(); ++step) {
        const auto part = this->work_.paused_at(step);
        const std::string path = this->folder_.path(step % 2 == 0 ? "part.bin" : "part.xml");
        ASSERT_EQ(part.step(), step);
        ASSERT_TRUE(part.has_open_run());
        part.save(path);
        auto rest = this->work_.trainer(99);
        rest.load(path);
        this->work_.resume(rest);
        EXPECT_EQ(rest.digest(), digest) << "interrupted after step " << step;
    }
}

TYPED_TEST_P(TrainerLaws, InterruptedAndFinishedInAnotherProcessEndsWithTheSameBits) {
    if (const auto folder = message_from_other_process()) {
        for (const std::string name : {"part.bin", "part.xml"}) {
            auto rest = this->work_.trainer(99);
            rest.load(*folder + name);
            this->work_.resume(rest);
            rest.save(*folder + "whole_" + name);
        }
        return;
    }
    const auto part = this->work_.paused_at(8);  // the third batch of the second epoch
    part.save(this->folder_.path("part.bin"));
    part.save(this->folder_.path("part.xml"));
    ASSERT_TRUE(passes_in_other_process(this->folder_.path("")));
    const std::string digest = this->work_.trained().digest();
    for (const char* name : {"whole_part.bin", "whole_part.xml"}) {
        const auto file = checkpoint::read_file(this->folder_.path(name));
        EXPECT_EQ(file.digest, digest) << name;
    }
}

REGISTER_TYPED_TEST_SUITE_P(TrainerLaws, CopiesAreIndependent, AnyNumberOfThreadsGivesTheSameBits,
                            SavedAndLoadedAreEqualInBothFormats, SavedAndLoadedAreEqualInArchivesOfTheUser,
                            InterruptedAnywhereEndsWithTheSameBits,
                            InterruptedAndFinishedInAnotherProcessEndsWithTheSameBits);

}  // namespace staticnn::laws
