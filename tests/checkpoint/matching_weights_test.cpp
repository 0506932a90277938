// SPDX-License-Identifier: BSL-1.0
#include "staticnn/checkpoint/matching_weights.hpp"

#include <gtest/gtest.h>

#include "error_of.hpp"
#include "sample_state.hpp"
#include "staticnn/checkpoint/digest.hpp"

namespace staticnn::checkpoint {
namespace {

using Notes = std::vector<std::string>;

// Two layers with a kernel and a bias, and one with a kernel alone.
struct Weights {
    OwnedTensor<float> kernel_0{{2, 3}}, bias_0{{3}}, kernel_1{{3, 2}}, bias_1{{2}}, kernel_2{{2, 2}};

    explicit Weights(float value) {
        for (auto* tensor : {&kernel_0, &bias_0, &kernel_1, &bias_1, &kernel_2}) tensor->at(0, 0) = value;
    }
    Leaves leaves() {
        Leaves leaves;
        leaves.emplace_back("network.0.kernel", kernel_0.target());
        leaves.emplace_back("network.0.bias", bias_0.target());
        leaves.emplace_back("network.1.kernel", kernel_1.target());
        leaves.emplace_back("network.1.bias", bias_1.target());
        leaves.emplace_back("network.2.kernel", kernel_2.target());
        return leaves;
    }
    std::vector<Record> records() {
        std::vector<Record> records;
        for (const Leaf& leaf : leaves()) {
            records.push_back(outline_of(leaf));
            records.back().bytes = leaf.bytes();
        }
        return records;
    }
};

TEST(MatchingWeights, AreTakenLayerByLayer) {
    Weights here(1), there(2);
    there.bias_1 = OwnedTensor<float>({7});
    std::vector<Record> records = there.records();
    records[4].name = "network.3.kernel";
    records.push_back({"step", ElementType::uint64, {}, std::vector<std::byte>(8)});
    const WeightsReport report = take_matching(records, here.leaves(), "run.bin");
    EXPECT_EQ(report.taken, (Notes{"network.0.kernel", "network.0.bias"}));
    EXPECT_EQ(report.skipped, (Notes{"network.1.bias: float32 2, in the file float32 7",
                                     "network.2: not in the file", "network.3: only in the file"}));
    EXPECT_EQ(here.kernel_0.at(0, 0), 2);
    EXPECT_EQ(here.bias_0.at(0, 0), 2);
    EXPECT_EQ(here.kernel_1.at(0, 0), 1);  // fits, but its layer does not
    EXPECT_EQ(here.kernel_2.at(0, 0), 1);
}

TEST(MatchingWeights, OfALayerAreAllOfThem) {
    Weights here(1), there(2);
    std::vector<Record> records = there.records();
    records.push_back({"network.2.bias", ElementType::float32, {2}, std::vector<std::byte>(8)});
    records.erase(records.begin() + 1);
    const WeightsReport report = take_matching(records, here.leaves(), "run.bin");
    EXPECT_EQ(report.taken, (Notes{"network.1.kernel", "network.1.bias"}));
    EXPECT_EQ(report.skipped,
              (Notes{"network.0.bias: float32 3, not in the file", "network.2.bias: only in the file"}));
}

TEST(MatchingWeights, ThatAreNoneAreRefused) {
    Weights here(1), there(2);
    const std::string digest = digest_of(here.leaves());
    std::vector<Record> records = there.records();
    records.resize(1);
    records[0].type = ElementType::float64;
    EXPECT_EQ(error_of<MismatchError>([&] { take_matching(records, here.leaves(), "run.bin"); }),
              "'run.bin' has the weights of no layer that fits; network.0.kernel: float32 2 3, in the file "
              "float64 2 3; network.1: not in the file; network.2: not in the file");
    EXPECT_EQ(digest_of(here.leaves()), digest);
}

}  // namespace
}  // namespace staticnn::checkpoint
