// SPDX-License-Identifier: BSL-1.0
#include "support/instruction_sets.hpp"

#include <type_traits>
#include <vector>

#include "staticnn/losses/binary_crossentropy.hpp"
#include "staticnn/losses/cosine_similarity.hpp"
#include "staticnn/losses/from_logits.hpp"
#include "staticnn/losses/hinge.hpp"
#include "staticnn/losses/huber.hpp"
#include "staticnn/losses/kl_divergence.hpp"
#include "staticnn/losses/log_cosh.hpp"
#include "staticnn/losses/mean_absolute_error.hpp"
#include "staticnn/losses/mean_absolute_percentage_error.hpp"
#include "staticnn/losses/mean_squared_error.hpp"
#include "staticnn/losses/mean_squared_logarithmic_error.hpp"
#include "staticnn/losses/poisson.hpp"
#include "staticnn/losses/smoothed.hpp"
#include "staticnn/losses/sparse_categorical_crossentropy.hpp"
#include "support/row_of.hpp"
#include "support/same_bits.hpp"
#include "support/samples.hpp"

namespace staticnn {
namespace {

/// Loss, outputs and gradient of a few rows of 37 outputs, which are three packs.
template <class LossType, class T, class Isa>
std::vector<T> results_of() {
    constexpr Index columns = 37, rows = 5;
    const std::vector<T> outputs = numbers<T>(rows * columns, 1), targets = numbers<T>(rows * columns, 2);
    std::vector<T> results;
    for (Index first = 0; first < rows * columns; first += columns) {
        RowOf<T, Isa> output(outputs.data() + first, columns), target(targets.data() + first, columns);
        RowOf<T, Isa> gradient(outputs.data() + first, columns);
        T loss(0);
        kernels::Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
            for (Index pack = 0; pack < target.row().packs(); ++pack) {
                target.row().store(pack, absolute(target.row().load(pack)));  // which all losses take
                if constexpr (std::is_same_v<LossType, Poisson>)
                    output.row().store(pack, absolute(output.row().load(pack)));
            }
            if constexpr (LossType::target_kind == TargetKind::labels) {
                loss = LossType::forward(output.row(), first % columns + 20);
                LossType::backward(gradient.row(), output.row(), first % columns + 20, T(0.3));
            } else {
                loss = LossType::forward(output.row(), target.row());
                LossType::backward(gradient.row(), output.row(), target.row(), T(0.3));
            }
        });
        results.push_back(loss);
        for (const T value : output.values()) results.push_back(value);
        for (const T value : gradient.values()) results.push_back(value);
    }
    return results;
}

class LossesOn : public OnInstructionSet {
protected:
    template <class... LossTypes>
    void expect_same_bits() {
        with_fused_set(GetParam(), []<class Isa>(Isa) {
            (compare<LossTypes, float, Isa>(), ...);
            (compare<LossTypes, double, Isa>(), ...);
        });
    }

private:
    template <class LossType, class T, class Isa>
    static void compare() {
        const auto found = results_of<LossType, T, Isa>(),
                   expected = results_of<LossType, T, kernels::PortableFma>();
        for (Index i = 0; i < expected.size(); ++i)
            ASSERT_TRUE(same_bits(found[i], expected[i])) << LossType::name.view() << ", number " << i;
    }
};
INSTANTIATE_TEST_SUITE_P(Sets, LossesOn, fused_sets, name_of_set);

TEST_P(LossesOn, OfValuesHaveTheSameBits) {
    expect_same_bits<MeanSquaredError, MeanAbsoluteError, Huber<0.3>, LogCosh, MeanSquaredLogarithmicError,
                     MeanAbsolutePercentageError, Poisson, CosineSimilarity, Hinge>();
}

TEST_P(LossesOn, OfProbabilitiesHaveTheSameBits) {
    expect_same_bits<SparseCategoricalCrossentropy, Smoothed<SparseCategoricalCrossentropy, 0.1>,
                     CategoricalCrossentropy, KlDivergence, BinaryCrossentropy,
                     Smoothed<BinaryCrossentropy, 0.1>, FromLogits<SparseCategoricalCrossentropy>,
                     FromLogits<BinaryCrossentropy>>();
}

}  // namespace
}  // namespace staticnn
