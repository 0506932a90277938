// SPDX-License-Identifier: BSL-1.0
#include <gtest/gtest.h>

#include "laws/matrix.hpp"
#include "staticnn/checkpoint/digest.hpp"
#include "staticnn/checkpoint/file.hpp"
#include "staticnn/checkpoint/restore.hpp"
#include "staticnn/losses/mean_squared_error.hpp"
#include "staticnn/models/functions.hpp"
#include "support/samples.hpp"
#include "support/temporary_folder.hpp"

/// Each optimizer with each schedule, in a training loop without a trainer.
namespace staticnn::laws {
namespace {

using SmallTopology = Sequential<Dense<3, 2>>;
constexpr std::uint64_t last_update = 14;

Storage<SmallTopology, float> gradients_of(const Network<SmallTopology, float>& network,
                                           std::uint64_t update) {
    static const auto data = value_samples<float, 3, 2>(last_update);
    Workspace<SmallTopology, float> workspace(1);
    Storage<SmallTopology, float> gradients;
    compute_gradients<MeanSquaredError>(network, data.slice(update - 1, 1), {0, update}, workspace,
                                        gradients);
    return gradients;
}

/// What such a loop has to keep.
template <class Optimizer>
struct LoopState {
    Optimizer optimizer;
    Network<SmallTopology, float> network;
    Slots<Optimizer, SmallTopology, float> slots;

    Leaves leaves() {
        Leaves leaves;
        append_members(optimizer, "optimizer", leaves);
        network.append_leaves("network", leaves);
        for (Index i = 0; i < slots.size(); ++i)
            slots[i].append_trained_leaves("slots", '.' + std::string(Optimizer::slots[i]), leaves);
        return leaves;
    }

    /// Makes the updates that come after number `done`, up to number `last`.
    void train(std::uint64_t done, std::uint64_t last) {
        for (std::uint64_t update = done + 1; update <= last; ++update)
            apply_gradients(optimizer, update, gradients_of(network, update), network, slots);
    }
};

template <class Optimizer>
class ScheduledOptimizers : public testing::Test {
protected:
    template <class Schedule>
    void expect_the_same_bits_when_interrupted() {
        using State = LoopState<typename Optimizer::template With<Schedule>>;
        const auto trained_to = [](std::uint64_t update) {
            State state{example<decltype(State::optimizer)>(), Network<SmallTopology, float>(5), {}};
            state.train(0, update);
            return state;
        };
        State whole = trained_to(last_update);
        const std::string digest = checkpoint::digest_of(whole.leaves());
        for (const std::uint64_t update : {1u, 6u, 13u}) {
            const std::string path = folder_.path(update % 2 == 0 ? "state.bin" : "state.xml");
            State part = trained_to(update);
            checkpoint::write_file(path, {{"kind", "loop"}}, part.leaves());
            State rest{{}, Network<SmallTopology, float>(99), {}};
            checkpoint::restore(checkpoint::read_file(path).records, rest.leaves(), {}, path);
            rest.train(update, last_update);
            EXPECT_EQ(checkpoint::digest_of(rest.leaves()), digest)
                << Schedule::name.view() << ", interrupted after update " << update;
        }
    }

    TemporaryFolder folder_;
};

template <class... Unit>
testing::Types<Unit...> types_of(List<Unit...>);
using AllOptimizers = decltype(types_of(Optimizers{} + OtherForms{}));
TYPED_TEST_SUITE(ScheduledOptimizers, AllOptimizers);

TYPED_TEST(ScheduledOptimizers, InterruptedTheyEndWithTheSameBits) {
    [this]<class... Schedule>(List<Schedule...>) {
        (this->template expect_the_same_bits_when_interrupted<Schedule>(), ...);
    }(Schedules{});
}

}  // namespace
}  // namespace staticnn::laws
