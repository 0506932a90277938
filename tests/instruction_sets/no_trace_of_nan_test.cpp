// SPDX-License-Identifier: BSL-1.0
#include "support/instruction_sets.hpp"

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "staticnn/activations/tanh.hpp"
#include "staticnn/constraints/unit_norm.hpp"
#include "staticnn/data/dataset.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/losses/mean_squared_error.hpp"
#include "staticnn/models/sequential.hpp"
#include "staticnn/optimizers/adam.hpp"
#include "staticnn/regularizers/l2.hpp"
#include "staticnn/training/trainer.hpp"
#include "staticnn/training/update_rules/global_clip_norm.hpp"
#include "support/environment.hpp"
#include "support/samples.hpp"

namespace staticnn {
namespace {

class NoTraceOfNan : public OnInstructionSet {};
INSTANTIATE_TEST_SUITE_P(Sets, NoTraceOfNan, all_sets, name_of_set);

// Widths with padding of all kinds: beside the columns, a whole pack, behind a single column.
template <class Kernel>
using Padded = Sequential<Dense<5, 33, Tanh, Kernel>, Dense<33, 1, Linear, Kernel>>;

/// A step of NaN, then the state of before: what follows has the bits as if nothing had been.
template <class Topology, class... Rules>
void expect_no_trace(kernels::InstructionSet set, const Rules&... rules) {
    const EnvironmentVariable wish("STATICNN_ISA", std::string(kernels::name_of(set)));
    using TrainerType = Trainer<Topology, MeanSquaredError, Adam<>, Rules...>;
    const auto samples = value_samples<float, 5, 1>(24);
    TrainerType trainer({.batch_size = 8}, rules...), other({.batch_size = 8}, rules...);
    const auto before = trainer.save_bytes();

    const std::vector<float> x(8 * 5, std::numeric_limits<float>::quiet_NaN()), y(8);
    trainer.train_on_batch(Dataset<float, 5, Rows<float, 1>>(x, y));
    ASSERT_TRUE(std::isnan(trainer.network().values("1.kernel")[0]));
    trainer.load_bytes(before);

    trainer.fit(samples, {.epochs = 2});
    other.fit(samples, {.epochs = 2});
    EXPECT_EQ(trainer.digest(), other.digest());
}

TEST_P(NoTraceOfNan, IsLeftByAPlainUpdate) { expect_no_trace<Padded<L2<0.001>>>(GetParam()); }

TEST_P(NoTraceOfNan, IsLeftByClipping) { expect_no_trace<Padded<L2<0.001>>>(GetParam(), GlobalClipNorm{1}); }

TEST_P(NoTraceOfNan, IsLeftByAConstraint) { expect_no_trace<Padded<UnitNorm>>(GetParam()); }

}  // namespace
}  // namespace staticnn
