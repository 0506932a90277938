// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "instruction_sets/runs.hpp"

#include "support/temporary_folder.hpp"

namespace staticnn::instruction_sets {

using Set = kernels::InstructionSet;

/// The instruction sets that promise equal bits, as far as the processor has them.
inline std::vector<Set> fused() {
    std::vector<Set> result;
    for (const Set set : fused_instruction_sets)
        if (kernels::is_supported(set)) result.push_back(set);
    return result;
}

/// Types: runs with the digest that they must have, on every machine and by every compiler.
template <class Run>
class SameBits : public testing::Test {};
TYPED_TEST_SUITE_P(SameBits);

// A change of these digests is a change of results for every user: once version 1 of the format is released,
// it needs a new one.
TYPED_TEST_P(SameBits, AreThoseOfTheDigestThatIsKept) {
    for (const Set set : fused()) {
        auto trainer = TypeParam::trained(set);
        ASSERT_EQ(trainer.step(), 20u);
        EXPECT_EQ(digest_of_numbers(trainer), TypeParam::digest) << kernels::name_of(set);
    }
}

TYPED_TEST_P(SameBits, ComeFromEveryInstructionSet) {
    const auto expected = TypeParam::trained(Set::portable_fma);
    for (const Set set : fused())
        EXPECT_EQ(TypeParam::trained(set).digest(), expected.digest()) << kernels::name_of(set);
}

TYPED_TEST_P(SameBits, ComeFromAnyNumberOfThreads) {
    const auto expected = TypeParam::trained(Set::portable_fma);
    for (const Set set : fused())
        for (const Index threads : {2u, 3u, 5u})
            EXPECT_EQ(TypeParam::trained(set, threads).digest(), expected.digest())
                << kernels::name_of(set) << ", " << threads;
}

TYPED_TEST_P(SameBits, ArePredictedOnEveryInstructionSet) {
    const auto data = TypeParam::data();
    auto expected = TypeParam::trained(Set::portable_fma);
    const auto outputs = expected.predict(data.features());
    const double loss = expected.evaluate(data).loss();
    for (const Set set : fused()) {
        auto trainer = TypeParam::trainer(set);
        trainer.network() = expected.network();
        const auto others = trainer.predict(data.features());
        for (Index i = 0; i < outputs.view().size(); ++i)
            ASSERT_EQ(others.view().data()[i], outputs.view().data()[i]) << kernels::name_of(set);
        EXPECT_EQ(trainer.evaluate(data).loss(), loss) << kernels::name_of(set);
    }
}

TYPED_TEST_P(SameBits, ContinueOnAnotherInstructionSet) {
    const TemporaryFolder folder;
    const auto data = TypeParam::data();
    const std::string expected = TypeParam::trained(Set::portable_fma).digest();
    for (const Set first : fused()) {
        for (const Set second : fused()) {
            auto part = TypeParam::trainer(first);
            part.fit(data, TypeParam::options, on_batch_end([&](const BatchReport& report) {
                         if (report.step == 10) part.pause();
                     }));
            part.save(folder.path("part.bin"));
            auto rest = TypeParam::trainer(second);
            rest.load(folder.path("part.bin"));
            rest.resume(data);
            EXPECT_EQ(rest.digest(), expected) << kernels::name_of(first) << " " << kernels::name_of(second);
        }
    }
}

// Without fused products the numbers are others, but hardly.
TYPED_TEST_P(SameBits, AreNearlyThoseOfPortable) {
    const auto data = TypeParam::data();
    auto portable = TypeParam::trained(Set::portable), other = TypeParam::trained(Set::portable_fma);
    EXPECT_NE(portable.digest(), other.digest());
    const double loss = other.evaluate(data).loss();
    EXPECT_NEAR(portable.evaluate(data).loss(), loss, TypeParam::difference_of_portable * loss);
}

// The update that is fused into the backward pass against stored gradients and an update of their own.
TYPED_TEST_P(SameBits, DoNotDependOnTheSink) {
    using Topology = typename TypeParam::Topology;
    using Optimizer = typename TypeParam::Optimizer;
    using T = typename TypeParam::Scalar;
    const auto data = TypeParam::data();
    std::vector<Set> sets = fused();
    sets.push_back(Set::portable);
    for (const Set set : sets) {
        auto trainer = TypeParam::trainer(set);
        Network<Topology, T> network = trainer.network();
        Workspace<Topology, T> workspace(TypeParam::batch_size);
        Storage<Topology, T> gradients;
        Slots<Optimizer, Topology, T> slots;
        for (std::uint64_t step = 0; step < 8; ++step) {
            const auto batch = data.slice(step, TypeParam::batch_size - step);
            const double loss = trainer.train_on_batch(batch);
            EXPECT_EQ(loss, compute_gradients<typename TypeParam::Loss>(
                                network, batch, {trainer.seed(), step}, workspace, gradients, set));
            apply_gradients(trainer.optimizer(), step + 1, gradients, network, slots, set);
            ASSERT_EQ(trainer.network(), network) << kernels::name_of(set) << ", step " << step;
        }
    }
}

REGISTER_TYPED_TEST_SUITE_P(SameBits, AreThoseOfTheDigestThatIsKept, ComeFromEveryInstructionSet,
                            ComeFromAnyNumberOfThreads, ArePredictedOnEveryInstructionSet,
                            ContinueOnAnotherInstructionSet, AreNearlyThoseOfPortable, DoNotDependOnTheSink);

}  // namespace staticnn::instruction_sets
